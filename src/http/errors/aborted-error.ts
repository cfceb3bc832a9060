import { isKind, NumberInventoryError } from "./base-error.js";

/** The caller's `signal` ended the call; `cause` is the signal's reason. Its name is the web's: `AbortError`. */
export class AbortedError extends NumberInventoryError {
  override name = "AbortError";
  readonly kind = "aborted";
}

/** Whether an error is an {@link AbortedError}, also of another copy of this package. */
export const isAbortedError = /* @__PURE__ */ isKind<AbortedError>("aborted");
