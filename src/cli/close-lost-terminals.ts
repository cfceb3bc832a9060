import { closeSync, fstatSync } from "node:fs";
import { isatty } from "node:tty";

/**
 * Closes the standard streams whose terminal has been closed: they are still character devices, but no terminals. Call
 * it when the process exits: Node.js would abort when it restores the settings of the terminal, and the core dump would
 * contain credentials.
 */
export function closeLostTerminals(): void {
  // Windows has no such streams.
  const streams = process.platform === "win32" ? [] : [0, 1, 2];
  streams.filter((fd) => !isatty(fd) && fstatSync(fd).isCharacterDevice()).forEach((fd) => closeSync(fd));
}
