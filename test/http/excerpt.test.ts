import { expect, test } from "vitest";
import { toErrorBody, truncate } from "../../src/http/excerpt.js";

test("the body of an error is the value of its text if that is JSON", () => {
  expect(toErrorBody('{"a":[1]}')).toEqual({ a: [1] });
  expect(toErrorBody("[redacted]")).toBe("[redacted]");
  expect(toErrorBody("")).toBe("");
});

test("the body of an error is text if its JSON is nested deeply", () => {
  const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
  expect(toErrorBody(nested(100))).toBeInstanceOf(Array);
  expect(toErrorBody(nested(101))).toBe(nested(101));
});

test("a string that is cut ends with an ellipsis", () => {
  expect([truncate("abc", 3), truncate("abcd", 3)]).toEqual(["abc", "abc…"]);
});
