import { isKind, NumberInventoryError, type ErrorContext } from "./base-error.js";

/** What an RPC error knows of the answer. */
export interface RpcErrorContext extends ErrorContext {
  code: number;
  mnemonic: string | undefined;
  field: string | undefined;
  body: unknown;
  retryAfterMs: number | undefined;
}

/** The server answered with a JSON-RPC 2.0 error object, whatever the HTTP status. */
export class RpcError extends NumberInventoryError<RpcErrorContext> {
  override name = "RpcError";
  readonly kind = "rpc";
  /** The error code. CallGear uses one for many errors: tell them apart by {@link mnemonic}. */
  declare readonly code: number;
  /** The provider's word for the error, for instance `access_token_invalid`. */
  declare readonly mnemonic: string | undefined;
  /** The parameter concerned, nested names joined by dots. */
  declare readonly field: string | undefined;
  /** The error object as it came, credentials blotted out. */
  declare readonly body: unknown;
  /** How long to wait until the limit that was met is reset, in ms. */
  declare readonly retryAfterMs: number | undefined;
}

/** Whether an error is an {@link RpcError}, also of another copy of this package. */
export const isRpcError = /* @__PURE__ */ isKind<RpcError>("rpc");
