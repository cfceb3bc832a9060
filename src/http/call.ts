import { checkResponse, parseBody, type ResponseBody } from "./check-response.js";
import type { ClientContext } from "./client-context.js";
import type { OperationDeclaration } from "./declaration.js";
import { AbortError } from "./errors/abort-error.js";
import { isNumberInventoryError, type ErrorContext, type NumberInventoryError } from "./errors/base-error.js";
import { hasOwnCredential } from "./authorize.js";
import { SourceFailure } from "./credentials.js";
import { CredentialError } from "./errors/credential-error.js";
import { NetworkError } from "./errors/network-error.js";
import { TimeoutError } from "./errors/timeout-error.js";
import { getPath, parseJson } from "./json.js";
import { decideNextStep, isCredentialRejected } from "./next-step.js";
import { formatDelay } from "./format-delay.js";
import type { CallEvent, RequestEvent } from "./hooks.js";
import { ignoreErrors } from "./ignore-errors.js";
import { formatValue } from "./options.js";
import type { OutgoingRequest } from "./outgoing-request.js";
import { readBody } from "./read-body.js";
import { MAX_REDIRECTS, redirectTarget } from "./redirect.js";
import { delayAfter } from "./retry.js";
import { REFUSED_REQUEST, refusesRequest } from "./refuses-request.js";
import { addHeaders } from "./request-headers.js";
import { rootCauseMessage } from "./root-cause-message.js";
import { toShownHeaders } from "./shown-headers.js";
import { userAgent } from "./user-agent.js";
import { delay, withTimeout, type AbortSignalLike } from "./with-timeout.js";

/** Cancels a body that is not read. Not awaited: the end of a body that has been cloned may never come. */
const discard = ignoreErrors(({ body }: Response) => body?.cancel());

/** The name of a header field of the caller that may contain a credential, such as one of a gateway. */
const SENSITIVE_HEADER = /auth|cookie|cred|jwt|key|pass|secret|session|sign|token/;

let lastCallId = 0;

/** Whether a custom `fetch` resolved to a response. That of node-fetch is none: its body is a stream of Node.js. */
const isResponse = (value?: Partial<Response>): boolean =>
  typeof value?.headers?.get === "function" && (!value.body || typeof value.body.getReader === "function");

/** One call of an operation, sent in one attempt or several. Used once. */
export class Call {
  readonly client: ClientContext;
  /** The operation of the spec; undefined if the spec has none for the request. */
  readonly operation: OperationDeclaration | undefined;
  /** The responses of failed attempts, by the error that they represent. Those of earlier attempts are not kept. */
  readonly errorResponses = new WeakMap<object, Response>();
  /** Properties of every error of the call. */
  readonly #context: { provider: string; operation: string };
  /** Properties of every event of the call. */
  readonly #event: CallEvent;
  readonly #startedAt = performance.now();
  readonly #request: OutgoingRequest;
  /** The body as the caller sent it, without the credential. */
  readonly #body: string | null;
  /** Adds the credential that the caller put into the request to those that are redacted. Whether there is one. */
  readonly #redactOwnCredential: () => boolean;
  /** Whether the call is sent without the client's credential. */
  readonly #isAnonymous: boolean;
  readonly #callerSignal: AbortSignalLike | undefined;
  /** The latest time at which the call ends, by `performance.now()`. */
  readonly #deadline: number;
  /** The header fields of the current attempt, except those that depend on the operation and the credential. */
  #headers = new Headers();
  /** The status of the last response, or null. */
  #status: number | null = null;
  /** Attempts made; a redirect is part of its attempt. */
  #attempts = 0;
  /** Retries made, without the attempt with a renewed credential. */
  #retries = 0;
  /** The credential of the current attempt: undefined while it is obtained, "" if the operation takes none. */
  #credential: string | undefined;
  /** The error by which the server rejected the credential, until another one is obtained. */
  #rejection: NumberInventoryError | undefined;
  /** The response of the current attempt, if its status is an error, which suffices if its body never ends. */
  #errorResponse: Response | undefined;
  /** Whether a rejected credential was renewed, which happens once per call. */
  #isRenewed = false;

