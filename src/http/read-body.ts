import type { Call } from "./call.js";
import { isNumberInventoryError } from "./errors/base-error.js";
import { InvalidResponseError } from "./errors/invalid-response-error.js";
import { convertErrors } from "./outside-errors.js";

/** How many chunks are read before timers may run: a stream that never waits would otherwise block the event loop. */
const CHUNKS_BEFORE_YIELD = 1000;

/**
 * The response body as text. If the status is not 2xx, it is "" if the body cannot be read: the status is sufficient.
 *
 * @throws NetworkError if the stream fails; InvalidResponseError if the body exceeds `maxBodyBytes`; the reason of the
 * signal.
 */
export async function readBody(call: Call, response: Response, signal: AbortSignal): Promise<string> {
  try {
    return await readText(call, response, signal);
  } catch (thrown) {
    // Nothing is reported after the attempt has ended.
    if (response.ok || signal.aborted || !isNumberInventoryError(thrown)) {
      throw thrown;
    }
    return "";
  }
}

async function readText(call: Call, { body, status }: Response, signal: AbortSignal): Promise<string> {
  if (!body) {
    return "";
  }
  const { maxBodyBytes } = call.client;
  const reader = await convertErrors(call, () => (body as ReadableStream<Uint8Array>).getReader());
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await convertErrors(call, () => reader.read());
    if (done) {
      break;
    }
    chunks.push(value);
    length += value.length;
    if (length > maxBodyBytes) {
      // Not awaited: a stream may never finish.
      reader.cancel().catch(() => undefined);
      const problem = `HTTP ${status}: response body exceeds maxBodyBytes (${maxBodyBytes})`;
      throw call.createError(InvalidResponseError, problem, { status, body: "" });
    }
    if (chunks.length % CHUNKS_BEFORE_YIELD === 0) {
      await new Promise((resolve) => setTimeout(resolve));
      if (signal.aborted) {
        // A custom `fetch` may ignore the signal.
        reader.cancel().catch(() => undefined);
        signal.throwIfAborted();
      }
    }
  }
  // Decoded in one call, which is several times as fast as chunk by chunk.
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return new TextDecoder().decode(bytes);
}
