import { describe, expect, test } from "vitest";
import {
  checkBoolean,
  checkFunction,
  checkOptionNames,
  checkSignal,
  countSharedEnds,
  findNearest,
  formatValue,
  resolveNumber,
  resolveNumbers,
} from "../../src/http/options.js";
import { toSettings, type ClientOptions } from "../../src/http/settings.js";
import { toNonEmptyString, toPositiveInteger } from "../../src/providers/options.js";
import { CASES, NOWHERE } from "../support/simulators/connect.js";

test("values are shown as JSON, strings cut, and objects by their type", () => {
  expect(formatValue("300000")).toBe('"300000"');
  expect(formatValue("x".repeat(99))).toBe(`"${"x".repeat(60)}"`);
  for (const value of [2.5, NaN, true, 10n, undefined, null]) {
    expect(formatValue(value)).toBe(String(value));
  }
  expect(formatValue([1])).toBe("an object");
  expect(formatValue({ a: 1 })).toBe("an object");
  expect(formatValue(() => 1)).toBe("a function");
  expect(formatValue(Symbol("x"))).toBe("Symbol(x)");
});

describe("a number", () => {
  const rule = { default: 5, min: 1 };

  test("has its default only if it is undefined", () => {
    expect(resolveNumber("n", undefined, rule)).toBe(5);
    expect(() => resolveNumber("n", null, rule)).toThrow(new TypeError("`n` must be a number >= 1, got null"));
  });

  test("of the wrong type is a TypeError", () => {
    const error = new TypeError('`deadlineMs` must be a number >= 1, got "300000"');
    expect(() => resolveNumber("deadlineMs", "300000", rule)).toThrow(error);
    expect(() => resolveNumber("n", true, rule)).toThrow(new TypeError("`n` must be a number >= 1, got true"));
  });

  test("out of range is a RangeError", () => {
    expect(() => resolveNumber("n", 0, rule)).toThrow(new RangeError("`n` must be a number >= 1, got 0"));
    expect(() => resolveNumber("n", NaN, rule)).toThrow(new RangeError("`n` must be a number >= 1, got NaN"));
    const bounded = { ...rule, max: 9, integer: true };
    const error = new RangeError("`n` must be an integer from 1 to 9, got 10");
    expect(() => resolveNumber("n", 10, bounded)).toThrow(error);
    expect(resolveNumber("n", 9, bounded)).toBe(9);
    expect(resolveNumber("n", Infinity, rule)).toBe(Infinity);
  });

  test("with a fraction is a RangeError where an integer is required", () => {
    const integer = { default: 3, min: 0, integer: true };
    const error = new RangeError("`maxRetries` must be an integer >= 0, got 2.5");
    expect(() => resolveNumber("maxRetries", 2.5, integer)).toThrow(error);
    expect(resolveNumber("maxRetries", Infinity, integer)).toBe(Infinity);
  });

  test("is one of several, and other properties are ignored", () => {
    const rules = { a: rule, b: rule };
    expect(resolveNumbers(rules, { b: 2, c: "x" })).toEqual({ a: 5, b: 2 });
    expect(resolveNumbers(rules)).toEqual({ a: 5, b: 5 });
  });
});

test("a positive integer can be a string of digits", () => {
  expect(toPositiveInteger("networkId", "1234")).toBe(1234);
  expect(toPositiveInteger("networkId", 7)).toBe(7);
  for (const [value, shown] of [
    [0, "0"],
    ["0", '"0"'],
    [1.5, "1.5"],
    ["x", '"x"'],
    ["", '""'],
    [2 ** 53, `${2 ** 53}`],
  ]) {
    const error = new RangeError(`\`networkId\` must be a positive integer, got ${shown}`);
    expect(() => toPositiveInteger("networkId", value)).toThrow(error);
  }
  const error = new TypeError("`networkId` must be a positive integer, got undefined");
  expect(() => toPositiveInteger("networkId", undefined)).toThrow(error);
});

test("a string that can be a credential is not shown", () => {
  expect(toNonEmptyString("clientSecret", "s")).toBe("s");
  for (const value of ["", undefined, { key: "secret" }, ["secret"]]) {
    const error = new TypeError("`clientSecret` must be a non-empty string");
    expect(() => toNonEmptyString("clientSecret", value)).toThrow(error);
  }
});

