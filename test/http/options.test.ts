import { describe, expect, test } from "vitest";
import {
  BOOLEAN,
  countSharedPairs,
  findNearest,
  formatValue,
  FUNCTION,
  integerFrom,
  matching,
  numberFrom,
  OBJECT,
  resolveOption,
  resolveOptions,
  SIGNAL,
} from "../../src/http/options.js";
import { resolveClientOptions, type ClientOptions } from "../../src/http/settings.js";
import { toNonEmptyString, toPositiveInteger } from "../../src/providers/options.js";
import { CASES, NOWHERE } from "../support/simulators/connect.js";

const BASE_URL = "an absolute http(s) URL without credentials, query or fragment";

test("short values and words are shown as JSON, others by their type or length", () => {
  expect(formatValue("300000")).toBe('"300000"');
  expect(formatValue("landline, toll-free")).toBe('"landline, toll-free"');
  expect(formatValue("x".repeat(25))).toBe("a string of length 25");
  expect(formatValue("s3cret-9")).toBe("a string of length 8");
  expect([formatValue(93847162), formatValue(93847162n)]).toEqual(["a number", "a bigint"]);
  for (const value of [2.5, NaN, true, 10n, undefined, null]) {
    expect(formatValue(value)).toBe(String(value));
  }
  expect(formatValue([1])).toBe("an array");
  expect(formatValue({ a: 1 })).toBe("an object");
  expect(formatValue(() => 1)).toBe("a function");
  expect(formatValue(Symbol("x"))).toBe("a symbol");
});

test("a string that may be a credential is shown by its length", () => {
  expect(formatValue("s3cret-9", true)).toBe("a string of length 8");
  expect(formatValue(7, true)).toBe("7");
});

describe("a number", () => {
  const rule = numberFrom(1, 5);

  test("has its default only if it is undefined", () => {
    expect(resolveOption("n", undefined, rule)).toBe(5);
    expect(() => resolveOption("n", null, rule)).toThrow(new TypeError("`n` must be a number >= 1, got null"));
  });

  test("of the wrong type is a TypeError", () => {
    const error = new TypeError('`deadlineMs` must be a number >= 1, got "300000"');
    expect(() => resolveOption("deadlineMs", "300000", rule)).toThrow(error);
    expect(() => resolveOption("n", true, rule)).toThrow(new TypeError("`n` must be a number >= 1, got true"));
  });

  test("out of range is a RangeError", () => {
    expect(() => resolveOption("n", 0, rule)).toThrow(new RangeError("`n` must be a number >= 1, got 0"));
    expect(() => resolveOption("n", NaN, rule)).toThrow(new RangeError("`n` must be a number >= 1, got NaN"));
    const error = new RangeError("`n` must be an integer from 1 to 9, got 10");
    expect(() => resolveOption("n", 10, integerFrom(1, 9, 5))).toThrow(error);
    expect(resolveOption("n", 9, integerFrom(1, 9, 5))).toBe(9);
    expect(resolveOption("n", Infinity, rule)).toBe(Infinity);
  });

  test("with a fraction is a RangeError where an integer is required", () => {
    const error = new RangeError("`maxRetries` must be an integer >= 0, got 2.5");
    expect(() => resolveOption("maxRetries", 2.5, integerFrom(0, Infinity, 3))).toThrow(error);
    expect(resolveOption("n", 2.5, rule)).toBe(2.5);
  });

  test("is an integer up to Infinity only if that is the maximum", () => {
    expect(resolveOption("maxRetries", Infinity, integerFrom(0, Infinity, 3))).toBe(Infinity);
    const error = new RangeError("`start` must be an integer >= 0, got Infinity");
    expect(() => resolveOption("start", Infinity, integerFrom(0, undefined, 0))).toThrow(error);
  });
});

