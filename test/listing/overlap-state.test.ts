import { describe, expect, test } from "vitest";
import {
  comparePage,
  countMisplaced,
  forgetOldIds,
  hasChanged,
  hasGapBefore,
  isFiltered,
  isLateId,
  isNewId,
  isSortedById,
  needsOverlap,
  nextOverlap,
  requestsIdOrder,
  stepBack,
  type OverlapState,
} from "../../src/listing/overlap-state.js";
import { comparisonOf, identified, pageOf, stateWith } from "../support/overlap.js";

test("a query requests the order by id if it replaces none of the sort parameters", () => {
  const order = { sort_by: "id", sort_dir: "asc" };
  expect(requestsIdOrder(order, {})).toBe(true);
  expect(requestsIdOrder(order, { sort_by: "id", limit: 5 })).toBe(true);
  expect(requestsIdOrder(order, { sort_dir: "desc" })).toBe(false);
  expect(requestsIdOrder(undefined, {})).toBe(false);
});

test("a query is filtered if it has a parameter that is not for pagination or sorting", () => {
  const pagination = {
    style: "offset",
    position: { name: "start", first: 0 },
    limit: { name: "limit", size: 100 },
    id: "id",
    order: { sort_by: "id" },
  } as const;
  expect(isFiltered(pagination, {})).toBe(false);
  expect(isFiltered(pagination, { start: 5, limit: 2, sort_by: "name", status: undefined })).toBe(false);
  expect(isFiltered(pagination, { status: "tracked" })).toBe(true);
  expect(isFiltered({ ...pagination, order: {} }, { sort_by: "id" })).toBe(true);
});

test("each item of a page with one id only is converted to text once, and so is each item before", () => {
  let conversions = 0;
  const item = { id: 7, toJSON: () => String(conversions++) };
  const items = Array.from({ length: 100 }, () => ({ id: 7, item }));
  const lastItems = items.map((identifiedItem) => identifiedItem.item);
  comparePage(stateWith({ lastId: 7, lastItems }), items);
  expect(conversions).toBe(200);
});

test("ids are sorted if each is a number and none is smaller than the one before", () => {
  expect(isSortedById([])).toBe(true);
  expect(isSortedById([1, 2, 2, 10])).toBe(true);
  expect(isSortedById([2, 1])).toBe(false);
  expect(isSortedById(["a", "b"])).toBe(false);
  expect(isSortedById([1, "b"])).toBe(false);
  expect(isSortedById(["1.5", "2.5"])).toBe(false);
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
    const state = stateWith({ isSorted: false, knownIds: new Set([3]) });
    expect([3, 10, 5].map((id) => isNewId(id, state))).toEqual([false, false, true]);
  });
});

test("an id of a sorted list is late if it is lower than the last one and was not yielded", () => {
  const knownIds = new Set([1, 7, 10]);
  const check = (changes: Partial<OverlapState>) =>
    [3, 4, 7, 10, 11].filter((id) => isLateId(id, stateWith({ knownIds, ...changes })));
  expect(check({})).toEqual([3, 4]);
  expect(check({ forgottenId: 3 })).toEqual([4]);
  expect(check({ isSorted: false })).toEqual([]);
  expect(check({ lastId: undefined })).toEqual([]);
});

test("the oldest ids are forgotten, and the highest of them is remembered", () => {
  const state = stateWith({ knownIds: new Set([1, 7, 4, 10, 11]) });
  forgetOldIds(state, 5);
  expect(state).toMatchObject({ knownIds: new Set([1, 7, 4, 10, 11]), forgottenId: undefined });
  forgetOldIds(state, 2);
  expect(state).toMatchObject({ knownIds: new Set([10, 11]), forgottenId: 7 });
});

test("items are misplaced if they are at the place where the earlier listing ended or after it, with lower ids", () => {
  const resumedFrom = { start: 9, lastId: 10, total: null };
  const count = (ids: number[], changes: Partial<OverlapState> = {}) =>
    countMisplaced(stateWith({ resumedFrom, knownIds: new Set([3]), ...changes }), ids);
  expect(count([10, 11, 12])).toBe(0);
  expect(count([4, 5, 10])).toBe(2);
  expect(count([3, 5, 10])).toBe(1);
  expect(count([4, 5, 10], { start: 8 })).toBe(1);
  expect(count([4, 5, 10], { isSorted: false })).toBe(0);
  expect(count([4, 5, 10], { resumedFrom: undefined })).toBe(0);
});

