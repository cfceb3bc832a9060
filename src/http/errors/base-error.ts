/** The kinds of errors; each has its own type guard (`isHttpError`, …). */
export type ErrorKind =
  "http" | "rpc" | "network" | "timeout" | "abort" | "invalid-response" | "credential" | "listing" | "inventory";

/** The properties of every error of this package, besides its message. */
export interface ErrorContext {
  /** The provider's id, for instance `invoca`. */
  provider: string;
  /** The `operationId` in the spec, or the JSON-RPC method. */
  operation: string;
  /** Number of attempts made before it was thrown. */
  attempts?: number;
  /** Whether the same call may succeed later. */
  retryable?: boolean;
  cause?: unknown;
}

// Registered globally, so that the guards recognize errors from a duplicate copy of this package.
const BRAND = Symbol.for("number-inventory.error");

/**
 * The base of every error this package throws. Nothing in it (message, properties, `cause`, what `util.inspect` or
 * `JSON.stringify` print) contains a credential.
 */
export abstract class NumberInventoryError<Context extends ErrorContext = ErrorContext> extends Error {
  declare readonly provider: string;
  declare readonly operation: string;
  /** Number of attempts made, including the failed one. */
  declare attempts: number;
  /** Whether the same call may succeed later. */
  declare readonly retryable: boolean;
  /** Number of items that the listing yielded before it failed; set on errors that end a listing. */
  declare yielded?: number;
  /** Where a later `list(query, { resumeToken })` continues; set on errors that end a listing or an inventory. */
  declare resumeToken?: string;
  abstract readonly kind: ErrorKind;

  constructor(message: string, context: Context) {
    super(message, context);
    Object.assign(this, { attempts: 0, retryable: false }, context);
  }

  // On the prototype, so that it is found and never printed.
  get [BRAND](): true {
    return true;
  }

  /** The error as data for a log: name, message and every property, without the stack. */
  toJSON(): object {
    return { ...this, name: this.name, message: this.message };
  }
}

/** A value that other code throws may be a `Proxy` that throws whatever is done with it. */
function hasBrand(value: unknown, kind?: ErrorKind): boolean {
  try {
    return value instanceof Error && BRAND in value && (!kind || (value as NumberInventoryError).kind === kind);
  } catch {
    return false;
  }
}

/** Whether a value is an error of this package, including one from a duplicate copy of it. */
export function isNumberInventoryError(error: unknown): error is NumberInventoryError {
  return hasBrand(error);
}

/** A type guard for one kind, which also works across duplicate copies of the package. */
export function isKind<E extends NumberInventoryError>(kind: ErrorKind): (error: unknown) => error is E {
  return (error): error is E => hasBrand(error, kind);
}
