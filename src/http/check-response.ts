import type { Call } from "./call.js";
import { InvalidResponseError } from "./errors/invalid-response-error.js";
import { createHttpError } from "./create-http-error.js";
import { exceedsJsonLimits, MAX_DEPTH, MAX_VALUES } from "./json-limits.js";
import { getPath, isObject, parseJson } from "./json.js";
import { createParsedResponse } from "./parsed-response.js";

/** The body of a response. */
export interface ResponseBody {
  readonly text: string;
  /** Whether parsing it would take too much time or memory. */
  readonly isTooLarge: boolean;
  /** The parsed text; undefined if it is too large, or not JSON. */
  readonly parsed: unknown;
}

/** Parses the body of a response unless it is too large. */
export function parseBody(text: string): ResponseBody {
  const isTooLarge = exceedsJsonLimits(text);
  return { text, isTooLarge, parsed: isTooLarge ? undefined : parseJson(text) };
}

/**
 * The response with its text and parsed body.
 *
 * @throws HttpError or RpcError, which `call.errorResponses` then contains, if the response represents one;
 * InvalidResponseError if the body does not have the shape that the operation declares, or too many values.
 */
export function checkResponse(call: Call, response: Response, { text, isTooLarge, parsed }: ResponseBody): Response {
  const { operation } = call;
  const { ok, status } = response;
  call.redactSensitive(parsed);
  const rpcError = call.client.rpc?.readResponse(call, parsed);
  // With another status than 2xx, a JSON-RPC error without the API's mnemonic comes from a gateway.
  const isFromApi = ok || rpcError?.mnemonic;
  const error = isFromApi ? rpcError : createHttpError(call, response, toExcerpt(call, response, text, parsed));
  if (error) {
    // A `Response` cannot be created with another status.
    if (status >= 200 && status < 600) {
      // openapi-fetch would parse the text.
      call.errorResponses.set(error, createParsedResponse(response, isTooLarge ? "" : text, parsed));
    }
    throw error;
  }
  const problem = isTooLarge
    ? `response body exceeds ${MAX_VALUES} values or ${MAX_DEPTH} levels`
    : findShapeProblem(parsed, operation?.items);
  if (problem && (operation || isTooLarge)) {
    const body = toExcerpt(call, response, text, parsed);
    const properties = { status, body, retryable: !isTooLarge };
    throw call.createError(InvalidResponseError, `HTTP ${status}: ${problem}`, properties);
  }
  return createParsedResponse(response, text, parsed);
}

/**
 * The beginning of a body without credentials, for errors. It is empty if a body may contain an unknown credential, or
 * one in an encoding that the redactor does not recognize.
 */
function toExcerpt({ operation, client }: Call, { ok, headers }: Response, text: string, parsed: unknown): string {
  // The redactor does not recognize a new credential in a body that cannot be parsed, or at an undeclared place.
  const mayContainUnknown = operation?.sensitive;
  if ((mayContainUnknown && (ok || parsed === undefined)) || !isPlainText(text, headers.get("content-type"))) {
    return "";
  }
  const redacted = client.redactor.redact(text);
  return mayContainUnknown ? redactExceptWords(redacted) : redacted;
}

/** A string of JSON, which the end of the text may cut, with the colon after a name. */
const JSON_STRING = /"(?:[^"\\]|\\.)*(?:"(\s*:)?|$)/g;

/** A string of JSON that consists of words without digits. */
const WORDS = /^"(?:[a-z_]{0,24}[\s.,:;!?'()[\]-])*[a-z_]{0,24}"?$/i;

/** A JSON text with its strings redacted, except names and words: any other string may be a credential. */
export function redactExceptWords(json: string): string {
  return json.replace(JSON_STRING, (text, colon) => (colon || WORDS.test(text) ? text : '"[redacted]"'));
}

/**
 * Whether a string that was decoded as UTF-8 is one: it has neither NUL characters, as UTF-16 and UTF-32 have, nor
 * characters that replace invalid bytes, and its media type declares no other charset.
 */
export function isPlainText(text: string, mediaType: string | null): boolean {
  const charset = /charset\s*=\s*["']?([^\s"';,]+)/i.exec(mediaType ?? "")?.[1] ?? "utf-8";
  const isCompatible = /^(?:utf-?8|(?:us-)?ascii|iso-8859-\d+|windows-125\d)$/i.test(charset);
  return isCompatible && !text.includes("\0") && !text.includes("\uFFFD");
}

/** Why a body does not have the shape that the operation declares; undefined if it does. `items` is a list's path. */
export function findShapeProblem(parsed: unknown, items: readonly string[] | undefined): string | undefined {
  if (parsed === undefined) {
    return "response body is not valid JSON";
  }
  if (!items) {
    return isObject(parsed) ? undefined : "expected an object as the response body";
  }
  const list = getPath(parsed, items);
  if (!Array.isArray(list) || !list.every(isObject)) {
    return `expected an array of objects at \`${items.join(".")}\``;
  }
  return reportsError(parsed) ? "the response reports an error" : undefined;
}

/** Whether the body of a list reports an error. Its items may then be missing. */
function reportsError(body: unknown): boolean {
  const errors = [getPath(body, ["error"]), getPath(body, ["errors"])];
  return errors.some((error) => (typeof error === "object" ? Object.keys(error ?? {}).length > 0 : error));
}
