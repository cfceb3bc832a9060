import { expect, test } from "vitest";
import { decideRetry, isCredentialRejected } from "../../src/http/after-failure.js";
import type { OperationDeclaration } from "../../src/http/declaration.js";

test.each([
  [true, 3, 500, 10_000, "retry"],
  [true, 1, 500, 10_000, "retry"],
  [true, 0, 500, 10_000, "fail"],
  [true, -1, 500, 10_000, "fail"],
  [false, 3, 500, 10_000, "fail"],
  [true, 3, 9_999, 10_000, "retry"],
  [true, 3, 10_000, 10_000, "past-deadline"],
  [true, 0, 10_000, 10_000, "fail"],
] as const)(
  "retryable %s, %i retries left, a delay of %i ms, %i ms left: %s",
  (retryable, retriesLeft, delayMs, remainingMs, decision) => {
    expect(decideRetry(retryable, retriesLeft, delayMs, remainingMs)).toBe(decision);
  },
);

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
