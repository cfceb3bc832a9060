import type { OperationDeclaration } from "./declaration.js";

/**
 * Whether the server rejected the credential as expired or unknown: with status 401, or a JSON-RPC error that means it.
 */
export function isCredentialRejected(failure: object, operation: OperationDeclaration | undefined): boolean {
  const { status, mnemonic } = failure as { status?: number; mnemonic?: string };
  return status === 401 || operation?.rpc?.credential.includes(mnemonic ?? "") === true;
}