test("booleans, functions and signals are checked by type", () => {
  for (const value of [undefined, true, false]) {
    checkBoolean("strict", value);
  }
  expect(() => checkBoolean("strict", "yes")).toThrow(new TypeError('`strict` must be a boolean, got "yes"'));
  for (const value of [undefined, fetch]) {
    checkFunction("fetch", value);
  }
  expect(() => checkFunction("fetch", {})).toThrow(new TypeError("`fetch` must be a function, got an object"));
  for (const value of [undefined, AbortSignal.abort()]) {
    checkSignal("signal", value);
  }
  for (const [value, shown] of [
    [null, "null"],
    [new AbortController(), "an object"],
    ["x", '"x"'],
  ] as const) {
    const error = new TypeError(`\`signal\` must be an AbortSignal, got ${shown}`);
    expect(() => checkSignal("signal", value)).toThrow(error);
  }
});

describe("an unknown option", () => {
  test("is an error that names the nearest known option", () => {
    const known = ["timeoutMs", "deadlineMs", "retry"];
    checkOptionNames({ retry: 1, timeoutMs: undefined }, known);
    const near = new TypeError("unknown option `timoutMs`; did you mean `timeoutMs`?");
    expect(() => checkOptionNames({ timoutMs: 1 }, known)).toThrow(near);
    const far = new TypeError("unknown option `color`; known options: `timeoutMs`, `deadlineMs`, `retry`");
    expect(() => checkOptionNames({ color: 1 }, known)).toThrow(far);
    expect(() => checkOptionNames(null, known)).toThrow(new TypeError("`options` must be an object, got null"));
    expect(() => checkOptionNames(["retry"], known)).toThrow(
      new TypeError("`options` must be an object, got an object"),
    );
  });

  test("is compared by the shared characters at both ends, ignoring case", () => {
    expect(countSharedEnds("timoutMs", "timeoutMs")).toBe(8);
    expect(countSharedEnds("timeoutMsx", "timeoutMs")).toBe(9);
    expect(countSharedEnds("retries", "token")).toBe(0);
    expect(countSharedEnds("", "abc")).toBe(0);
    expect(countSharedEnds("same", "same")).toBe(4);
    expect(findNearest("acessToken", ["accessToken", "host"])).toBe("accessToken");
    expect(findNearest("timoeutMs", ["timeoutMs", "deadlineMs"])).toBe("timeoutMs");
    expect(findNearest("maxRetry", ["maxDelayMs", "maxRetries"])).toBe("maxRetries");
    expect(findNearest("NETWORKID", ["networkId"])).toBe("networkId");
    expect(findNearest("timeout", ["timeoutMs", "baseUrl"])).toBe("timeoutMs");
    expect(findNearest("retries", ["fetch", "token"])).toBeUndefined();
  });

  test.each(CASES)("of $id's client is an error, also in `retry`", ({ list }) => {
    const misspelt = { timoutMs: 1 } as ClientOptions;
    expect(() => list(NOWHERE, {}, misspelt)).toThrow("unknown option `timoutMs`; did you mean `timeoutMs`?");
    const retry = { maxRetry: 1 } as object;
    expect(() => list(NOWHERE, {}, { retry })).toThrow("unknown option `maxRetry`; did you mean `maxRetries`?");
  });
});

describe("a client's settings", () => {
  test("have defaults", () => {
    const { fetch, onRetry, onResponse, ...data } = toSettings({});
    for (const value of [fetch, onRetry, onResponse]) {
      expect(value).toBeTypeOf("function");
    }
    expect(data).toEqual({
      timeoutMs: 30_000,
      deadlineMs: 300_000,
      maxBodyBytes: 67_108_864,
      retry: { maxRetries: 3, baseDelayMs: 500, maxDelayMs: 30_000 },
    });
    expect(toSettings({ retry: false }).retry.maxRetries).toBe(0);
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
    [{ fetch: "fetch" }, new TypeError('`fetch` must be a function, got "fetch"')],
    [{ onRetry: {} }, new TypeError("`onRetry` must be a function, got an object")],
    [{ onResponse: 1 }, new TypeError("`onResponse` must be a function, got 1")],
  ])("%j are refused", (options, error) => {
    expect(() => toSettings(options as ClientOptions)).toThrow(error);
  });
});
