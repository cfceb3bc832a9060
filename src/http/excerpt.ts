import { measureJson } from "./json-limits.js";
import { parseJson, stringifyJson } from "./json.js";
import type { Redactor } from "./redactor.js";

/** Maximum nesting of an error's `body`, so that any logger can serialize it. */
const MAX_BODY_DEPTH = 100;

/** The `body` of an error: the value of a redacted string if it is JSON, otherwise the text. */
export function toErrorBody(text: string, redactor: Redactor): unknown {
  const isFlat = measureJson(text, Infinity, MAX_BODY_DEPTH).depth <= MAX_BODY_DEPTH;
  const value = isFlat ? parseJson(text) : undefined;
  // A number may be a credential only in its usual form: 1.2e3 is 1200.
  const normalized = stringifyJson(value) ?? "";
  return redactor.redact(normalized) === normalized ? (value ?? text) : text;
}

/** The first `maxLength` characters of a string that contains no credentials, with "…" if the text is longer. */
export function truncate(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}
