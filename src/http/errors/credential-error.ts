import { isKind, NumberInventoryError } from "./base-error.js";

/** A credential could not be had: its function threw, or gave something that cannot be sent. */
export class CredentialError extends NumberInventoryError {
  override name = "CredentialError";
  readonly kind = "credential";
}

/** Whether an error is a {@link CredentialError}, also of another copy of this package. */
export const isCredentialError = /* @__PURE__ */ isKind<CredentialError>("credential");
