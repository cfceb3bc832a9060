import { sendAttempt } from "./attempt.js";
import { CallCredential } from "./call-credential.js";
import { reportEnd, reportRetry } from "./call-events.js";
import type { ClientContext } from "./client-context.js";
import type { OperationDeclaration } from "./declaration.js";
import { AbortError } from "./errors/abort-error.js";
import { isNumberInventoryError, type ErrorContext, type NumberInventoryError } from "./errors/base-error.js";
import { formatDelay } from "./format-delay.js";
import type { CallEvent } from "./hooks.js";
import { getPath, parseJson } from "./json.js";
import { decideNextStep, isCredentialRejected } from "./next-step.js";
import type { OutgoingRequest } from "./outgoing-request.js";
import { delayAfter } from "./retry.js";
import { delay, type AbortSignalLike } from "./with-timeout.js";

let lastCallId = 0;

/** One call of an operation, sent in one attempt or several. Used once. */
export class Call {
  declare readonly client: ClientContext;
  /** The operation of the spec; undefined if the spec has none for the request. */
  declare readonly operation: OperationDeclaration | undefined;
  declare readonly request: OutgoingRequest;
  /** The body as the caller sent it, without the credential. */
  declare readonly body: string | null;
  declare readonly callerSignal: AbortSignalLike | undefined;
  declare readonly credential: CallCredential;
  /** Properties of every event of the call. */
  declare readonly event: CallEvent;
  /** By `performance.now()`. */
  readonly startedAt = performance.now();
  /** The latest time at which the call ends, by `performance.now()`. */
  declare readonly deadline: number;
  /** The responses of failed attempts, by the error that they represent. Those of earlier attempts are not kept. */
  readonly errorResponses = new WeakMap<object, Response>();
  /** Attempts made; a redirect is part of its attempt. */
  attempts = 0;
  /** The status of the last response, or null. */
  status: number | null = null;
  /** The response of the current attempt, if its status is an error, which suffices if its body never ends. */
  declare errorResponse: Response | undefined;
  /** Retries made, without the attempt with a renewed credential. */
  #retries = 0;

  constructor(
    client: ClientContext,
    request: OutgoingRequest,
    body: string,
    callerSignal: AbortSignalLike | undefined,
  ) {
    const { method, url } = request;
    const parsedBody = body && parseJson(body);
    this.client = client;
    this.request = request;
    this.operation = client.findOperation(method, url, parsedBody);
    this.redactSensitive(parsedBody ?? Object.fromEntries(new URLSearchParams(body)));
    this.credential = new CallCredential(this, parsedBody);
    this.event = {
      provider: client.provider,
      operation: this.operation?.name ?? `${method} ${client.redactor.redact(new URL(url).pathname)}`,
      callId: ++lastCallId,
      isRpc: Boolean(this.operation?.rpc),
    };
    if (body || method === "POST") {
      client.rpc?.checkRequest(parsedBody);
    }
    this.body = body || null;
    this.callerSignal = callerSignal;
    this.deadline = this.startedAt + client.deadlineMs;
  }

  /**
   * Resolves to the server's response. Rejects with an error of this package, and with anything that is thrown before a
   * request is sent, or by this package, unchanged.
   */
  async send(): Promise<Response> {
    try {
      const response = await this.#sendAttempts();
      reportEnd(this);
      return response;
    } catch (error) {
      reportEnd(this, error);
      throw error;
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
    const { provider, operation } = this.event;
    return new ErrorClass(`${provider}: ${operation}: ${message}`, { provider, operation, ...properties } as C);
  }

  /** Adds the credentials in a request or response body to those that are redacted. */
  redactSensitive(body: unknown): void {
    for (const name of this.operation?.sensitive ?? []) {
      this.client.redactor.add(getPath(body, [name]));
    }
  }

  async #sendAttempts(): Promise<Response> {
    let delayMs = this.client.rpc?.delayBefore(this) ?? 0;
    for (;;) {
      try {
        if (delayMs > 0) {
          await delay(delayMs, this.callerSignal);
        }
        return await sendAttempt(this);
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

  /** What the call rejects with for a value that was thrown: if the caller aborted, an `AbortError`. */
  #toError(thrown: unknown): unknown {
    if (isNumberInventoryError(thrown) || !this.callerSignal?.aborted) {
      return thrown;
    }
    const cause = this.client.redactor.copyError(thrown);
    return this.createError(AbortError, "aborted by the caller's signal", { cause });
  }

  /** Prepares the attempt that follows one that failed. Returns the delay before it; undefined if none follows. */
  #prepareNextAttempt(error: NumberInventoryError): number | undefined {
    // The error of a call that was made to obtain the credential, which had attempts of its own.
    if (error.operation !== this.event.operation || !Object.isExtensible(error)) {
      return undefined;
    }
    error.attempts = this.attempts;
    const { retry, timeoutMs } = this.client;
    const delayMs = delayAfter(error, this.#retries, retry);
    // A token request is part of another call's attempt, which ends during a longer delay.
    const isLimited = this.operation?.anonymous && (error as { retryAfterMs?: number }).retryAfterMs;
    const end = isLimited ? Math.min(this.deadline, this.startedAt + timeoutMs) : this.deadline;
    const step = decideNextStep({
      canRenew: this.credential.canRenew && isCredentialRejected(error, this.operation),
      canRetry: error.retryable && this.operation?.idempotent === true,
      retriesLeft: retry.maxRetries - this.#retries,
      delayMs,
      remainingMs: end - performance.now(),
    });
    if (step === "renew") {
      this.credential.reject(error);
      return 0;
    }
    if (step === "past-deadline") {
      error.message += `; not retried: the ${formatDelay(delayMs)} delay exceeds the remaining deadline`;
    }
    if (step !== "retry") {
      return undefined;
    }
    this.#retries++;
    reportRetry(this, this.#retries, delayMs, error);
    return delayMs;
  }
}
