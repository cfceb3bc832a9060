import { decideRetry, isCredentialRejected } from "./after-failure.js";
import { checkResponse } from "./check-response.js";
import type { ClientContext } from "./client-context.js";
import type { OperationDeclaration } from "./declaration.js";
import { AbortError } from "./errors/abort-error.js";
import { isNumberInventoryError, type ErrorContext, type NumberInventoryError } from "./errors/base-error.js";
import { CredentialError } from "./errors/credential-error.js";
import { NetworkError } from "./errors/network-error.js";
import { TimeoutError } from "./errors/timeout-error.js";
import { getPath, parseJson } from "./json.js";
import { formatValue } from "./options.js";
import type { OutgoingRequest } from "./outgoing-request.js";
import { readBody } from "./read-body.js";
import { MAX_REDIRECTS, redirectTarget } from "./redirect.js";
import { delayAfter } from "./retry.js";
import { rootCauseMessage } from "./root-cause-message.js";
import { withTimeout, type AbortSignalLike } from "./with-timeout.js";

/** One call of an operation, sent in as many attempts as it needs. Used once. */
export class Call {
  readonly client: ClientContext;
  /** The operation of the spec; undefined if the spec has none for the request. */
  readonly operation: OperationDeclaration | undefined;
  /** The responses of failed attempts, by the error that they represent. */
  readonly errorResponses = new Map<NumberInventoryError, Response>();
  /** Properties of every error and event of the call. */
  readonly #context: { provider: string; operation: string };
  readonly #request: OutgoingRequest;
  /** The body as the caller sent it, without the credential. */
  readonly #body: string | null;
  readonly #caller: AbortSignalLike | undefined;
  /** The latest time at which the call ends, by `performance.now()`. */
  readonly #deadline: number;
  /** Attempts made; a redirect is part of its attempt. */
  #attempts = 0;
  /** Retries made, without the attempt with a renewed credential. */
  #retries = 0;
  /** The delay before the next attempt. */
  #delayMs = 0;
  /** The credential of the current attempt; undefined until it is known, "" if the operation takes none. */
  #credential: string | undefined;
  /** The error by which the server rejected the credential, until another one is obtained: once per call. */
  #rejection: NumberInventoryError | undefined;
  #isRenewed = false;

