import { expect, test } from "vitest";
import { nextPosition, toPositionParameter } from "../../src/listing/position-parameter.js";

const base = { limit: { name: "limit", size: 10 }, id: "id", total: ["total"] };
const byPage = { ...base, style: "page", page: { name: "page" }, totalMayCountPage: false } as const;
const byOffset = { ...base, style: "offset", offset: { name: "offset", max: 100 } } as const;

test("page numbers start at 1 and advance by 1", () => {
  const parameter = toPositionParameter(byPage, {}, 10);
  expect(parameter).toEqual({ name: "page", unit: "page", first: 1, max: Infinity, skippedItems: 0 });
  expect(nextPosition(parameter, 3, 7)).toBe(4);
});

test("offsets start at 0 and advance by the number of items", () => {
  const parameter = toPositionParameter(byOffset, {}, 10);
  expect(parameter).toEqual({ name: "offset", unit: "item", first: 0, max: 100, skippedItems: 0 });
  expect(nextPosition(parameter, 20, 7)).toBe(27);
});

test("a position in the query skips the items before it", () => {
  expect(toPositionParameter(byPage, { page: 3 }, 10)).toMatchObject({ first: 3, skippedItems: 20 });
  expect(toPositionParameter(byOffset, { offset: 15 }, 10)).toMatchObject({ first: 15, skippedItems: 15 });
});
