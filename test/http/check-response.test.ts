import { expect, test } from "vitest";
import { findShapeProblem } from "../../src/http/check-response.js";

test("the shape of a body is checked as the operation declares it", () => {
  expect(findShapeProblem(undefined, undefined)).toBe("response body is not valid JSON");
  expect(findShapeProblem({}, undefined)).toBeUndefined();
  expect(findShapeProblem([], undefined)).toBe("expected an object as the response body");
  expect(findShapeProblem({ data: [{}] }, ["data"])).toBeUndefined();
  expect(findShapeProblem({ result: { data: [1] } }, ["result", "data"])).toBe(
    "expected an array of objects at `result.data`",
  );
});
