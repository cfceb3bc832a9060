import type { Redactor } from "./redactor.js";

/**
 * The names of response headers that are useful and safe to show: rate limits and ids of requests, among others. A name
 * that only begins like one of them does not match, because it may contain a credential.
 */
const SHOWN = new RegExp(
  "^(?:content-(?:type|length)|date|server|retry-after|(?:x-)?(?:request|correlation|trace)-id" +
    "|(?:x-)?rate-?limit(?:-(?:limit|policy|remaining|reset|used))?)$",
);

/** The headers of a response that errors and events contain, by their names in lower case, without credentials. */
export function toShownHeaders(headers: Headers, redactor: Redactor): Record<string, string> {
  const shown = [...headers].filter(([name]) => SHOWN.test(name));
  return Object.fromEntries(shown.map(([name, value]) => [name, redactor.redact(value)]));
}
