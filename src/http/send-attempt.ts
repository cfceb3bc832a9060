import type { Call } from "./call.js";
import type { NumberInventoryError } from "./errors/base-error.js";
import { InvalidResponseError } from "./errors/invalid-response-error.js";
import { NetworkError } from "./errors/network-error.js";
import { httpFailure } from "./http-failure.js";
import { getPath, isObject, parseJson } from "./json.js";
import { createParsedResponse, type ParsedResponse } from "./parsed-response.js";
import { readBody } from "./read-body.js";
import { MAX_REDIRECTS, redirectTarget } from "./redirect.js";

/** Maximum number of characters of a body in an error. */
const MAX_EXCERPT = 4096;

/** A response's body: its text, and the value if it is JSON. */
interface Body {
  readonly text: string;
  readonly parsed: unknown;
}

/**
 * One exchange with the server, redirects included; it ends when the body has been read, parsed and checked. Resolves to
 * the server's response; rejects with what `fetch` threw, a {@link NetworkError} if the runtime hides a redirect's
 * target, or an {@link InvalidResponseError}.
 */
export async function sendAttempt(call: Call, signal: AbortSignal): Promise<ParsedResponse> {
  const { settings, redactor, operation, context, fail } = call;
  const startedAt = performance.now();
  const { request, response } = await fetchWithRedirects(call, signal);
  const { status, type } = response;
  if (type === "opaqueredirect") {
    throw fail(NetworkError, "redirect not followed: this runtime does not expose its target");
  }
  const body = await readAndParse(call, response);
  for (const name of operation?.sensitive ?? []) {
    redactor.add(getPath(body.parsed, [name]));
  }
  // The request is used until here: Node's `fetch` ignores an abort once its request has been garbage collected.
  const { method } = request;
  settings.onResponse({ ...context, method, status, durationMs: performance.now() - startedAt });

  const failure = findFailure(call, response, body);
  // A `Response` cannot be created with such a status.
  if (failure && status > 599) {
    throw failure;
  }
  const problem = operation && !failure && findShapeProblem(body.parsed, operation.items);
  if (problem) {
    throw invalidResponse(call, response, body, problem, true);
  }
  return createParsedResponse(response, body.text, body.parsed, failure);
}

async function fetchWithRedirects(call: Call, signal: AbortSignal): Promise<{ request: Request; response: Response }> {
  const { fetch } = call.settings;
  let request = buildRequest(call, signal, call.request.url);
  let response = await fetch(request);
  for (let redirects = 0; redirects < MAX_REDIRECTS; redirects++) {
    const target = redirectTarget(response, request);
    if (target === undefined) {
      break;
    }
    // Not awaited: the end of a body that has been cloned may never come.
    response.body?.cancel().catch(() => undefined);
    request = buildRequest(call, signal, target);
    response = await fetch(request);
  }
  return { request, response };
}

/** The request with its credential. */
function buildRequest(call: Call, signal: AbortSignal, url: string): Request {
  const { rpc, body, operation, state, redactor, credentials } = call;
  const { method, headers } = call.request;
  const credential = state.credential ?? "";
  const sent = rpc && body ? rpc.authorize(body, credential, redactor) : body;
  const request = new Request(url, { method, headers, body: sent, signal, redirect: "manual" });
  if (!rpc && credential) {
    credentials.authorize(request.headers, credential);
  }
  if (operation) {
    request.headers.set("accept", operation.accept);
  }
  return request;
}

async function readAndParse(call: Call, response: Response): Promise<Body> {
  const { maxBodyBytes } = call.settings;
  const tooLong = () => {
    const body = { text: "", parsed: undefined };
    return invalidResponse(call, response, body, `response body exceeds maxBodyBytes (${maxBodyBytes})`, false);
  };
  try {
    const text = await readBody(response, maxBodyBytes, tooLong);
    return { text, parsed: parseJson(text) };
  } catch (thrown) {
    if (response.ok) {
      throw thrown;
    }
    // The status of an error is sufficient without its body.
    return { text: "", parsed: undefined };
  }
}

/** The error that a response represents: an HTTP status other than 2xx, or a JSON-RPC error. */
function findFailure(call: Call, response: Response, body: Body): NumberInventoryError | undefined {
  const { rpc, redactor, fail } = call;
  const rpcFailure = rpc?.failure(call, body.parsed);
  // With another status than 2xx, a JSON-RPC error without the API's mnemonic comes from a gateway.
  if (response.ok || rpcFailure?.mnemonic) {
    return rpcFailure;
  }
  return httpFailure(response, excerpt(call, response, body), redactor, fail);
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

function invalidResponse(call: Call, response: Response, body: Body, problem: string, retryable: boolean): Error {
  const { status } = response;
  const context = { status, body: excerpt(call, response, body), retryable };
  return call.fail(InvalidResponseError, `HTTP ${status}: ${problem}`, context);
}

/** The beginning of a body without credentials. It is serialized from the parsed value, so that no escape hides one. */
function excerpt({ operation, redactor }: Call, { ok }: Response, { text, parsed }: Body): string {
  // A body that cannot be parsed may contain a new credential, which the redactor cannot recognize.
  if (operation?.sensitive && (ok || parsed === undefined)) {
    return "";
  }
  return redactor.text(JSON.stringify(parsed) ?? text, MAX_EXCERPT).slice(0, MAX_EXCERPT);
}
