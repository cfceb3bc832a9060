import type { Credentials } from "./credentials.js";
import type { OperationDeclaration } from "./declaration.js";
import type { ErrorContext, NumberInventoryError } from "./errors/base-error.js";
import type { Rpc } from "./json-rpc.js";
import type { OutgoingRequest } from "./outgoing-request.js";
import type { Redactor } from "./redactor.js";
import type { Settings } from "./settings.js";
import type { AbortSignalLike } from "./with-timeout.js";

/** What the calls of one client share. */
export interface TransportContext {
  readonly provider: string;
  readonly settings: Settings;
  readonly redactor: Redactor;
  readonly credentials: Credentials;
  readonly rpc: Rpc | undefined;
}

/** One call: what stays the same for all its attempts, and its `state`. */
export interface Call extends TransportContext {
  readonly request: OutgoingRequest;
  /** The body as the caller sent it, without the credential. */
  readonly body: string | null;
  readonly caller: AbortSignalLike;
  readonly operation: OperationDeclaration | undefined;
  /** Properties of every error and event of the call. */
  readonly context: { readonly provider: string; readonly operation: string };
  /** The latest time at which the call ends, by `performance.now()`. */
  readonly deadline: number;
  readonly fail: Fail;
  readonly state: CallState;
}

/** What changes from one attempt to the next. */
export interface CallState {
  /** Requests sent; a redirect is part of its attempt. */
  attempts: number;
  /** Failed attempts, without those that a new credential resolved. */
  failures: number;
  /** The delay before the next attempt. */
  delayMs: number;
  /** The credential of the current attempt; undefined until it is known, "" if the operation takes none. */
  credential: string | undefined;
  credentialRenewed: boolean;
}

/** Creates an error of this package with the context of a call: its class, its message, and its other properties. */
export type Fail = <E extends NumberInventoryError, C extends ErrorContext>(
  Class: new (message: string, context: C) => E,
  message: string,
  more?: Omit<C, "provider" | "operation">,
) => E;

/** A {@link Fail} for one call. */
export function createFail(context: Call["context"]): Fail {
  return (Class, message, more) =>
    new Class(`${context.provider}: ${context.operation}: ${message}`, {
      ...context,
      ...more,
    } as ConstructorParameters<typeof Class>[1]);
}
