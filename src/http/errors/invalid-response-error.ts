import { isKind, NumberInventoryError, type ErrorContext } from "./base-error.js";

/** What an unreadable body's error knows of the answer. */
export interface InvalidResponseErrorContext extends ErrorContext {
  status: number;
  body: string;
}

/** The status was 2xx, and the content is not what the operation promises: no JSON, another shape, or too long. */
export class InvalidResponseError extends NumberInventoryError<InvalidResponseErrorContext> {
  override name = "InvalidResponseError";
  readonly kind = "invalid-response";
  /** The status code. */
  declare readonly status: number;
  /** The beginning of the content as text, credentials blotted out. */
  declare readonly body: string;
}

/** Whether an error is an {@link InvalidResponseError}, also of another copy of this package. */
export const isInvalidResponseError = /* @__PURE__ */ isKind<InvalidResponseError>("invalid-response");
