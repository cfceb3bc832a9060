import { expect, test } from "vitest";
import { isCredentialRejected } from "../../src/http/credential-rejection.js";
import type { OperationDeclaration } from "../../src/http/declaration.js";

const operation: OperationDeclaration = {
  name: "get.numbers",
  method: "POST",
  path: "/",
  accept: "application/json",
  idempotent: true,
  rpc: { method: "get.numbers", retryable: [], credential: ["token_expired"] },
};

test("status 401, and a JSON-RPC error that the operation declares, reject the credential", () => {
  expect(isCredentialRejected({ status: 401 }, undefined)).toBe(true);
  expect(isCredentialRejected({ status: 403 }, operation)).toBe(false);
  expect(isCredentialRejected({ mnemonic: "token_expired" }, operation)).toBe(true);
  expect(isCredentialRejected({ mnemonic: "forbidden" }, operation)).toBe(false);
  expect(isCredentialRejected({ mnemonic: undefined }, operation)).toBe(false);
  expect(isCredentialRejected({ mnemonic: "token_expired" }, undefined)).toBe(false);
});
