import { SpanStatusCode, type Attributes, type Context, type Histogram, type Span } from "@opentelemetry/api";
import { isHttpError } from "../http/errors/http-error.js";
import { isRpcError } from "../http/errors/rpc-error.js";
import type { EndEvent, ResponseEvent, RetryEvent } from "../http/hooks.js";
import { errorDescription, errorType } from "./attributes.js";

/** An attempt that has not been recorded yet. */
interface Attempt {
  startedAt: number;
  /** Set when its response has been read. */
  response?: Pick<ResponseEvent, "status" | "durationMs">;
}

/** The span of a call, and the duration of each of its attempts. */
export class TracedCall {
  /** The context of the call, with its span. */
  readonly context: Context;
  readonly #span: Span;
  readonly #histogram: Histogram;
  /** The attributes of each duration. */
  readonly #attributes: Attributes;
  #attempt: Attempt | undefined;
  /** The status of the last attempt; undefined if its response was not read. */
  #status: number | undefined;

  constructor(context: Context, span: Span, histogram: Histogram, attributes: Attributes) {
    this.context = context;
    this.#span = span;
    this.#histogram = histogram;
    this.#attributes = attributes;
  }

  startAttempt(): void {
    // The attempt before is not followed by `onRetry` if it is repeated with another credential.
    this.#recordAttempt(undefined);
    this.#attempt = { startedAt: performance.now() };
    this.#status = undefined;
  }

  receive(response: ResponseEvent): void {
    this.#status = response.status;
    if (this.#attempt) {
      this.#attempt.response = response;
    }
  }

  retry({ attempt, delayMs, error }: RetryEvent): void {
    this.#recordAttempt(error);
    this.#span.addEvent("number_inventory.retry", {
      "http.request.resend_count": attempt,
      "error.type": errorType(error),
      "number_inventory.retry.delay_ms": delayMs,
    });
  }

  end({ attempts, error }: EndEvent): void {
    this.#recordAttempt(error);
    const status = isHttpError(error) ? error.status : this.#status;
    this.#span.setAttributes({
      ...(status !== undefined && { "http.response.status_code": status }),
      ...(attempts > 1 && { "http.request.resend_count": attempts - 1 }),
    });
    if (error !== undefined) {
      this.#span.setAttributes({
        "error.type": errorType(error),
        ...(isRpcError(error) && { "rpc.response.status_code": String(error.code) }),
      });
      const message = errorDescription(error);
      this.#span.setStatus({ code: SpanStatusCode.ERROR, ...(message !== undefined && { message }) });
    }
    this.#span.end();
  }

  /** Records the duration of the current attempt, if there is one. */
  #recordAttempt(error: unknown): void {
    if (!this.#attempt) {
      return;
    }
    const { startedAt, response } = this.#attempt;
    this.#attempt = undefined;
    const durationMs = response?.durationMs ?? performance.now() - startedAt;
    const status = response?.status ?? (isHttpError(error) ? error.status : undefined);
    const type =
      status !== undefined && status >= 400 ? String(status) : error === undefined ? undefined : errorType(error);
    this.#histogram.record(durationMs / 1000, {
      ...this.#attributes,
      ...(status !== undefined && { "http.response.status_code": status }),
      ...(type !== undefined && { "error.type": type }),
    });
  }
}
