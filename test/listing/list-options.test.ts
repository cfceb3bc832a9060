import { describe, expect, test } from "vitest";
import { CONCURRENCY_RULES, resolveListSettings, type ConcurrentListOptions } from "../../src/listing/list-options.js";
import type { ProviderId } from "../../src/providers/index.js";
import { CASES, NOWHERE } from "../support/simulators/connect.js";

const limit = { name: "limit", size: 20, max: 100 };
const cursor = { style: "cursor", limit, id: "id", position: { name: "next" }, next: ["next"] } as const;
const offset = { style: "offset", limit, id: "id", position: { name: "offset", first: 0, max: 500 } } as const;
const page = { style: "page", limit, id: "id", position: { name: "page", first: 1 } } as const;

const resolve = (options: object, query = {}, pagination = cursor) =>
  resolveListSettings(pagination, query, options, CONCURRENCY_RULES);

test("defaults are filled in", () => {
  expect(resolve({})).toEqual({ maxPages: 100_000, concurrency: 6, pageSize: 20 });
  expect(resolve({ maxPages: 5, concurrency: 1 }, { limit: 7 })).toEqual({ maxPages: 5, concurrency: 1, pageSize: 7 });
  expect(resolveListSettings(offset, {}, {})).toEqual({ maxPages: 100_000, pageSize: 20, first: 0 });
  expect(resolveListSettings(page, {}, {})).toMatchObject({ first: 1 });
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
  [{ resumeToken: 5 }, new TypeError("`resumeToken` must be a string or null, got 5")],
  [{ signal: {} }, new TypeError("`signal` must be an AbortSignal, got an object")],
  [{ signal: { aborted: false } }, new TypeError("`signal` must be an AbortSignal, got an object")],
  [{ resumetoken: "x" }, new TypeError("unknown option `resumetoken`; did you mean `resumeToken`?")],
];

test.each(INVALID)("%j throws an error that names the option", (options, error) => {
  expect(() => resolve(options)).toThrow(error);
});

test("the page size is an integer up to the operation's maximum", () => {
  for (const size of [0, 101, 2.5]) {
    expect(() => resolve({}, { limit: size })).toThrow(
      new RangeError(`\`limit\` must be an integer from 1 to 100, got ${size}`),
    );
  }
  expect(() => resolve({}, { limit: "5" })).toThrow(TypeError);
});

test("the position of the first page is from the query, and is checked", () => {
  expect(resolveListSettings(offset, { offset: 15 }, {})).toMatchObject({ first: 15 });
  expect(resolveListSettings(page, { page: 3 }, {})).toMatchObject({ first: 3 });
  expect(resolve({}, { next: "abc" })).toMatchObject({ first: "abc" });
  for (const start of [NaN, Infinity, -1, 2.5, 501]) {
    const error = new RangeError(`\`offset\` must be an integer from 0 to 500, got ${start}`);
    expect(() => resolveListSettings(offset, { offset: start }, {})).toThrow(error);
  }
  const zero = new RangeError("`page` must be an integer >= 1, got 0");
  expect(() => resolveListSettings(page, { page: 0 }, {})).toThrow(zero);
  const infinite = new RangeError("`page` must be an integer >= 1, got Infinity");
  expect(() => resolveListSettings(page, { page: Infinity }, {})).toThrow(infinite);
  const text = new TypeError('`page` must be an integer >= 1, got "x"');
  expect(() => resolveListSettings(page, { page: "x" }, {})).toThrow(text);
  expect(() => resolve({}, { next: 5 })).toThrow(new TypeError("`next` must be a string, got 5"));
});

const INVALID_NUMBERS: readonly unknown[] = [
  -1,
  1.5,
  NaN,
  Infinity,
  -Infinity,
  "x",
  "5",
  "",
  null,
  true,
  [],
  [3],
  {},
  5n,
];

/** For each provider: its numeric pagination parameters, each with its minimum. */
const PARAMETERS: Readonly<Record<ProviderId, Readonly<Record<string, number>>>> = {
  invoca: { limit: 1, start: 0 },
  cloudlx: { max_per_page: 1, page: 1 },
  apifonica: { limit: 1 },
  callgear: { limit: 1, offset: 0 },
};

describe.each(CASES)("$id", ({ id, list, listQuery }) => {
  test("checks the options when `list` is called", () => {
    for (const [options, error] of INVALID) {
      const isUnknown = "concurrency" in options && id !== "invoca";
      expect(() => list(NOWHERE, options as ConcurrentListOptions)).toThrow(
        isUnknown ? /^unknown option `concurrency`/ : error,
      );
    }
  });

  test.each(Object.entries(PARAMETERS[id]))("checks `%s` when `list` is called", (name, min) => {
    for (const value of [...INVALID_NUMBERS, min - 1]) {
      const error = typeof value === "number" ? RangeError : TypeError;
      expect(() => listQuery(NOWHERE, { [name]: value }), String(value)).toThrow(error);
      expect(() => listQuery(NOWHERE, { [name]: value })).toThrow(`\`${name}\` must be an integer`);
    }
    expect(() => listQuery(NOWHERE, { [name]: min })).not.toThrow();
  });
});
