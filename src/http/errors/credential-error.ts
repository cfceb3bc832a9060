import { isKind, NumberInventoryError } from "./base-error.js";

/** The credential function threw or returned an unusable value. */
export class CredentialError extends NumberInventoryError {
  override name = "CredentialError";
  readonly kind = "credential";
}

/** Whether an error is a {@link CredentialError}, including one from a duplicate copy of this package. */
export const isCredentialError = /* @__PURE__ */ isKind<CredentialError>("credential");
