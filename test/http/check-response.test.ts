import { expect, test } from "vitest";
import { findShapeProblem, isPlainText } from "../../src/http/check-response.js";

test("the shape of a body is checked as the operation declares it", () => {
  expect(findShapeProblem(undefined, undefined)).toBe("response body is not valid JSON");
  expect(findShapeProblem({}, undefined)).toBeUndefined();
  expect(findShapeProblem([], undefined)).toBe("expected an object as the response body");
  expect(findShapeProblem({ data: [{}] }, ["data"])).toBeUndefined();
  expect(findShapeProblem({ result: { data: [1] } }, ["result", "data"])).toBe(
    "expected an array of objects at `result.data`",
  );
});

test("a list that reports an error is invalid, even if it has items", () => {
  for (const reported of [{ error: "timeout" }, { error: { code: 1 } }, { errors: ["timeout"] }, { error: true }]) {
    expect(findShapeProblem({ data: [], ...reported }, ["data"])).toBe("the response reports an error");
    expect(findShapeProblem({ data: [{}], ...reported }, ["data"])).toBe("the response reports an error");
  }
  for (const empty of [null, false, "", 0, [], {}]) {
    expect(findShapeProblem({ data: [{}], error: empty, errors: empty }, ["data"])).toBeUndefined();
  }
});

test("a string is plain if it was decoded without errors, and its charset is a superset of ASCII", () => {
  expect(isPlainText("", null)).toBe(true);
  expect(isPlainText("naïve café", "text/plain")).toBe(true);
  for (const charset of ["utf-8", "UTF8", '"utf-8"', "us-ascii", "ISO-8859-1", "windows-1252; x=1"]) {
    expect([charset, isPlainText("a", `text/plain; charset=${charset}`)]).toEqual([charset, true]);
  }
  expect(isPlainText("a", "text/plain; charset = utf-16")).toBe(false);
  for (const charset of ["utf-16", "utf-7", "utf-32le", "ibm037", "'utf-16'", "x-utf-8", "utf-80"]) {
    expect([charset, isPlainText("a", `text/plain;charset=${charset}`)]).toEqual([charset, false]);
  }
  expect(isPlainText("a\0b", null)).toBe(false);
  expect(isPlainText("a\uFFFDb", null)).toBe(false);
});
