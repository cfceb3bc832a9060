import type { OperationDeclaration } from "./declaration.js";

/**
 * Whether the server rejected the credential as expired or unknown: with status 401, or a JSON-RPC error that means it.
 */
export function isCredentialRejected(failure: object, operation: OperationDeclaration | undefined): boolean {
  const { status, mnemonic } = failure as { status?: number; mnemonic?: string };
  return status === 401 || operation?.rpc?.credential.includes(mnemonic ?? "") === true;
}

/** Whether to retry after a failed attempt, or why not. */
export type RetryDecision = "retry" | "fail" | "past-deadline";

/** Decides whether a failed attempt is retried after a delay, from the time that is left for the call. */
export function decideRetry(
  retryable: boolean,
  retriesLeft: number,
  delayMs: number,
  remainingMs: number,
): RetryDecision {
  if (!retryable || retriesLeft <= 0) {
    return "fail";
  }
  return delayMs < remainingMs ? "retry" : "past-deadline";
}
