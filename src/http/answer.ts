import type { NumberInventoryError } from "./errors/base-error.js";

/** A response whose content has been read and parsed once. */
export interface Answer extends Response {
  /** The error it stands for: an HTTP status other than 2xx, or a JSON-RPC error inside a 200. */
  readonly failure: NumberInventoryError | undefined;
}

/** Makes an answer of a response and its content. openapi-fetch gets the parsed value instead of the text. */
export function createAnswer(
  { status, statusText, headers, url }: Response,
  text: string,
  parsed: unknown,
  failure: NumberInventoryError | undefined,
): Answer {
  const answer = new Response(text || null, { status, statusText, headers });
  // openapi-fetch parses the text a second time where no length is stated, and skips it where the length is 0.
  if (text) answer.headers.set("content-length", `${text.length}`);
  return Object.defineProperties(answer, {
    url: { value: url },
    json: { value: () => Promise.resolve(parsed) },
    failure: { value: failure },
  }) as Answer;
}