test("a positive integer can be a string of digits", () => {
  expect(toPositiveInteger("networkId", "1234")).toBe(1234);
  expect(toPositiveInteger("networkId", 7)).toBe(7);
  for (const [value, shown] of [
    [0, "0"],
    ["0", "0"],
    [1.5, "1.5"],
    [NaN, "NaN"],
    [2 ** 53, `${2 ** 53}`],
  ]) {
    const error = new RangeError(`\`networkId\` must be a positive integer, got ${shown}`);
    expect(() => toPositiveInteger("networkId", value)).toThrow(error);
  }
  for (const [value, shown] of [
    ["s3cret-9", "a string of length 8"],
    ["", "a string of length 0"],
    ["93847162504938172612", "a string of length 20"],
    [null, "null"],
    [{}, "an object"],
    [Symbol("x"), "a symbol"],
    [7n, "7"],
  ]) {
    const error = new TypeError(`\`networkId\` must be a positive integer, got ${String(shown)}`);
    expect(() => toPositiveInteger("networkId", value)).toThrow(error);
  }
  const missing = new TypeError("`networkId` is required and must be a positive integer");
  expect(() => toPositiveInteger("networkId", undefined)).toThrow(missing);
});

test("a string that can be a credential is not shown", () => {
  expect(toNonEmptyString("clientSecret", "s")).toBe("s");
  for (const value of ["", undefined, { key: "secret" }, ["secret"]]) {
    const error = new TypeError("`clientSecret` must be a non-empty string");
    expect(() => toNonEmptyString("clientSecret", value)).toThrow(error);
  }
});

test("booleans, functions, strings, objects and signals are checked by type", () => {
  for (const value of [undefined, true, false]) {
    expect(resolveOption("strict", value, BOOLEAN)).toBe(value);
  }
  const noBoolean = new TypeError('`strict` must be a boolean, got "yes"');
  expect(() => resolveOption("strict", "yes", BOOLEAN)).toThrow(noBoolean);
  for (const value of [undefined, fetch]) {
    expect(resolveOption("fetch", value, FUNCTION)).toBe(value);
  }
  const noFunction = new TypeError("`fetch` must be a function, got an object");
  expect(() => resolveOption("fetch", {}, FUNCTION)).toThrow(noFunction);
  const noString = new TypeError("`host` must be a host name, got a string of length 1");
  expect(() => resolveOption("host", "?", matching(/^\w$/, "a host name"))).toThrow(noString);
  const noObject = new TypeError("`query` must be an object, got an array");
  expect(() => resolveOption("query", [], OBJECT)).toThrow(noObject);
  const signal = AbortSignal.abort();
  expect(resolveOption("signal", signal, SIGNAL)).toBe(signal);
  for (const [value, shown] of [
    [null, "null"],
    [new AbortController(), "an object"],
    ["x", '"x"'],
  ] as const) {
    const error = new TypeError(`\`signal\` must be an AbortSignal, got ${shown}`);
    expect(() => resolveOption("signal", value, SIGNAL)).toThrow(error);
  }
});

describe("several options", () => {
  const rules = { timeoutMs: numberFrom(1, 5), deadlineMs: numberFrom(1, 6), retry: {} };

  test("have their defaults", () => {
    expect(resolveOptions({ deadlineMs: 2, timeoutMs: undefined }, rules)).toEqual({
      timeoutMs: 5,
      deadlineMs: 2,
      retry: undefined,
    });
  });

  test("must be an object", () => {
    for (const [options, shown] of [
      [null, "null"],
      [["retry"], "an array"],
      ["s3cret-9", "a string of length 8"],
    ] as const) {
      expect(() => resolveOptions(options, rules)).toThrow(
        new TypeError(`\`options\` must be an object, got ${shown}`),
      );
    }
    const missing = new TypeError("`options` is required and must be an object");
    expect(() => resolveOptions(undefined, rules)).toThrow(missing);
  });

  test("of which one is unknown are an error with the nearest known one, or all if none is near", () => {
    const error = new TypeError("unknown option `timoutMs`; did you mean `timeoutMs`?");
    expect(() => resolveOptions({ timoutMs: 1 }, rules)).toThrow(error);
    const far = new TypeError("unknown option `concurrency`; known options: `timeoutMs`, `deadlineMs`, `retry`");
    expect(() => resolveOptions({ concurrency: 1 }, rules)).toThrow(far);
    expect(() => resolveOptions({ toString: 1 }, rules)).toThrow("unknown option `toString`");
  });

  test("are near if they have many pairs of adjacent characters in common, in either case", () => {
    expect(countSharedPairs("timoutms", "timeoutms")).toBe(7);
    expect(countSharedPairs("retries", "token")).toBe(0);
    expect(countSharedPairs("", "abc")).toBe(0);
    expect(countSharedPairs("same", "same")).toBe(4);
    expect(findNearest("acessToken", ["host", "accessToken"])).toBe("accessToken");
    expect(findNearest("timoeutMs", ["deadlineMs", "timeoutMs"])).toBe("timeoutMs");
    expect(findNearest("maxRetry", ["maxDelayMs", "maxRetries"])).toBe("maxRetries");
    expect(findNearest("NETWORKID", ["vanity", "networkId"])).toBe("networkId");
    expect(findNearest("timeout", ["baseUrl", "timeoutMs"])).toBe("timeoutMs");
    expect(findNearest("retries", ["fetch", "token"])).toBeUndefined();
    // Half of the pairs, and the first of two names that are equally near.
    expect(findNearest("host-x", ["hostA", "hostB"])).toBe("hostA");
  });
});

