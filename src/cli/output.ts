import { once } from "node:events";
import type { Writable } from "node:stream";

/** Writes with back pressure: done when the stream wants more. What the stream fails with is its owner's business. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (text !== "" && !stream.write(text)) await once(stream, "drain").catch(() => undefined);
}
