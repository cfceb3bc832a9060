import { expect, test } from "vitest";
import type { OperationDeclaration } from "../../src/http/declaration.js";
import { decideNextStep, isCredentialRejected, type FailedAttempt, type NextStep } from "../../src/http/next-step.js";

const retryable: FailedAttempt = {
  canRenew: false,
  canRetry: true,
  retriesLeft: 3,
  delayMs: 500,
  remainingMs: 10_000,
};

test.each<[string, Partial<FailedAttempt>, NextStep]>([
  ["a retryable failure is retried", {}, "retry"],
  ["the last retry", { retriesLeft: 1 }, "retry"],
  ["no retry is left", { retriesLeft: 0 }, "fail"],
  ["a failure that is not retryable", { canRetry: false }, "fail"],
  ["a delay that ends before the deadline", { delayMs: 9_999 }, "retry"],
  ["a delay that ends at the deadline", { delayMs: 10_000 }, "past-deadline"],
  ["no retry is left, whatever the delay", { retriesLeft: 0, delayMs: 10_000 }, "fail"],
  [
    "a rejected credential is renewed, although the failure is not retryable",
    { canRenew: true, canRetry: false },
    "renew",
  ],
  ["a rejected credential is renewed without a delay", { canRenew: true, delayMs: 10_000 }, "renew"],
])("%s", (_, changes, step) => {
  expect(decideNextStep({ ...retryable, ...changes })).toBe(step);
});

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
