import type { ParsedResponse } from "./parsed-response.js";
import type { Credentials } from "./credentials.js";
import type { ApiDeclaration } from "./declaration.js";
import { AbortError } from "./errors/abort-error.js";
import { isNumberInventoryError, type NumberInventoryError } from "./errors/base-error.js";
import { CredentialError } from "./errors/credential-error.js";
import type { HttpError } from "./errors/http-error.js";
import { NetworkError } from "./errors/network-error.js";
import { TimeoutError } from "./errors/timeout-error.js";
import { sendAttempt, type Call, type Fail } from "./send-attempt.js";
import type { Rpc } from "./json-rpc.js";
import { getPath, parseJson } from "./json.js";
import type { Redactor } from "./redactor.js";
import { delayAfter } from "./retry.js";
import type { Settings } from "./settings.js";
import { withTimeout, type AbortSignalLike } from "./with-timeout.js";

/** Sends a call's request, until its caller aborts. */
export type Send = (request: Request, caller: AbortSignalLike) => Promise<ParsedResponse>;

/**
 * What is beneath openapi-fetch: sends one call in as many attempts as it takes. Resolves to what the server answered,
 * with `failure` set where that is an error; rejects with an error of ours for everything else.
 */
export function createTransport(
  api: ApiDeclaration,
  settings: Settings,
  redactor: Redactor,
  credentials: Credentials,
  rpc: Rpc | undefined,
): Send {
  const { provider } = api;

  return async (request, caller) => {
    const { method } = request;
    const content = (method !== "GET" && (await request.text())) || null;
    const [address] = request.url.split("?") as [string];
    const operation = Object.values(api.operations).find(
      (candidate) =>
        candidate.method === method &&
        new RegExp(`${candidate.path.replace(/\{\w+\}/g, "[^/]+")}$`).test(address) &&
        (!rpc || rpc.calls(candidate, content)),
    );
    const name = operation?.name ?? `${method} ${redactor.text(new URL(address).pathname)}`;
    const context = { provider, operation: name };
    const { timeoutMs, deadlineMs, retry } = settings;
    const deadline = performance.now() + deadlineMs;
    const fail: Fail = (Class, words, more) =>
      new Class(`${provider}: ${name}: ${words}`, { ...context, ...more } as ConstructorParameters<typeof Class>[1]);
    const call: Call = { settings, redactor, rpc, operation, context, fail, prepare };
    const maxRetries = operation?.idempotent ? retry.maxRetries : 0;
    for (const name of operation?.sensitive ?? []) redactor.add(getPath(parseJson(content!), [name]));
    let credential: string | undefined;
    let renewed = false;

    for (let sent = 0, failed = 0, delayMs = rpc?.pause(call) ?? 0; ;) {
      let outcome: ParsedResponse | NumberInventoryError;
      try {
        if (delayMs > 0) await withTimeout(delayMs, caller);
        outcome = await limited(async (signal) => {
          credential = undefined;
          credential = operation?.anonymous ? "" : await credentials.get(signal);
          sent++;
          return sendAttempt(call, signal);
        });
      } catch (thrown) {
        outcome = explain(thrown);
      }
      const failure = outcome instanceof Error ? outcome : outcome.failure;
      if (!failure) return outcome as ParsedResponse;
      // A call that was made for this one's credential has had attempts of its own.
      if (failure.operation === name) {
        failure.attempts = sent;
        if (
          credential &&
          !renewed &&
          ((failure as HttpError).status === 401 || rpc?.refusesCredential(failure, operation))
        ) {
          renewed = true;
          delayMs = 0;
          if (await limited((signal) => credentials.renew(credential!, signal)).catch(() => caller.aborted)) continue;
        }
        delayMs = delayAfter(failure, ++failed, retry);
        if (failure.retryable && failed <= maxRetries) {
          if (performance.now() + delayMs < deadline) {
            settings.onRetry({ ...context, attempt: sent, delayMs, error: failure });
            continue;
          }
          failure.message += `; a retry in ${Math.ceil(delayMs)} ms would pass the deadline`;
        }
      }
      if (outcome instanceof Error) throw outcome;
      return outcome;
    }

    /** Work within the attempt's and the call's limits. */
    function limited<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
      const leftMs = deadline - performance.now();
      const retryable = leftMs >= timeoutMs;
      const limit = retryable ? "attempt" : "deadline";
      const limitMs = retryable ? timeoutMs : deadlineMs;
      const words = `no answer in the ${limit}'s ${limitMs} ms`;
      const late = () => fail(TimeoutError, words, { limit, limitMs, retryable });
      return withTimeout(Math.min(leftMs, timeoutMs), caller, work, late);
    }

    /** The error of ours for whatever was thrown during an attempt. */
    function explain(thrown: unknown): NumberInventoryError {
      if (isNumberInventoryError(thrown)) return thrown;
      const cause = redactor.cause(thrown);
      if (caller.aborted) return fail(AbortError, "aborted", { cause });
      if (credential === undefined) return fail(CredentialError, wordsOf(cause), { cause });
      return fail(NetworkError, wordsOf(cause), { cause, retryable: true });
    }

    /** The request with its credential. */
    function prepare(signal: AbortSignal, url = request.url): Request {
      const body = rpc && content ? rpc.authorize(content, credential!, redactor) : content;
      const { headers } = request;
      const prepared = new Request(url, { method, headers, body, signal, redirect: "manual" });
      if (!rpc && credential) credentials.authorize(prepared.headers, credential);
      if (operation) prepared.headers.set("accept", operation.accept);
      return prepared;
    }
  };
}

/** What went wrong in the end: `fetch` says "fetch failed", and keeps the reason as the cause. */
function wordsOf(thrown: unknown): string {
  let words = "";
  for (let error = thrown; error instanceof Error; error = error.cause) words = error.message || words;
  return words;
}
