import type { RequestEvent } from "./hooks.js";
import type { OptionRule } from "./options.js";

/** Header fields by name. A value that is undefined is not sent. */
export type HeaderValues = Readonly<Record<string, string | undefined>> | Headers;

/** Header fields of each request, or a function that returns them for an attempt. */
export type RequestHeaders = HeaderValues | ((request: RequestEvent) => HeaderValues | Promise<HeaderValues>);

/** The message of the error for header fields that cannot be sent. It contains none of them. */
export const INVALID_HEADERS =
  "`headers` must be an object of valid header names and values, or a function that returns one";

/** The rule of the option `headers`, except that names and values are valid. */
export const HEADERS_RULE: OptionRule = {
  requirement: "an object of header names and values, or a function that returns one",
  isValid: isRecord,
  hidesText: true,
};

function isRecord(headers: unknown): boolean {
  return Object(headers) === headers && !Array.isArray(headers);
}

/**
 * Adds header fields to those of a request.
 *
 * @throws TypeError without the field if its name or its value is invalid: it may be a credential.
 */
export function addHeaders(headers: Headers, values: HeaderValues): void {
  // A function can return anything: a string would be sent character by character.
  if (!isRecord(values)) {
    throw new TypeError(INVALID_HEADERS);
  }
  try {
    const entries = values instanceof Headers ? [...values] : Object.entries(values);
    for (const [name, value] of entries) {
      if (value !== undefined) {
        headers.set(name, value);
      }
    }
  } catch {
    throw new TypeError(INVALID_HEADERS);
  }
}

/** The option, whose names and values are valid unless it is a function. */
export function checkHeaders(headers: RequestHeaders | undefined): RequestHeaders | undefined {
  if (headers && typeof headers !== "function") {
    addHeaders(new Headers(), headers);
  }
  return headers;
}
