import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Call } from "../../src/http/call.js";
import type { ErrorContext, NumberInventoryError } from "../../src/http/errors/base-error.js";
import { createJsonRpc, type ExhaustedLimit } from "../../src/http/json-rpc.js";
import { Redactor } from "../../src/http/redactor.js";

const PATH = ["params", "access_token"];

/** A call of an operation whose error `busy` is retryable. */
function createCall(deadlineMs = 1000): Call {
  const createError = (
    ErrorClass: new (message: string, context: ErrorContext) => NumberInventoryError,
    message: string,
    properties: object,
  ) => new ErrorClass(message, { provider: "test", operation: "get.items", ...properties });
  const operation = { rpc: { retryable: ["busy"], credential: [] } };
  return { client: { redactor: new Redactor(), deadlineMs }, operation, createError } as unknown as Call;
}

describe("the body of a request", () => {
  const check = (body: unknown) => () => createJsonRpc(PATH, () => undefined).checkRequest(body);

  test("has a place for the credential if it is an object, with or without `params`", () => {
    for (const body of [
      {},
      { params: null },
      { params: undefined },
      { params: {} },
      { params: { access_token: "x" } },
    ]) {
      expect(check(body)).not.toThrow();
    }
  });

  test("has no place for it if it is anything else", () => {
    const requirement = "the request body must be a JSON object, got";
    expect(check(undefined)).toThrow(new TypeError(`${requirement} undefined`));
    expect(check(null)).toThrow(new TypeError(`${requirement} null`));
    expect(check([])).toThrow(new TypeError(`${requirement} an array`));
    expect(check("s3cret-1")).toThrow(new TypeError(`${requirement} a string of length 8`));
    expect(check({ params: "s3cret-1" })).toThrow("must be a JSON object, got a string of length 8");
    for (const params of [[], 5, true]) {
      expect(check({ params })).toThrow("`params` of the request body must be a JSON object, got");
    }
  });

  test("has the credential, unless the caller put one there", () => {
    const authorize = (body: string) => createJsonRpc(PATH, () => undefined).authorize(body, "own", new Redactor());
    expect(authorize('{"id":1}')).toBe('{"id":1,"params":{"access_token":"own"}}');
    expect(authorize('{"params":{"access_token":"x"}}')).toBe('{"params":{"access_token":"x"}}');
  });
});

describe("an error in a response", () => {
  const read = (error: unknown, limit?: ExhaustedLimit) =>
    createJsonRpc(PATH, () => limit).readResponse(createCall(), { error });

  test("has its code, mnemonic, message and field in one line", () => {
    const error = { code: -32001, message: "Failed", data: { mnemonic: "busy", field: "limit" } };
    expect(read(error)).toMatchObject({
      ...{ message: "RPC error -32001: busy: Failed: field limit", code: -32001, mnemonic: "busy", field: "limit" },
      ...{ retryable: true, retryAfterMs: undefined },
    });
    expect(read({ code: -32001, message: "Failed" })?.message).toBe("RPC error -32001: Failed");
    expect(read({ code: "7" })).toMatchObject({ message: "RPC error NaN", code: NaN, retryable: false });
    expect([undefined, null, "text", 5].map((value) => read(value))).toEqual(Array(4).fill(undefined));
  });

  test("is not retryable if a limit is exhausted for which nothing waits", () => {
    const error = { code: 1, data: { mnemonic: "busy" } };
    expect(read(error, { resetMs: 500, wait: true })).toMatchObject({ retryable: true, retryAfterMs: 500 });
    expect(read(error, { resetMs: 500, wait: false })).toMatchObject({ retryable: false, retryAfterMs: 500 });
  });
});

test("a call after an exhausted limit is delayed until its reset, which must be before the deadline", () => {
  const now = vi.spyOn(performance, "now").mockReturnValue(50);
  onTestFinished(() => now.mockRestore());
  const rpc = createJsonRpc(PATH, () => ({ resetMs: 1000, wait: true }));
  expect(rpc.delayBefore(createCall())).toBe(0);
  rpc.readResponse(createCall(), {});
  expect(rpc.delayBefore(createCall(1001))).toBe(1000);
  const error = expect.objectContaining({ name: "TimeoutError", limit: "deadline", limitMs: 1000, retryable: true });
  expect(() => rpc.delayBefore(createCall(1000))).toThrow("it resets in 1 s, after the 1000 ms deadline");
  expect(() => rpc.delayBefore(createCall(1000))).toThrow(error as Error);
});
