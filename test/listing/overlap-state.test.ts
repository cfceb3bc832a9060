import { describe, expect, test } from "vitest";
import {
  comparePage,
  hasChanged,
  isLastPage,
  isNewId,
  isSortedById,
  nextOverlap,
  requestsIdOrder,
  stepBack,
  type OverlapState,
} from "../../src/listing/overlap-state.js";

const stateWith = (changes: Partial<OverlapState> = {}): OverlapState => ({
  start: 9,
  lastId: 10,
  overlap: 1,
  knownIds: undefined,
  total: null,
  pagesWithoutProgress: 0,
  ...changes,
});

test("a query requests the order by id if it replaces none of the sort parameters", () => {
  const order = { sort_by: "id", sort_dir: "asc" };
  expect(requestsIdOrder(order, {})).toBe(true);
  expect(requestsIdOrder(order, { sort_by: "id", limit: 5 })).toBe(true);
  expect(requestsIdOrder(order, { sort_dir: "desc" })).toBe(false);
  expect(requestsIdOrder(undefined, {})).toBe(false);
});

test("ids are sorted if each is a number and none is smaller than the one before", () => {
  expect(isSortedById([])).toBe(true);
  expect(isSortedById([1, 2, 2, 10])).toBe(true);
  expect(isSortedById(["9", "10"])).toBe(true);
  expect(isSortedById([2, 1])).toBe(false);
  expect(isSortedById(["a", "b"])).toBe(false);
  expect(isSortedById([-1])).toBe(false);
});

describe("an id is new", () => {
  test("if nothing was yielded", () => {
    expect(isNewId(1, stateWith({ lastId: undefined }))).toBe(true);
  });

  test("in a sorted list, if it is higher than the last id", () => {
    expect([9, 10, 11].map((id) => isNewId(id, stateWith()))).toEqual([false, false, true]);
  });

  test("in an unsorted list, if it was not yielded", () => {
    const state = stateWith({ knownIds: new Set([3]) });
    expect([3, 10, 5].map((id) => isNewId(id, state))).toEqual([false, false, true]);
  });
});

describe("a page compared with the state", () => {
  const compare = (ids: number[], changes?: Partial<OverlapState>) => {
    const items = ids.map((id) => ({ id }));
    const { newItems, ...rest } = comparePage(stateWith(changes), items, ids);
    return { newIds: newItems.map((item) => item["id"]), ...rest };
  };

  test("that repeats the last item is not shifted", () => {
    expect(compare([10, 11, 12])).toEqual({ newIds: [11, 12], repeatedItems: 1, shifted: false });
  });

  test("that does not repeat the last item is shifted", () => {
    expect(compare([11, 12])).toEqual({ newIds: [11, 12], repeatedItems: 0, shifted: true });
  });

  test("is not shifted if it is the first one, starts the list, or must repeat nothing", () => {
    for (const changes of [{ lastId: undefined }, { start: 0 }, { overlap: 0 as const }]) {
      expect(compare([11, 12], changes)).toMatchObject({ shifted: false });
    }
  });
});

test("after a shift the distance doubles, and ends at the beginning of the list", () => {
  expect(stepBack(1000, 100, 1)).toBe(900);
  expect(stepBack(1000, 100, 2)).toBe(800);
  expect(stepBack(1000, 100, 3)).toBe(600);
  expect(stepBack(1000, 100, 5)).toBe(0);
});

test("a list has changed if its total did, or if the overlap is not the page's first item", () => {
  expect(hasChanged(stateWith({ total: 20 }), 20, [10, 11], 1)).toBe(false);
  expect(hasChanged(stateWith({ total: null }), 20, [10, 11], 1)).toBe(false);
  expect(hasChanged(stateWith({ total: 20 }), 21, [10, 11], 1)).toBe(true);
  expect(hasChanged(stateWith({ total: 20 }), null, [10, 11], 1)).toBe(true);
  expect(hasChanged(stateWith(), null, [11, 10], 1)).toBe(true);
  expect(hasChanged(stateWith(), null, [11, 12], 0)).toBe(false);
});

test("the last page is empty, or ends at the total and contains a new item or only the overlap", () => {
  expect(isLastPage(0, 0, 20, null)).toBe(true);
  expect(isLastPage(10, 9, 20, 20)).toBe(true);
  expect(isLastPage(1, 0, 20, 20)).toBe(true);
  expect(isLastPage(10, 9, 20, 30)).toBe(false);
  expect(isLastPage(10, 9, 20, null)).toBe(false);
});

test("a page of several known items that ends at the total is not the last page", () => {
  expect(isLastPage(10, 0, 20, 20)).toBe(false);
});

test("a page that contains only the overlap is followed by a page without overlap", () => {
  expect(nextOverlap(1, 0, 1)).toBe(0);
  expect(nextOverlap(1, 1, 1)).toBe(1);
  expect(nextOverlap(1, 1, 0)).toBe(0);
  expect(nextOverlap(10, 9, 0)).toBe(1);
});
