import { isKind, NumberInventoryError } from "./base-error.js";

/** The caller's `signal` ended the call; `cause` is the signal's reason. Its name is the web's: `AbortError`. */
export class AbortError extends NumberInventoryError {
  override name = "AbortError";
  readonly kind = "abort";
}

/** Whether an error is an {@link AbortError}, also of another copy of this package. */
export const isAbortError = /* @__PURE__ */ isKind<AbortError>("abort");
