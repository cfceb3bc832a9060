import { measureJson } from "./json-limits.js";
import { parseJson } from "./json.js";

/** Maximum nesting of an error's `body`, so that any logger can serialize it. */
const MAX_BODY_DEPTH = 100;

/** The `body` of an error: the value of a string if it is JSON, otherwise the text. */
export function toErrorBody(text: string): unknown {
  const isFlat = measureJson(text, Infinity, MAX_BODY_DEPTH).depth <= MAX_BODY_DEPTH;
  return (isFlat ? parseJson(text) : undefined) ?? text;
}

/** The first `maxLength` characters of a string that contains no credentials, with "…" if the text is longer. */
export function truncate(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}