describe("a client's options", () => {
  test.each(CASES)("of which one is unknown are an error, also in `retry` ($id)", ({ list }) => {
    const misspelt = { timoutMs: 1 } as ClientOptions;
    expect(() => list(NOWHERE, {}, misspelt)).toThrow("unknown option `timoutMs`; did you mean `timeoutMs`?");
    const retry = { maxRetry: 1 } as object;
    expect(() => list(NOWHERE, {}, { retry })).toThrow(
      "unknown option `retry.maxRetry`; did you mean `retry.maxRetries`?",
    );
    const far =
      "unknown option `retry.zzz`; known options: `retry.maxRetries`, `retry.baseDelayMs`, `retry.maxDelayMs`";
    expect(() => list(NOWHERE, {}, { retry: { zzz: 1 } as object })).toThrow(far);
  });
});

describe("a client's settings", () => {
  test("have defaults", () => {
    const { fetch, ...data } = resolveClientOptions({}, {});
    expect(fetch).toBeTypeOf("function");
    expect(data).toEqual({
      allowBrowser: false,
      headers: [],
      ownHooks: {},
      timeoutMs: 30_000,
      deadlineMs: 300_000,
      maxBodyBytes: 67_108_864,
      retry: { maxRetries: 3, baseDelayMs: 500, maxDelayMs: 30_000 },
    });
    expect(resolveClientOptions({ retry: false }, {}).retry.maxRetries).toBe(0);
  });

  test.each([
    [{ deadlineMs: "300000" }, new TypeError('`deadlineMs` must be a number >= 1, got "300000"')],
    [{ timeoutMs: true }, new TypeError("`timeoutMs` must be a number >= 1, got true")],
    [{ timeoutMs: 0 }, new RangeError("`timeoutMs` must be a number >= 1, got 0")],
    [{ maxBodyBytes: -1 }, new RangeError("`maxBodyBytes` must be a number >= 1, got -1")],
    [{ retry: { maxRetries: 2.5 } }, new RangeError("`maxRetries` must be an integer >= 0, got 2.5")],
    [{ retry: { baseDelayMs: "1" } }, new TypeError('`baseDelayMs` must be a number >= 0, got "1"')],
    [{ retry: true }, new TypeError("`retry` must be an object or false, got true")],
    [{ retry: 3 }, new TypeError("`retry` must be an object or false, got 3")],
    [{ retry: null }, new TypeError("`retry` must be an object or false, got null")],
    [{ retry: () => false }, new TypeError("`retry` must be an object or false, got a function")],
    [{ retry: [] }, new TypeError("`retry` must be an object or false, got an array")],
    [{ baseUrl: null }, new TypeError(`\`baseUrl\` must be ${BASE_URL}, got null`)],
    [{ baseUrl: "s3cret-9" }, new TypeError(`\`baseUrl\` must be ${BASE_URL}, got a string of length 8`)],
    [{ fetch: "fetch" }, new TypeError("`fetch` must be a function, got a string of length 5")],
    [{ onRetry: {} }, new TypeError("`onRetry` must be a function, got an object")],
    [{ onResponse: 1 }, new TypeError("`onResponse` must be a function, got 1")],
  ])("%j are refused", (options, error) => {
    expect(() => resolveClientOptions(options as ClientOptions, {})).toThrow(error);
  });
});
