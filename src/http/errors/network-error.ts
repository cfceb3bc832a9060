import { isKind, NumberInventoryError } from "./base-error.js";

/** No whole answer came: the name did not resolve, the connection was refused, reset or cut, TLS failed. */
export class NetworkError extends NumberInventoryError {
  override name = "NetworkError";
  readonly kind = "network";
}

/** Whether an error is a {@link NetworkError}, also of another copy of this package. */
export const isNetworkError = /* @__PURE__ */ isKind<NetworkError>("network");
