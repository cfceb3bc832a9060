import { Answer } from "./answer.js";
import type { Credentials } from "./credentials.js";
import type { OperationDeclaration } from "./declaration.js";
import { AbortedError } from "./errors/aborted-error.js";
import { isNumberInventoryError, type NumberInventoryError } from "./errors/base-error.js";
import { CredentialError } from "./errors/credential-error.js";
import { isAuthenticationError } from "./errors/http-error.js";
import { NetworkError } from "./errors/network-error.js";
import { TimeoutError } from "./errors/timeout-error.js";
import { exchange, type Exchange, type Fail } from "./exchange.js";
import type { Rpc } from "./json-rpc.js";
import type { Redactor } from "./redactor.js";
import { delayAfter } from "./retry.js";
import type { Settings } from "./settings.js";
import { within } from "./within.js";

const MAX_WORDS = 300; // characters of somebody else's error message that ours quotes

/** What all calls of one client share. */
export interface TransportParts {
  provider: string;
  settings: Settings;
  credentials: Credentials;
  redactor: Redactor;
  rpc: Rpc | undefined;
  /** Which operation a request stands for; undefined where the spec has none. */
  operationOf: (request: Request, content: string | null) => OperationDeclaration | undefined;
  /** Puts the credential into the header; does nothing where it goes into the content. */
  authorize: (headers: Headers, credential: string) => void;
}

/**
 * The `fetch` beneath openapi-fetch: sends one call in as many attempts as it takes. Resolves to what the server
 * answered, with `failure` set where that is an error; rejects with an error of ours for everything else.
 */
export function createTransport(parts: TransportParts): (request: Request) => Promise<Answer> {
  const { provider, settings, credentials, redactor, rpc, operationOf, authorize } = parts;

  return async (request) => {
    const { method, signal: caller } = request;
    const content = request.body && (await request.text());
    const operation = operationOf(request, content);
    const name = operation?.name ?? `${method} ${new URL(request.url).pathname}`;
    const context = { provider, operation: name };
    const { timeoutMs, deadlineMs, retry } = settings;
    const deadline = performance.now() + deadlineMs;
    const fail: Fail = (Class, words, more) =>
      new Class(`${provider}: ${name}: ${words}`, { ...context, ...more } as ConstructorParameters<typeof Class>[1]);
    const call: Exchange = { settings, redactor, rpc, operation, context, fail, prepare };
    const attempts = operation?.repeatable ? retry.attempts : 1;
    let credential: string | undefined;
    let renewed = false;

    for (let sent = 0, failed = 0, delayMs = rpc?.pause(call) ?? 0; ;) {
      let outcome: Answer | NumberInventoryError;
      try {
        if (delayMs > 0) await within(delayMs, caller, () => undefined);
        credential = credentials.fixed ?? (await limited(credentials.get));
        sent++;
        outcome = await limited((signal) => exchange(call, request.url, signal));
      } catch (thrown) {
        outcome = explain(thrown);
      }
      const failure = outcome instanceof Answer ? outcome.failure : outcome;
      if (!failure) return outcome as Answer;
      failure.attempts = sent;

      if (!renewed && (isAuthenticationError(failure) || rpc?.refusesCredential(failure, operation))) {
        renewed = true;
        delayMs = 0;
        if (await limited(() => credentials.renew(credential!)).catch(() => false)) continue;
      }
      delayMs = delayAfter(failure, ++failed, retry);
      const again = failure.retryable && failed < attempts;
      const late = performance.now() + delayMs >= deadline;
      if (again && !late) {
        settings.onRetry({ ...context, attempt: sent, delayMs, error: failure });
        continue;
      }
      if (again)
        failure.message += `; the wait of ${Math.ceil(delayMs / 1000)} s for the next attempt passes the deadline`;
      if (outcome instanceof Answer) return outcome;
      throw outcome;
    }

    /** Work within the attempt's and the call's limits. */
    function limited<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
      const leftMs = deadline - performance.now();
      const limit = leftMs < timeoutMs ? "deadline" : "attempt";
      const limitMs = leftMs < timeoutMs ? deadlineMs : timeoutMs;
      const passed = () => {
        const words = `no answer within the ${limit}'s ${limitMs} ms`;
        throw fail(TimeoutError, words, { limit, limitMs, retryable: limit === "attempt" });
      };
      return within(Math.min(leftMs, timeoutMs), caller, passed, work);
    }

    /** The error of ours for whatever was thrown during an attempt. */
    function explain(thrown: unknown): NumberInventoryError {
      if (isNumberInventoryError(thrown)) return thrown;
      const cause = redactor.cause(thrown);
      if (caller.aborted) return fail(AbortedError, "aborted by the caller", { cause });
      if (credential === undefined) return fail(CredentialError, wordsOf(cause), { cause });
      return fail(NetworkError, wordsOf(cause), { cause, retryable: true });
    }

    /** The request with its credential. */
    function prepare(url: string, signal: AbortSignal): Request {
      const headers = new Headers(request.headers);
      authorize(headers, credential!);
      if (operation && !headers.has("accept")) headers.set("accept", operation.accept);
      const body = content && rpc ? rpc.authorize(content, credential!, redactor) : content;
      return new Request(url, { method, headers, body, signal, redirect: "manual" });
    }
  };
}

/** What went wrong in the end: `fetch` says "fetch failed", and keeps the reason as the cause. */
function wordsOf(thrown: unknown): string {
  let words = "the connection failed";
  for (let error = thrown; error instanceof Error; error = error.cause) words = error.message || words;
  return words.slice(0, MAX_WORDS);
}
