import { isKind, NumberInventoryError, type ErrorContext } from "./base-error.js";

/** What a timeout knows of the limit. */
export interface TimeoutErrorContext extends ErrorContext {
  limit: "attempt" | "deadline";
  limitMs: number;
}

/** A limit of time passed: one attempt's (`timeoutMs`) or the whole call's (`deadlineMs`). */
export class TimeoutError extends NumberInventoryError<TimeoutErrorContext> {
  override name = "TimeoutError";
  readonly kind = "timeout";
  /** Which limit it was. */
  declare readonly limit: "attempt" | "deadline";
  /** The limit, in ms. */
  declare readonly limitMs: number;
}

/** Whether an error is a {@link TimeoutError}, also of another copy of this package. */
export const isTimeoutError = /* @__PURE__ */ isKind<TimeoutError>("timeout");
