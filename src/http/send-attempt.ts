import { createParsedResponse, type ParsedResponse } from "./parsed-response.js";
import type { OperationDeclaration } from "./declaration.js";
import type { ErrorContext, NumberInventoryError } from "./errors/base-error.js";
import { NetworkError } from "./errors/network-error.js";
import { InvalidResponseError } from "./errors/invalid-response-error.js";
import { httpFailure } from "./http-failure.js";
import type { Rpc } from "./json-rpc.js";
import { getPath, isObject, parseJson } from "./json.js";
import { readBody } from "./read-body.js";
import { MAX_REDIRECTS, redirectTarget } from "./redirect.js";
import type { Redactor } from "./redactor.js";
import type { Settings } from "./settings.js";

/** Characters of a content that an error keeps. */
const MAX_EXCERPT = 4096;

/** What an attempt of a call needs. */
export interface Call {
  settings: Settings;
  redactor: Redactor;
  rpc: Rpc | undefined;
  operation: OperationDeclaration | undefined;
  /** What every error and event of the call says. */
  context: { provider: string; operation: string };
  /** An error of ours with the call's context. */
  fail: Fail;
  /** The request with the credential, to another address where one is given. */
  prepare: (signal: AbortSignal, url?: string) => Request;
}

/** Makes an error of ours: its class, its message after the call's name, and what it says beside the context. */
export type Fail = <E extends NumberInventoryError, C extends ErrorContext>(
  Class: new (message: string, context: C) => E,
  words: string,
  more?: Omit<C, "provider" | "operation">,
) => E;

/**
 * One exchange with the server, redirects included. It lasts until the content has been read, parsed and looked at.
 * Resolves to what the server answered; rejects with what `fetch` threw, a {@link NetworkError} where the runtime hides
 * where a redirect leads, or an {@link InvalidResponseError}.
 */
export async function sendAttempt(call: Call, signal: AbortSignal): Promise<ParsedResponse> {
  const { settings, redactor, rpc, operation, context, fail } = call;
  const { maxBodyBytes } = settings;
  const begun = performance.now();
  let request = call.prepare(signal);
  let response = await settings.fetch(request);
  for (let hops = 0, target; hops < MAX_REDIRECTS && (target = redirectTarget(response, request)); hops++) {
    // Not awaited: of a content that has been cloned, the end may never come.
    response.body?.cancel().catch(() => undefined);
    request = call.prepare(signal, target);
    response = await settings.fetch(request);
  }
  const { status, ok, type } = response;
  if (type === "opaqueredirect") throw fail(NetworkError, "a hidden redirect");
  let text = "";
  // Written anew from what was parsed, so that no escape hides a credential. What cannot be parsed may hold one that
  // nobody knows yet.
  const content = () =>
    operation?.sensitive && (ok || parsed === undefined)
      ? ""
      : redactor.text(JSON.stringify(parsed) ?? text, MAX_EXCERPT).slice(0, MAX_EXCERPT);
  const unreadable = (why: string, retryable: boolean) =>
    fail(InvalidResponseError, `HTTP ${status}, content ${why}`, { status, body: content(), retryable });
  let parsed: unknown;
  try {
    text = await readBody(response, maxBodyBytes, () => unreadable(`has more than ${maxBodyBytes} bytes`, false));
    parsed = parseJson(text);
  } catch (thrown) {
    // The status of an error says enough without its content.
    if (ok) throw thrown;
  }
  for (const name of operation?.sensitive ?? []) redactor.add(getPath(parsed, [name]));
  // Node's `fetch` does not notice an abort any more when the request it was given has been collected: used until here.
  const { method } = request;
  settings.onResponse({ ...context, method, status, durationMs: performance.now() - begun });

  // Under another status than 2xx, an error without the API's own word for it is a gateway's.
  const told = rpc?.failure(call, parsed);
  const failure = ok || told?.mnemonic ? told : httpFailure(response, content(), redactor, fail);
  // No `Response` can be made with such a status.
  if (failure && status > 599) throw failure;
  const path = operation?.items;
  const items = path ? getPath(parsed, path) : [parsed];
  const readable = Array.isArray(items) && items.every(isObject);
  if (operation && !failure && !readable) throw unreadable("not as promised", true);
  return createParsedResponse(response, text, parsed, failure);
}
