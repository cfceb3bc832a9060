import type { OperationDeclaration } from "./declaration.js";

/**
 * Whether the server rejected the credential as expired or unknown: with status 401, or a JSON-RPC error that means it.
 */
export function isCredentialRejected(failure: object, operation: OperationDeclaration | undefined): boolean {
  const { status, mnemonic } = failure as { status?: number; mnemonic?: string };
  return status === 401 || operation?.rpc?.credential.includes(mnemonic ?? "") === true;
}

/** A failed attempt, as the decision about the next one needs it. */
export interface FailedAttempt {
  /** Whether the server rejected a credential that has not been renewed in this call. */
  readonly canRenew: boolean;
  /** Whether the error may be temporary and the operation may be sent twice. */
  readonly canRetry: boolean;
  readonly retriesLeft: number;
  /** The delay before a retry, in ms. */
  readonly delayMs: number;
  /** The time until the call's deadline, in ms. */
  readonly remainingMs: number;
}

/** What follows a failed attempt; `past-deadline` is a failure because the delay would exceed the deadline. */
export type NextStep = "renew" | "retry" | "fail" | "past-deadline";

/** Decides what follows a failed attempt. */
export function decideNextStep({ canRenew, canRetry, retriesLeft, delayMs, remainingMs }: FailedAttempt): NextStep {
  if (canRenew) {
    return "renew";
  }
  if (!canRetry || retriesLeft <= 0) {
    return "fail";
  }
  return delayMs < remainingMs ? "retry" : "past-deadline";
}
