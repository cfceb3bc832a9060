import type { Call } from "./call.js";
import { InvalidResponseError } from "./errors/invalid-response-error.js";
import { httpFailure } from "./http-failure.js";
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
  // A body that cannot be parsed may contain a new credential, which the redactor cannot recognize.
  const isSecret = operation?.sensitive && (ok || parsed === undefined);
  // Serialized from the parsed value, so that no escape hides a credential.
  const excerpt = () => (isSecret ? "" : call.client.redactor.text(JSON.stringify(parsed) ?? text, MAX_EXCERPT));

  const rpcFailure = call.client.rpc?.failure(call, parsed);
  // With another status than 2xx, a JSON-RPC error without the API's mnemonic comes from a gateway.
  const failure = ok || rpcFailure?.mnemonic ? rpcFailure : httpFailure(call, response, excerpt());
  const problem = operation && !failure && findShapeProblem(parsed, operation.items);
  if (problem) {
    throw call.fail(InvalidResponseError, `HTTP ${status}: ${problem}`, { status, body: excerpt(), retryable: true });
  }
  if (!failure) {
    return createParsedResponse(response, text, parsed);
  }
  // A `Response` cannot be created with a status above 599.
  if (status < 600) {
    call.errorResponses.set(failure, createParsedResponse(response, text, parsed));
  }
  throw failure;
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
