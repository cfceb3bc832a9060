import { once } from "node:events";
import type { Writable } from "node:stream";

/** Writes text and resolves when the stream accepts more. Errors of the stream are handled by its owner. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (text !== "" && !stream.write(text)) {
    await once(stream, "drain").catch(() => undefined);
  }
}
