import { isKind, NumberInventoryError, type ErrorContext } from "./base-error.js";

/** The context of an {@link RpcError}. */
export interface RpcErrorContext extends ErrorContext {
  code: number;
  mnemonic: string | undefined;
  field: string | undefined;
  body: unknown;
  retryAfterMs: number | undefined;
}

/** The server returned a JSON-RPC 2.0 error object, with any HTTP status. */
export class RpcError extends NumberInventoryError<RpcErrorContext> {
  override name = "RpcError";
  readonly kind = "rpc";
  /** The error code. CallGear uses one code for many errors; {@link mnemonic} distinguishes them. */
  declare readonly code: number;
  /** The provider's name for the error, for example `access_token_invalid`. */
  declare readonly mnemonic: string | undefined;
  /** The invalid parameter; nested names are joined by dots. */
  declare readonly field: string | undefined;
  /** The error object, with credentials redacted. It is text if it is long or deeply nested. */
  declare readonly body: unknown;
  /** Time until the exhausted rate limit is reset, in ms. */
  declare readonly retryAfterMs: number | undefined;
}

/** Whether an error is an {@link RpcError}, including one from a duplicate copy of this package. */
export const isRpcError = /* @__PURE__ */ isKind<RpcError>("rpc");
