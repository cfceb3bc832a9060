import { isKind, NumberInventoryError } from "./base-error.js";

/** The caller's `signal` was aborted; `cause` is the signal's reason. */
export class AbortError extends NumberInventoryError {
  override name = "AbortError";
  readonly kind = "abort";
}

/** Whether an error is an {@link AbortError}, including one from a duplicate copy of this package. */
export const isAbortError = /* @__PURE__ */ isKind<AbortError>("abort");
