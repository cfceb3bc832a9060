import { expect, test } from "vitest";
import { toErrorBody, truncate } from "../../src/http/excerpt.js";
import { Redactor } from "../../src/http/redactor.js";

const redactor = new Redactor();

test("the body of an error is the value of its text if that is JSON", () => {
  expect(toErrorBody('{"a":[1]}', redactor)).toEqual({ a: [1] });
  expect(toErrorBody("[redacted]", redactor)).toBe("[redacted]");
  expect(toErrorBody("", redactor)).toBe("");
});

test("the body of an error is text if its JSON is nested deeply", () => {
  const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
  expect(toErrorBody(nested(100), redactor)).toBeInstanceOf(Array);
  expect(toErrorBody(nested(101), redactor)).toBe(nested(101));
});

test("a string that is cut ends with an ellipsis", () => {
  expect([truncate("abc", 3), truncate("abcd", 3)]).toEqual(["abc", "abc…"]);
});
