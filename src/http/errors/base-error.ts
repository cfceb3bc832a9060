/** The families of errors; each has a guard of its own (`isHttpError`, …). */
export type ErrorKind =
  "http" | "rpc" | "network" | "timeout" | "abort" | "invalid-response" | "credential" | "listing" | "inventory";

/** What every error of this package says beside its message. */
export interface ErrorContext {
  /** The provider's id, for instance `invoca`. */
  provider: string;
  /** The operation, as the spec (or for JSON-RPC the method) names it. */
  operation: string;
  /** How many attempts had been made when it was thrown; 0 where none was. */
  attempts?: number;
  /** Whether the same call may succeed later. */
  retryable?: boolean;
  cause?: unknown;
}

// Registered globally, so that the guards know the errors of another copy of this package.
const BRAND = Symbol.for("number-inventory.error");

/**
 * The base of every error this package throws. Nothing in it (message, properties, `cause`, what `util.inspect` or
 * `JSON.stringify` print) holds a credential.
 */
export abstract class NumberInventoryError<Context extends ErrorContext = ErrorContext> extends Error {
  declare readonly provider: string;
  declare readonly operation: string;
  /** Attempts made, the failed one included. */
  declare attempts: number;
  /** Whether the same call may succeed later. */
  declare readonly retryable: boolean;
  /** How many items a listing had yielded when it failed; set on errors that end a listing. */
  declare yielded?: number;
  /** Where a later `list(query, { resumeToken })` continues; set on errors that end a listing. */
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

/** Whether a value is an error of this package, whichever copy of the package made it. */
export function isNumberInventoryError(error: unknown): error is NumberInventoryError {
  return error instanceof Error && BRAND in error;
}

/** A guard for one family, which works across two copies of the package. */
export function isKind<E extends NumberInventoryError>(kind: ErrorKind): (error: unknown) => error is E {
  return (error): error is E => isNumberInventoryError(error) && error.kind === kind;
}
