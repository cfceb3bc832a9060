import type { Call } from "./call.js";
import { InvalidResponseError } from "./errors/invalid-response-error.js";
import { createHttpError } from "./create-http-error.js";
import { getPath, isObject, parseJson } from "./json.js";
import { createParsedResponse } from "./parsed-response.js";

/** Maximum number of characters of a body in an error. */
const MAX_EXCERPT = 4096;

/**
 * The response with its text and parsed body.
 *
 * @throws HttpError or RpcError, which `call.errorResponses` then contains, if the response represents one;
 * InvalidResponseError if the body does not have the shape that the operation declares.
 */
export function checkResponse(call: Call, response: Response, text: string): Response {
  const { operation } = call;
  const { ok, status } = response;
  const parsed = parseJson(text);
  call.redactSensitive(parsed);
  const rpcError = call.client.rpc?.readResponse(call, parsed);
  // With another status than 2xx, a JSON-RPC error without the API's mnemonic comes from a gateway.
  const isFromApi = ok || rpcError?.mnemonic;
  const error = isFromApi ? rpcError : createHttpError(call, response, toExcerpt(call, ok, text, parsed));
  if (error) {
    // A `Response` cannot be created with another status.
    if (status >= 200 && status < 600) {
      call.errorResponses.set(error, createParsedResponse(response, text, parsed));
    }
    throw error;
  }
  const problem = operation && findShapeProblem(parsed, operation.items);
  if (problem) {
    const body = toExcerpt(call, ok, text, parsed);
    throw call.createError(InvalidResponseError, `HTTP ${status}: ${problem}`, { status, body, retryable: true });
  }
  return createParsedResponse(response, text, parsed);
}

/** The beginning of a body without credentials, for errors. It is empty if a body may contain an unknown credential. */
function toExcerpt({ operation, client }: Call, ok: boolean, text: string, parsed: unknown): string {
  // The redactor does not recognize a new credential in a body that cannot be parsed, or at an undeclared place.
  if (operation?.sensitive && (ok || parsed === undefined)) {
    return "";
  }
  // Serialized from the parsed value, so that no escape hides a credential.
  return client.redactor.redact(JSON.stringify(parsed) ?? text, MAX_EXCERPT);
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
  const isListOfObjects = Array.isArray(list) && list.every(isObject);
  return isListOfObjects ? undefined : `expected an array of objects at \`${items.join(".")}\``;
}
