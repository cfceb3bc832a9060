import { describe, expect, test } from "vitest";
import { findReadings } from "../../src/http/escapes.js";
import { findCredentials, toPatterns } from "../../src/http/find-credentials.js";

/** The parts of a string in which one of the credentials is found. */
function found(text: string, ...credentials: string[]): string[] {
  const ranges = findCredentials(findReadings(text), credentials.flatMap(toPatterns));
  return ranges.map(([start, end]) => text.slice(start, end));
}

test("patterns are the credential and its base64, in lower case and without backslashes", () => {
  expect(toPatterns("Ab+c\\d_")).toEqual([
    "ab cd/",
    btoa("Ab+c\\d_").replace(/=+$/, "").toLowerCase(),
    // What the base64 of any text with it contains, after 0, 1 or 2 other bytes.
    btoa("Ab+c\\d_").slice(0, 9).toLowerCase(),
    btoa("xAb+c\\d_").slice(2, 10).toLowerCase(),
    btoa("xxAb+c\\d_").slice(3, 12).toLowerCase(),
  ]);
});

test("the base64 of a very short credential is not a pattern, nor is an empty one", () => {
  expect(toPatterns("ab")).toEqual(["ab"]);
  // "abc" after 0, 1 or 2 other bytes; each pattern occurs once.
  expect(toPatterns("abc")).toEqual(["abc", btoa("abc").toLowerCase(), "fiy", "hym"]);
  expect(toPatterns("")).toEqual([]);
  expect(toPatterns("\\")).toEqual([]);
});

test.each(["a b+c/d1", "A%20b%2bc\\/d1", "a+b+c/d\\u0031", "&#97; b&plus;c&#x2F;d1", "%2561 b+c\\\\\\/d1"])(
  "a credential is found in the spelling %s",
  (spelling) => {
    expect(found(`x${spelling}y`, "a b+c/d1")).toEqual([spelling]);
  },
);

test.each(["90%<", "%<", "\\u00<", "\\u<", "&<", "&#<", "%4<", "\\<"])(
  "a credential is found after %s, whatever it begins with",
  (before) => {
    for (const credential of ["41b+c7q9", "u0041xyz", "lt-123;4", "25abc123"]) {
      const text = `${before.replace("<", credential)};b`;
      expect([text, found(text, credential)]).toEqual([text, [credential]]);
    }
  },
);

test("a credential that looks escaped is found unchanged, and escaped", () => {
  for (const text of ["%41bc%42d", "%2541bc%2542d", "%25%34%31bc%2542d"]) {
    expect([text, found(text, "%41bc%42d")]).toEqual([text, [text]]);
  }
});

test("the range begins with the escape of the first character", () => {
  expect(found("x%32b7c1d9", "2b7c1d9")).toEqual(["%32b7c1d9"]);
});

test("a credential is found in the base64 of a string that contains it, in both alphabets", () => {
  for (const before of ["", "u:", "me:", "acc"]) {
    for (const encoding of ["base64", "base64url"] as const) {
      const encoded = Buffer.from(`${before}s3cr?t>~~/é:`).toString(encoding);
      expect([encoded, found(encoded, "s3cr?t>~~/").length]).not.toEqual([encoded, 0]);
    }
  }
});

test("all occurrences are found, also those that overlap", () => {
  expect(found("aXaXaXa", "aXaXa")).toEqual(["aXaXa", "aXaXa"]);
  expect(found("s3cret-1s3cret-1", "s3cret-1")).toEqual(["s3cret-1", "s3cret-1"]);
  expect(found("one-1234 two-5678", "one-1234", "two-5678")).toEqual(["one-1234", "two-5678"]);
});

test("the beginning of a credential at the end of a string is found if it has at least four characters", () => {
  expect(found("x s3cr", "s3cret-1")).toEqual(["s3cr"]);
  expect(found("x s3cre%7", "s3cret-1")).toEqual(["s3cre%7"]);
  expect(found("x s3cre\\", "s3cret-1")).toEqual(["s3cre\\"]);
  expect(found("x s3c", "s3cret-1")).toEqual([]);
  expect(found("x s3cr y", "s3cret-1")).toEqual([]);
});

test("a string without the credential has none", () => {
  expect(found("an ordinary text, 100 % of it & more; \\ %41", "s3cret-1", "ordinarily", "")).toEqual([]);
});

test("a search that would take too many steps finds the whole text", () => {
  const repeated = "a".repeat(100);
  const patterns = toPatterns(`${repeated}b`);
  expect(findCredentials(findReadings(repeated.repeat(3)), patterns, 1000)).toEqual([[0, 300]]);
  expect(findCredentials(findReadings("b".repeat(300)), patterns, 1000)).toEqual([]);
  expect(findCredentials(findReadings("xx"), ["x"], 1)).toEqual([[0, 2]]);
  expect(findCredentials(findReadings("xx"), ["x"], 2)).toHaveLength(2);
});

describe("the number of steps", () => {
  /** Whether a search ends within a number of steps. */
  const endsWithin = (steps: number, text: string, credential: string) => {
    const ranges = findCredentials(findReadings(text), toPatterns(credential), steps);
    return ranges.every(([start, end]) => start > 0 || end < text.length);
  };

  test("grows linearly with a string that repeats characters of the credential", () => {
    const credential = `${"ab".repeat(20)}c`;
    for (const n of [100, 200, 400, 800, 1600]) {
      // There are 41 characters in it; half of the positions can begin it.
      expect(endsWithin(50 * n, "ab".repeat(n), credential)).toBe(true);
      expect(endsWithin(50 * n, `-abab${"\\".repeat(n)}`, credential)).toBe(true);
      expect(endsWithin(50 * n, `%${"25".repeat(n)}`, "%%%%%%%%%%%%%%a")).toBe(true);
    }
  });

  test("does not depend on the length of a credential that the text does not contain", () => {
    for (const length of [1000, 10_000, 1_000_000]) {
      expect(endsWithin(3000, "x-".repeat(1000), `x${"y".repeat(length)}`)).toBe(true);
    }
  });
});
