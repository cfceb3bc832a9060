/** The file of `--record`. */
import { accessSync, constants, copyFileSync, linkSync, lstatSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { UsageError } from "../usage-error.js";

/** Why a file cannot be written, by the error's code. */
const WRITE_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: "no such folder",
  ENOTDIR: "no such folder",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "read-only file system",
  ENOSPC: "no space left on the disk",
  EEXIST: "the file exists",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "too many symbolic links",
};

/**
 * Checks that a file can be created.
 *
 * @throws UsageError if it exists, or its folder does not exist or cannot be written.
 */
export function checkRecordFile(path: string): void {
  if (isTaken(path)) {
    throw new UsageError(`\`--record\` must be a path at which no file exists, got ${JSON.stringify(path)}`);
  }
}

/** Whether there is a file. Throws a {@link UsageError} if there is none, and none can be created. */
function isTaken(path: string): boolean {
  try {
    // The name of the temporary file is longer.
    lstatSync(toTemporary(path), { throwIfNoEntry: false });
    // With "/.", it fails if it is a file.
    accessSync(`${dirname(path)}/.`, constants.W_OK);
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    throw new UsageError(describeWriteError(path, error));
  }
}

function toTemporary(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
}

/** Creates a file that only its owner can read. No file is overwritten, and none is left without its whole content. */
export function writeRecordFile(path: string, text: string): void {
  const temporary = toTemporary(path);
  try {
    writeFileSync(temporary, text, { mode: 0o600, flag: "wx", flush: true });
    copyWithoutOverwriting(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}

function copyWithoutOverwriting(source: string, path: string): void {
  try {
    linkSync(source, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") {
      throw error;
    }
    // Not every file system has hard links.
    copyFileSync(source, path, constants.COPYFILE_EXCL);
  }
}

/** Why a file cannot be written. */
export function describeWriteError(path: string, error: unknown): string {
  const { code = "unknown error" } = error as NodeJS.ErrnoException;
  return `cannot write ${path}: ${WRITE_ERRORS[code] ?? code}`;
}
