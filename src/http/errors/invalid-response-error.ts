import { isKind, NumberInventoryError, type ErrorContext } from "./base-error.js";

/** The context of an {@link InvalidResponseError}. */
export interface InvalidResponseErrorContext extends ErrorContext {
  status: number;
  body: string;
}

/** The status is 2xx, but the body is not valid JSON, not the documented shape, or too large. */
export class InvalidResponseError extends NumberInventoryError<InvalidResponseErrorContext> {
  override name = "InvalidResponseError";
  readonly kind = "invalid-response";
  /** The status code. */
  declare readonly status: number;
  /** The beginning of the body as text, with credentials redacted. It is "" if the body is not UTF-8. */
  declare readonly body: string;
}

/** Whether an error is an {@link InvalidResponseError}, including one from a duplicate copy of this package. */
export const isInvalidResponseError = /* @__PURE__ */ isKind<InvalidResponseError>("invalid-response");