  constructor(client: ClientContext, request: OutgoingRequest, body: string, caller: AbortSignalLike | undefined) {
    const { method, url } = request;
    const content = body && parseJson(body);
    this.client = client;
    this.operation = client.findOperation(method, url, content);
    this.redactSensitive(content);
    this.#context = {
      provider: client.provider,
      operation: this.operation?.name ?? `${method} ${client.redactor.text(new URL(url).pathname)}`,
    };
    this.#request = request;
    this.#body = body || null;
    this.#caller = caller;
    this.#deadline = performance.now() + client.deadlineMs;
  }

  /**
   * The server's response. Rejects with an error of this package; unless `throwsErrors`, an error that a response
   * represents is not thrown: it resolves to that response.
   */
  async send(throwsErrors: boolean): Promise<Response> {
    this.#delayMs = this.client.rpc?.pause(this) ?? 0;
    for (;;) {
      try {
        if (this.#delayMs > 0) {
          await withTimeout(this.#delayMs, this.#caller);
        }
        return await this.#attempt();
      } catch (thrown) {
        const failure = this.#toError(thrown);
        if (this.#prepareNextAttempt(failure)) {
          continue;
        }
        const response = this.errorResponses.get(failure);
        if (response && !throwsErrors) {
          return response;
        }
        throw failure;
      }
    }
  }

  /** Creates an error of this package: its class, its message, and its properties besides those of the call. */
  fail<E extends NumberInventoryError, C extends ErrorContext>(
    ErrorClass: new (message: string, context: C) => E,
    message: string,
    properties?: Omit<C, "provider" | "operation">,
  ): E {
    const { provider, operation } = this.#context;
    return new ErrorClass(`${provider}: ${operation}: ${message}`, { ...this.#context, ...properties } as C);
  }

  /** Adds the credentials in a request or response body to those that are redacted. */
  redactSensitive(body: unknown): void {
    for (const name of this.operation?.sensitive ?? []) {
      this.client.redactor.add(getPath(body, [name]));
    }
  }

  /** One attempt, until the limit of the attempt or of the call, whichever comes first. */
  #attempt(): Promise<Response> {
    const { timeoutMs, deadlineMs } = this.client;
    const remainingMs = this.#deadline - performance.now();
    return withTimeout(
      Math.min(remainingMs, timeoutMs),
      this.#caller,
      async (signal) => {
        await this.#obtainCredential(signal);
        // The function may ignore the signal. Nothing is sent after the attempt has ended.
        signal.throwIfAborted();
        this.#attempts++;
        return this.#exchange(signal);
      },
      () =>
        remainingMs < timeoutMs
          ? this.fail(TimeoutError, `call exceeded its ${deadlineMs} ms deadline`, {
              limit: "deadline",
              limitMs: deadlineMs,
            })
          : this.fail(TimeoutError, `attempt timed out after ${timeoutMs} ms`, {
              limit: "attempt",
              limitMs: timeoutMs,
              retryable: true,
            }),
    );
  }

  /** Obtains the credential of an attempt. Throws the rejection of the old one if there is no other. */
  async #obtainCredential(signal: AbortSignal): Promise<void> {
    const { credentials } = this.client;
    if (this.#rejection && !(await credentials.renew(this.#credential, signal))) {
      throw this.#rejection;
    }
    this.#rejection = undefined;
    this.#credential = undefined;
    this.#credential = this.operation?.anonymous ? "" : await credentials.get(signal);
  }

  /** Sends the request, and reads and checks the response. */
  async #exchange(signal: AbortSignal): Promise<Response> {
    const startedAt = performance.now();
    const { request, response } = await this.#fetch(this.#request.url, signal);
    const text = await readBody(this, response);
    // The request is used until here: Node's `fetch` ignores an abort once its request has been garbage collected.
    const { method } = request;
    const durationMs = performance.now() - startedAt;
    this.client.onResponse({ ...this.#context, method, status: response.status, durationMs });
    return checkResponse(this, response, text);
  }

  /** The response without its body, and the request that it belongs to: redirects are followed. */
  async #fetch(url: string, signal: AbortSignal, redirects = 0): Promise<{ request: Request; response: Response }> {
    // Called without `this`: browsers reject their own `fetch` as a method of another object.
    const { fetch } = this.client;
    const request = this.#buildRequest(url, signal);
    const response = await fetch(request);
    signal.throwIfAborted(); // a custom `fetch` may ignore it
    if (!(response as Response | null | undefined)?.headers) {
      throw this.fail(NetworkError, `\`fetch\` must resolve to a Response, got ${formatValue(response)}`);
    }
    if (response.type === "opaqueredirect") {
      throw this.fail(NetworkError, "redirect not followed: this runtime does not expose its target");
    }
    const target = redirectTarget(response, request);
    if (!target || redirects === MAX_REDIRECTS) {
      return { request, response };
    }
    // Not awaited: the end of a body that has been cloned may never come.
    response.body?.cancel().catch(() => undefined);
    return this.#fetch(target, signal, redirects + 1);
  }

  /** The request with its credential. */
  #buildRequest(url: string, signal: AbortSignal): Request {
    const { rpc, redactor, authorize } = this.client;
    const { method, headers } = this.#request;
    const credential = this.#credential ?? "";
    const body = rpc && this.#body ? rpc.authorize(this.#body, credential, redactor) : this.#body;
    const request = new Request(url, { method, headers, body, signal, redirect: "manual" });
    if (!rpc && credential) {
      authorize(request.headers, credential);
    }
    if (this.operation) {
      request.headers.set("accept", this.operation.accept);
    }
    return request;
  }

  /** The error of this package for a value that was thrown during an attempt. */
  #toError(thrown: unknown): NumberInventoryError {
    if (isNumberInventoryError(thrown)) {
      return thrown;
    }
    const cause = this.client.redactor.cause(thrown);
    if (this.#caller?.aborted) {
      return this.fail(AbortError, "aborted by the caller's signal", { cause });
    }
    const message = rootCauseMessage(cause) || "unknown error";
    return this.#credential === undefined
      ? this.fail(CredentialError, message, { cause })
      : this.fail(NetworkError, message, { cause, retryable: true });
  }

  /** Whether another attempt follows a failed one. If so, its delay is set. */
  #prepareNextAttempt(failure: NumberInventoryError): boolean {
    const { onRetry, retry } = this.client;
    // The error of a call that was made to obtain the credential, which had attempts of its own.
    if (failure.operation !== this.#context.operation) {
      return false;
    }
    failure.attempts = this.#attempts;
    if (this.#credential && !this.#isRenewed && isCredentialRejected(failure, this.operation)) {
      this.#isRenewed = true;
      this.#rejection = failure;
      this.#delayMs = 0;
      return true;
    }
    const delayMs = delayAfter(failure, this.#retries, retry);
    const retriesLeft = this.operation?.idempotent ? retry.maxRetries - this.#retries : 0;
    const decision = decideRetry(failure.retryable, retriesLeft, delayMs, this.#deadline - performance.now());
    if (decision === "past-deadline") {
      failure.message += `; not retried: the ${Math.ceil(delayMs)} ms delay exceeds the remaining deadline`;
    }
    if (decision !== "retry") {
      return false;
    }
    this.#retries++;
    this.#delayMs = delayMs;
    onRetry({ ...this.#context, attempt: this.#attempts, delayMs, error: failure });
    return true;
  }
}
