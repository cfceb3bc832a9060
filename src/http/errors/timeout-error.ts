import { isKind, NumberInventoryError, type ErrorContext } from "./base-error.js";

/** The context of a {@link TimeoutError}. */
export interface TimeoutErrorContext extends ErrorContext {
  limit: "attempt" | "deadline";
  limitMs: number;
}

/** An attempt (`timeoutMs`) or the whole call (`deadlineMs`) timed out. */
export class TimeoutError extends NumberInventoryError<TimeoutErrorContext> {
  override name = "TimeoutError";
  readonly kind = "timeout";
  /** The limit that was exceeded. */
  declare readonly limit: "attempt" | "deadline";
  /** The limit, in ms. */
  declare readonly limitMs: number;
}

/** Whether an error is a {@link TimeoutError}, including one from a duplicate copy of this package. */
export const isTimeoutError = /* @__PURE__ */ isKind<TimeoutError>("timeout");
