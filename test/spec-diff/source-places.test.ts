import { describe, expect, it } from "vitest";
import { createPositionFinder, formatPlace } from "../../scripts/spec-diff/source-places.js";

const find = createPositionFinder(`openapi: 3.1.0
shared: &shared
  name: { type: string }
paths:
  /lines/{id}:
    get: { parameters: [{ in: path }, { in: query }] }
again: *shared
200:
  a~b: 1
`);

describe("createPositionFinder", () => {
  it.each([
    ["", 1, 1],
    ["/openapi", 1, 1],
    ["/shared/name/type", 3, 11],
    ["/paths/~1lines~1{id}/get", 6, 5],
    ["/paths/~1lines~1{id}/get/parameters/1", 6, 39],
    ["/paths/~1lines~1{id}/get/parameters/1/in", 6, 41],
    ["/again/name", 3, 3],
    ["/200/a~0b", 9, 3],
  ])("finds the part at %s", (pointer, line, column) => {
    expect(find(pointer)).toEqual({ line, column });
  });

  it.each([
    ["/paths/~1lines~1{id}/get/responses/200", 6, 5],
    ["/paths/~1lines~1{id}/get/parameters/2", 6, 12],
    ["/openapi/name", 1, 1],
    ["/missing", 1, 1],
  ])("finds the nearest part around %s, which does not exist", (pointer, line, column) => {
    expect(find(pointer)).toEqual({ line, column });
  });
});

describe("formatPlace", () => {
  it("states the revision of a place that is not in the working tree", () => {
    const place = { file: "a.yaml", line: 2, column: 3 };
    expect(formatPlace(place)).toBe("a.yaml:2:3");
    expect(formatPlace({ ...place, revision: "v0.1.0" })).toBe("a.yaml:2:3 of v0.1.0");
  });
});