describe("a page compared with the state", () => {
  const compare = (ids: number[], changes?: Partial<OverlapState>) => {
    const knownIds = new Set([1, 7, 10]);
    const { newItems, lateItems, ...rest } = comparePage(stateWith({ knownIds, ...changes }), identified(...ids));
    return { newIds: newItems.map(({ id }) => id), lateIds: lateItems.map(({ id }) => id), ...rest };
  };

  test("that repeats the last item is not shifted", () => {
    expect(compare([10, 11, 12])).toEqual({ newIds: [11, 12], lateIds: [], repeatedItems: 1, shifted: false });
  });

  test("that does not repeat the last item is shifted", () => {
    expect(compare([11, 12])).toEqual({ newIds: [11, 12], lateIds: [], repeatedItems: 0, shifted: true });
  });

  test("has late items, if others took their places before", () => {
    expect(compare([4, 7, 10])).toEqual({ newIds: [], lateIds: [4], repeatedItems: 2, shifted: false });
    expect(compare([4, 11])).toEqual({ newIds: [11], lateIds: [4], repeatedItems: 0, shifted: false });
  });

  test("is not shifted if it is the first one, starts the list, or must repeat nothing", () => {
    for (const changes of [{ lastId: undefined }, { start: 0 }, { overlap: 0 as const }]) {
      expect(compare([11, 12], changes)).toMatchObject({ shifted: false });
    }
  });

  const [a, b, changed] = ["a", "b", "changed"].map((name) => ({ id: 10, item: { id: 10, name } }));

  test("has no new item with the last id, even if that item was changed", () => {
    const state = stateWith({ lastItems: [a!.item] });
    expect(comparePage(state, [changed!])).toMatchObject({ newItems: [], repeatedItems: 1 });
    const [next] = identified(11);
    expect(comparePage(state, [changed!, next!])).toMatchObject({ newItems: [next!.item], repeatedItems: 1 });
  });

  test("that has several items with the last id: those that were not yielded are new", () => {
    expect(comparePage(stateWith({ lastItems: [a!.item] }), [a!, b!])).toMatchObject({ newItems: [b!.item] });
    expect(comparePage(stateWith({ lastItems: [b!.item] }), [a!, b!])).toMatchObject({ newItems: [a!.item] });
    expect(comparePage(stateWith({ lastItems: [a!.item, b!.item] }), [a!, b!])).toMatchObject({ newItems: [] });
    const [earlier] = identified(9);
    expect(comparePage(stateWith({ lastItems: [a!.item] }), [earlier!, a!, b!]).newItems).toEqual([b!.item]);
    // A resumed listing has only the id of the last item.
    expect(comparePage(stateWith({ lastItems: [] }), [a!, b!])).toMatchObject({ newItems: [b!.item] });
  });
});

test("after a shift the distance doubles, and ends at the beginning of the list", () => {
  expect(stepBack(1000, 100, 1)).toBe(900);
  expect(stepBack(1000, 100, 2)).toBe(800);
  expect(stepBack(1000, 100, 3)).toBe(600);
  expect(stepBack(1000, 100, 5)).toBe(0);
});

test("a list has changed if its total did, or if a page repeats more than the overlap at its beginning", () => {
  const check = (before: number | null, total: number | null, ids: number[], repeatedItems: number) =>
    hasChanged(stateWith({ total: before }), pageOf(ids, { total }), comparisonOf(1, repeatedItems));
  expect(check(20, 20, [10, 11], 1)).toBe(false);
  expect(check(null, 20, [10, 11], 1)).toBe(false);
  expect(check(20, 21, [10, 11], 1)).toBe(true);
  expect(check(20, null, [10, 11], 1)).toBe(false);
  expect(check(null, null, [11, 10], 1)).toBe(true);
  expect(check(null, null, [10, 11, 3], 2)).toBe(true);
  expect(check(null, null, [11, 12], 0)).toBe(false);
});

test("items may be missing after a page that was not full and that the next page does not continue", () => {
  const check = (lastPageSize: number, ids: number[], newItems = 1) =>
    hasGapBefore(stateWith({ lastPageSize }), pageOf(ids), comparisonOf(newItems, 1));
  expect(check(9, [9, 10, 11])).toBe(true);
  expect(check(9, [10, 11])).toBe(false);
  expect(check(9, [9, 10], 0)).toBe(false);
  expect(check(10, [9, 10, 11])).toBe(false);
  expect(hasGapBefore(stateWith({ lastId: undefined }), pageOf([1]), comparisonOf(1, 0))).toBe(false);
});

test("a page with new items is requested again, once, if it was requested without an overlap", () => {
  const check = (changes: Partial<OverlapState>, newItems = 1) =>
    needsOverlap(stateWith({ overlap: 0, ...changes }), newItems);
  expect(check({})).toBe(true);
  expect(check({}, 0)).toBe(false);
  expect(check({ overlap: 1 })).toBe(false);
  expect(check({ repeatedStart: 9 })).toBe(false);
  expect(check({ largestPageSize: 1 })).toBe(false);
});

test("a page that contains only the overlap is followed by a page without overlap", () => {
  expect(nextOverlap(1, 0, 1)).toBe(0);
  expect(nextOverlap(1, 1, 1)).toBe(1);
  expect(nextOverlap(1, 1, 0)).toBe(0);
  expect(nextOverlap(10, 9, 0)).toBe(1);
});
