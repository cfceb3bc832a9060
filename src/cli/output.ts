import { once } from "node:events";
import type { Writable } from "node:stream";
import { replaceControlCharacters } from "./control-characters.js";

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