  constructor(
    client: ClientContext,
    request: OutgoingRequest,
    body: string,
    callerSignal: AbortSignalLike | undefined,
  ) {
    const { method, url } = request;
    const parsedBody = body && parseJson(body);
    this.client = client;
    this.operation = client.findOperation(method, url, parsedBody);
    this.redactSensitive(parsedBody ?? Object.fromEntries(new URLSearchParams(body)));
    this.#redactOwnCredential = () =>
      hasOwnCredential(client.credentialPlace, request.headers, parsedBody, client.redactor);
    this.#isAnonymous = this.#redactOwnCredential() || this.operation?.anonymous === true;
    this.#context = {
      provider: client.provider,
      operation: this.operation?.name ?? `${method} ${client.redactor.redact(new URL(url).pathname)}`,
    };
    this.#event = { ...this.#context, callId: ++lastCallId, isRpc: Boolean(this.operation?.rpc) };
    if (body || method === "POST") {
      client.rpc?.checkRequest(parsedBody);
    }
    this.#request = request;
    this.#body = body || null;
    this.#callerSignal = callerSignal;
    this.#deadline = this.#startedAt + client.deadlineMs;
  }

  /**
   * Resolves to the server's response. Rejects with an error of this package, and with anything that is thrown before a
   * request is sent, or by this package, unchanged.
   */
  async send(): Promise<Response> {
    try {
      const response = await this.#sendAttempts();
      this.#reportEnd(undefined);
      return response;
    } catch (error) {
      this.#reportEnd(error);
      throw error;
    }
  }

  async #sendAttempts(): Promise<Response> {
    let delayMs = this.client.rpc?.delayBefore(this) ?? 0;
    for (;;) {
      try {
        if (delayMs > 0) {
          await delay(delayMs, this.#callerSignal);
        }
        return await this.#attempt();
      } catch (thrown) {
        const error = this.#toError(thrown);
        const nextDelayMs = isNumberInventoryError(error) ? this.#prepareNextAttempt(error) : undefined;
        if (nextDelayMs === undefined) {
          throw error;
        }
        delayMs = nextDelayMs;
      }
    }
  }

  /** For `client.raw`: the same as {@link send}, but an error that a response represents resolves to that response. */
  sendRaw(): Promise<Response> {
    return this.send().catch((error: unknown) => {
      const response = this.errorResponses.get(error as object);
      if (response) {
        return response;
      }
      throw error;
    });
  }

  /** Creates an error of this package: its class, its message, and its properties besides those of the call. */
  createError<E extends NumberInventoryError, C extends ErrorContext>(
    ErrorClass: new (message: string, context: C) => E,
    message: string,
    properties?: Omit<C, "provider" | "operation">,
  ): E {
    const { provider, operation } = this.#context;
    return new ErrorClass(`${provider}: ${operation}: ${message}`, { ...this.#context, ...properties } as C);
  }

  /**
   * Runs code from outside this package: what it throws becomes a `NetworkError`. Code of this package does not belong
   * into it, because its errors are thrown unchanged.
   */
  async convertErrors<T>(step: () => T | Promise<T>): Promise<T> {
    try {
      return await step();
    } catch (thrown) {
      throw this.#toOutsideError(NetworkError, thrown);
    }
  }

  /** Adds the credentials in a request or response body to those that are redacted. */
  redactSensitive(body: unknown): void {
    for (const name of this.operation?.sensitive ?? []) {
      this.client.redactor.add(getPath(body, [name]));
    }
  }

  /** One attempt, until the limit of the attempt or of the call, whichever comes first. */
  #attempt(): Promise<Response> {
    const { timeoutMs } = this.client;
    const remainingMs = this.#deadline - performance.now();
    const isDeadlineFirst = remainingMs < timeoutMs;
    return withTimeout<Response>(
      Math.min(remainingMs, timeoutMs),
      this.#callerSignal,
      (_, reject) => reject(this.#createTimeoutError(isDeadlineFirst)),
      async (signal) => {
        this.#errorResponse = undefined;
        await this.#obtainCredential(signal);
        // The functions of the caller may ignore the signal. Nothing happens after the attempt has ended.
        signal.throwIfAborted();
        this.#attempts++;
        this.client.onRequest?.(this.#createRequestEvent());
        this.#headers = await this.#collectHeaders();
        signal.throwIfAborted();
        return this.#exchange(signal);
      },
    );
  }

  /** The error of an attempt that reached a limit: that of its response, if only the body of an error is missing. */
  #createTimeoutError(isDeadlineFirst: boolean): Error {
    const { timeoutMs, deadlineMs } = this.client;
    try {
      if (this.#errorResponse) {
        checkResponse(this, this.#errorResponse, parseBody(""));
      }
    } catch (error) {
      return error as Error;
    }
    return this.createError(
      TimeoutError,
      isDeadlineFirst ? `call exceeded its ${deadlineMs} ms deadline` : `attempt timed out after ${timeoutMs} ms`,
      {
        limit: isDeadlineFirst ? "deadline" : "attempt",
        limitMs: isDeadlineFirst ? deadlineMs : timeoutMs,
        retryable: !isDeadlineFirst,
      },
    );
  }

  /** Obtains the credential of an attempt. Throws the rejection of the old one if there is no other. */
  async #obtainCredential(signal: AbortSignal): Promise<void> {
    const { credentials } = this.client;
    if (this.#rejection && !(await credentials.renew(this.#credential, signal))) {
      throw this.#rejection;
    }
    this.#rejection = undefined;
    try {
      this.#credential = this.#isAnonymous ? "" : await credentials.get(signal);
    } catch (thrown) {
      throw thrown instanceof SourceFailure ? this.#toOutsideError(CredentialError, thrown.thrown) : thrown;
    }
  }

  /** Sends the request, and reads and checks the response. */
  async #exchange(signal: AbortSignal): Promise<Response> {
    const startedAt = performance.now();
    const { request, response } = await this.#fetch(this.#request.url, signal);
    this.#errorResponse = response.ok ? undefined : response;
    this.#status = response.status;
    const text = await readBody(this, response, signal);
    // The request is used until here: Node's `fetch` ignores an abort once its request has been garbage collected.
    const { method } = request;
    const { status, headers } = response;
    const durationMs = performance.now() - startedAt;
    this.#redactCredentials();
    this.client.onResponse?.({
      ...this.#createRequestEvent(),
      method,
      status,
      headers: toShownHeaders(headers, this.client.redactor),
      durationMs,
    });
    const body = parseBody(text);
    this.#reportExchange(response, body);
    return checkResponse(this, response, body);
  }

  /** Calls `onExchange`, which receives the request without the client's credential. */
  #reportExchange({ status, headers }: Response, { text, parsed }: ResponseBody): void {
    const { url, method } = this.#request;
    const request = { method, url, headers: this.#request.headers, body: this.#body };
    this.client.onExchange?.({ ...this.#event, request, status, headers, text, body: parsed });
  }

  #createRequestEvent(): RequestEvent {
    const { method, url } = this.#request;
    return {
      ...this.#event,
      method,
      url: this.client.redactor.redact(url.split(/[?#]/, 1)[0] ?? ""),
      attempt: this.#attempts,
    };
  }

  /** Calls `onEnd`. */
  #reportEnd(error: unknown): void {
    const { onEnd } = this.client;
    if (onEnd) {
      const { attempt: attempts, ...event } = this.#createRequestEvent();
      onEnd({ ...event, attempts, status: this.#status, durationMs: performance.now() - this.#startedAt, error });
    }
  }

  /** The header fields of the client's options and of the call's, and those that the caller put into the request. */
  async #collectHeaders(): Promise<Headers> {
    const headers = new Headers(userAgent);
    for (const source of this.client.headers) {
      addHeaders(headers, typeof source === "function" ? await source(this.#createRequestEvent()) : source);
    }
    addHeaders(headers, this.#request.headers);
    for (const [name, value] of headers) {
      if (SENSITIVE_HEADER.test(name)) {
        // A cookie has several values. Three characters or less would be redacted within other words.
        value.match(/[^;\s][^;]{3,}/g)?.forEach((part) => this.client.redactor.add(part));
      }
    }
    return headers;
  }

  /** The response without its body, and the request that it belongs to: redirects are followed. */
  async #fetch(url: string, signal: AbortSignal, redirects = 0): Promise<{ request: Request; response: Response }> {
    // Called without `this`: browsers reject their own `fetch` as a method of another object.
    const { fetch } = this.client;
    const request = this.#buildRequest(url, signal);
    const response = this.#check(await this.convertErrors(() => fetch(request)));
    if (signal.aborted) {
      // A custom `fetch` may ignore the signal. The connection of an unread body would stay open.
      discard(response);
      signal.throwIfAborted();
    }
    const target = redirectTarget(response, request);
    if (!target || redirects === MAX_REDIRECTS) {
      return { request, response };
    }
    discard(response);
    return this.#fetch(target, signal, redirects + 1);
  }

  /** The response of `fetch`, if it is one. A custom `fetch` may resolve to anything. */
  #check(response: Response): Response {
    if (!isResponse(response)) {
      throw this.createError(NetworkError, `\`fetch\` must resolve to a Response, got ${formatValue(response, true)}`);
    }
    if (response.type === "opaqueredirect") {
      throw this.createError(NetworkError, "redirect not followed: this runtime does not expose its target");
    }
    if (response.type === "error") {
      throw this.createError(NetworkError, "`fetch` resolved to a network error", { retryable: true });
    }
    return response;
  }

  /** The request with its credential. */
  #buildRequest(url: string, signal: AbortSignal): Request {
    const { rpc, redactor, authorize } = this.client;
    const { method } = this.#request;
    const credential = this.#credential ?? "";
    const body = rpc && this.#body ? rpc.authorize(this.#body, credential, redactor) : this.#body;
    const request = new Request(url, { method, headers: this.#headers, body, signal, redirect: "manual" });
    if (!rpc && credential) {
      authorize(request.headers, credential);
    }
    if (this.operation) {
      request.headers.set("accept", this.operation.accept);
    }
    return request;
  }

  /** Adds the call's credentials again: concurrent calls may have used so many others that they were forgotten. */
  #redactCredentials(): void {
    this.#redactOwnCredential();
    this.client.redactor.add(this.#credential);
  }

  /** The error of the class for a value that was thrown outside this package. */
  #toOutsideError(
    ErrorClass: new (message: string, context: ErrorContext) => NumberInventoryError,
    thrown: unknown,
  ): NumberInventoryError {
    if (isNumberInventoryError(thrown)) {
      return thrown;
    }
    this.#redactCredentials();
    const cause = this.client.redactor.copyError(thrown);
    const isRefused = refusesRequest(thrown, cause);
    const message = isRefused ? REFUSED_REQUEST : rootCauseMessage(cause) || "unknown error";
    return this.createError(ErrorClass, message, { cause, retryable: !isRefused && ErrorClass === NetworkError });
  }

  /** What the call rejects with for a value that was thrown: if the caller aborted, an `AbortError`. */
  #toError(thrown: unknown): unknown {
    if (isNumberInventoryError(thrown) || !this.#callerSignal?.aborted) {
      return thrown;
    }
    const cause = this.client.redactor.copyError(thrown);
    return this.createError(AbortError, "aborted by the caller's signal", { cause });
  }

  /** Prepares the attempt that follows one that failed. Returns the delay before it; undefined if none follows. */
  #prepareNextAttempt(error: NumberInventoryError): number | undefined {
    // The error of a call that was made to obtain the credential, which had attempts of its own.
    if (error.operation !== this.#context.operation || !Object.isExtensible(error)) {
      return undefined;
    }
    error.attempts = this.#attempts;
    const { onRetry, retry, timeoutMs } = this.client;
    const delayMs = delayAfter(error, this.#retries, retry);
    // A token request is part of another call's attempt, which ends during a longer delay.
    const isLimited = this.operation?.anonymous && (error as { retryAfterMs?: number }).retryAfterMs;
    const end = isLimited ? Math.min(this.#deadline, this.#startedAt + timeoutMs) : this.#deadline;
    const step = decideNextStep({
      canRenew: Boolean(this.#credential) && !this.#isRenewed && isCredentialRejected(error, this.operation),
      canRetry: error.retryable && this.operation?.idempotent === true,
      retriesLeft: retry.maxRetries - this.#retries,
      delayMs,
      remainingMs: end - performance.now(),
    });
    if (step === "renew") {
      this.#isRenewed = true;
      this.#rejection = error;
      return 0;
    }
    if (step === "past-deadline") {
      error.message += `; not retried: the ${formatDelay(delayMs)} delay exceeds the remaining deadline`;
    }
    if (step !== "retry") {
      return undefined;
    }
    this.#retries++;
    onRetry?.({ ...this.#event, attempt: this.#attempts, delayMs, error });
    return delayMs;
  }
}
