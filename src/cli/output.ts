import { once } from "node:events";
import { fstatSync, writeFileSync } from "node:fs";
import type { Writable } from "node:stream";
import { replaceControlCharacters } from "./control-characters.js";

/** The exit codes if standard output is closed, and if it cannot be written for another reason. */
export interface OutputFailureCodes {
  closed: number;
  failed: number;
}

/**
 * Writes text and resolves when the stream accepts more, or the signal is aborted. Errors of the stream are handled by
 * its owner.
 */
export async function write(stream: Writable, text: string, signal?: AbortSignal): Promise<void> {
  if (text !== "" && !stream.write(text)) {
    await once(stream, "drain", { signal }).catch(() => undefined);
  }
}

/** Writes a message of the command itself: one line, or several, of which the first starts with the command's name. */
export function logMessage(stderr: Writable, message: string): void {
  stderr.write(`number-inventory: ${message.replace(/[^\n]+/g, replaceControlCharacters)}\n`);
}

/** Writes a message about an account on one line. */
export function logAccountMessage(stderr: Writable, account: string, message: string): void {
  stderr.write(`${account}: ${replaceControlCharacters(message)}\n`);
}

/**
 * Makes standard output fail if it is a file on a full disk. Without this, Node.js reports no error if it can write the
 * start of a chunk, and does not write the rest.
 */
export function detectPartialWrites(stdout: NodeJS.WriteStream & { fd: number }): void {
  if (!isFile(stdout.fd)) {
    return;
  }
  stdout._write = (chunk: Buffer, _encoding, done) => {
    try {
      // Other than `writeSync`, it continues after a partial write. With a file descriptor, it does not truncate.
      writeFileSync(stdout.fd, chunk);
    } catch (error) {
      done(error as Error);
      return;
    }
    done();
  };
}

function isFile(fd: number): boolean {
  try {
    return fstatSync(fd).isFile();
  } catch {
    return false; // Windows programs without a console have no standard output
  }
}
