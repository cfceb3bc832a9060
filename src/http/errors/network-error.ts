import { isKind, NumberInventoryError } from "./base-error.js";

/** There is no complete response: DNS or TLS failed, or the connection was refused, reset or closed early. */
export class NetworkError extends NumberInventoryError {
  override name = "NetworkError";
  readonly kind = "network";
}

/** Whether an error is a {@link NetworkError}, including one from a duplicate copy of this package. */
export const isNetworkError = /* @__PURE__ */ isKind<NetworkError>("network");
