import { describe, expect, test } from "vitest";
import { resolveListLimits, type ConcurrentListOptions } from "../../src/listing/list-options.js";
import { CASES, NOWHERE } from "../support/simulators/connect.js";

const pagination = {
  style: "cursor",
  limit: { name: "limit", size: 20, max: 100 },
  id: "id",
  cursor: { name: "next" },
  next: ["next"],
} as const;

const resolve = (options: object, query = {}) => resolveListLimits(pagination, query, options);

test("defaults are filled in", () => {
  expect(resolve({})).toEqual({ maxPages: 100_000, concurrency: 6, pageSize: 20 });
  expect(resolve({ maxPages: 5, concurrency: 1 }, { limit: 7 })).toEqual({ maxPages: 5, concurrency: 1, pageSize: 7 });
});

test("options that are undefined have their defaults", () => {
  const options = { maxPages: undefined, concurrency: undefined, strict: undefined, signal: undefined };
  expect(resolve({ ...options, resumeToken: undefined })).toEqual(resolve({}));
});

test("`maxPages` may be Infinity", () => {
  expect(resolve({ maxPages: Infinity })).toMatchObject({ maxPages: Infinity });
});

const INVALID: readonly [options: object, error: Error][] = [
  [{ maxPages: "5" }, new TypeError('`maxPages` must be an integer >= 1, got "5"')],
  [{ maxPages: 0 }, new RangeError("`maxPages` must be an integer >= 1, got 0")],
  [{ concurrency: 2.5 }, new RangeError("`concurrency` must be an integer >= 1, got 2.5")],
  [{ strict: "yes" }, new TypeError('`strict` must be a boolean, got "yes"')],
  [{ signal: {} }, new TypeError("`signal` must be an AbortSignal, got an object")],
  [{ resumetoken: "x" }, new TypeError("unknown option `resumetoken`; did you mean `resumeToken`?")],
];

test.each(INVALID)("%j throws an error that names the option", (options, error) => {
  expect(() => resolve(options)).toThrow(error);
});

test("the page size is an integer up to the operation's maximum", () => {
  for (const limit of [0, 101, 2.5]) {
    expect(() => resolve({}, { limit })).toThrow(
      new RangeError(`\`limit\` must be an integer from 1 to 100, got ${limit}`),
    );
  }
  expect(() => resolve({}, { limit: "5" })).toThrow(TypeError);
});

describe.each(CASES)("$id", ({ list }) => {
  test("checks the options when `list` is called", () => {
    for (const [options, error] of INVALID) {
      expect(() => list(NOWHERE, options as ConcurrentListOptions)).toThrow(error);
    }
  });
});
