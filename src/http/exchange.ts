import { Answer } from "./answer.js";
import type { OperationDeclaration } from "./declaration.js";
import type { ErrorContext, NumberInventoryError } from "./errors/base-error.js";
import { NetworkError } from "./errors/network-error.js";
import { UnreadableBodyError } from "./errors/unreadable-body-error.js";
import { httpFailure } from "./failure.js";
import type { Rpc } from "./json-rpc.js";
import { at, isObject, parseJson } from "./json.js";
import { readBody } from "./read-body.js";
import { redirectOf } from "./redirect.js";
import type { Redactor } from "./redactor.js";
import type { Settings } from "./settings.js";

const MAX_EXCERPT = 1000; // characters of an unreadable body that its error keeps

/** What an attempt of a call needs. */
export interface Exchange {
  settings: Settings;
  redactor: Redactor;
  rpc: Rpc | undefined;
  operation: OperationDeclaration | undefined;
  /** What every error of the call says. */
  context: { provider: string; operation: string };
  /** An error of ours with the call's context. */
  fail: Fail;
  /** The request with the credential, for the address where it goes. */
  prepare: (url: string, signal: AbortSignal) => Request;
}

/** Makes an error of ours: its class, its message after the call's name, and what it says beside the context. */
export type Fail = <E extends NumberInventoryError, C extends ErrorContext>(
  Class: new (message: string, context: C) => E,
  words: string,
  more?: Omit<C, "provider" | "operation">,
) => E;

/**
 * One exchange with the server, redirects on the same origin included. It lasts until the content has been read, parsed
 * and looked at. Resolves to what the server answered; rejects with what `fetch` threw, or an {@link UnreadableBodyError}.
 */
export async function exchange(call: Exchange, url: string, signal: AbortSignal): Promise<Answer> {
  const { settings, redactor, context, fail } = call;
  const begun = performance.now();
  for (let hops = 0; ; hops++) {
    signal.throwIfAborted();
    const request = call.prepare(url, signal);
    const response = await settings.fetch(request);
    if (response.type === "opaqueredirect") throw fail(NetworkError, "redirected, and this runtime hides where to");
    const target = redirectOf(response, request, hops);
    if (target instanceof URL) {
      await response.body?.cancel();
      url = target.href;
      continue;
    }
    const answer = await receive(call, response, target);
    const { method } = request;
    const { status } = response;
    const durationMs = performance.now() - begun;
    settings.onResponse({ ...context, method, url: redactor.text(url.split("?")[0]!), status, durationMs });
    return answer;
  }
}

/** Reads the content and says what the answer means. `refused` says why a redirect was not followed. */
async function receive(call: Exchange, response: Response, refused: string | undefined): Promise<Answer> {
  const { settings, redactor, rpc, operation, fail } = call;
  const { status, ok } = response;
  const { maxBodyBytes } = settings;
  let text = "";
  const unreadable = (why: string, retryable = true) => {
    const body = redactor.text(text).slice(0, MAX_EXCERPT);
    return fail(UnreadableBodyError, `HTTP ${status}, but ${why}`, { status, body, retryable });
  };
  try {
    text = await readBody(response, maxBodyBytes, () => unreadable(`more than ${maxBodyBytes} bytes`, false));
  } catch (thrown) {
    // The status of an error says enough without its content.
    if (ok) throw thrown;
  }
  const parsed = parseJson(text);
  const failure = rpc?.failure(call, parsed) ?? (ok ? undefined : httpFailure(call, response, text, parsed, refused));
  if (!failure && operation) {
    const { items: path = [] } = operation;
    const items = at(parsed, path);
    if (!isObject(parsed) || (path[0] && !(Array.isArray(items) && items.every(isObject)))) {
      throw unreadable(`no JSON with objects at \`${path.join(".")}\``);
    }
  }
  return new Answer(response, text, parsed, failure);
}
