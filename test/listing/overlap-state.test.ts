import { describe, expect, test } from "vitest";
import {
  comparePage,
  contradictsTotal,
  findWrongCount,
  findOutcome,
  findReplacedItems,
  hasChanged,
  hasGapBefore,
  isFiltered,
  isFullPage,
  isNewId,
  isSortedById,
  needsOverlap,
  nextOverlap,
  requestsIdOrder,
  stepBack,
  type OverlapPage,
  type OverlapState,
} from "../../src/listing/overlap-state.js";
import type { ItemId } from "../../src/listing/page-fields.js";

const stateWith = (changes: Partial<OverlapState> = {}): OverlapState => ({
  start: 9,
  lastId: 10,
  lastItems: [{ id: 10 }],
  overlap: 1,
  knownIds: undefined,
  pagesWithoutProgress: 0,
  received: 10,
  duplicates: 0,
  lastPageSize: 10,
  largestPageSize: 10,
  smallestContinuedSize: null,
  total: null,
  largestTotal: null,
  isTotalContradicted: false,
  isTotalReached: false,
  repeatedStart: null,
  isEndReread: false,
  ...changes,
});

const identified = (...ids: ItemId[]) => ids.map((id) => ({ id, item: { id } }));

const pageOf = (ids: readonly ItemId[], changes: Partial<OverlapPage> = {}): OverlapPage => ({
  items: identified(...ids),
  ids,
  size: ids.length,
  duplicates: 0,
  total: null,
  ...changes,
});

/** A page of `size` items. */
const pageOfSize = (size: number, total: number | null, duplicates = 0) =>
  pageOf(
    Array.from({ length: size - duplicates }, (_, i) => 10 + i),
    { size, total, duplicates },
  );

const comparisonOf = (newItemCount: number, repeatedItems: number) => ({
  newItems: Array.from({ length: newItemCount }, () => ({})),
  repeatedItems,
  shifted: false,
});

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

test("ids are sorted if each is a number and none is smaller than the one before", () => {
  expect(isSortedById([])).toBe(true);
  expect(isSortedById([1, 2, 2, 10])).toBe(true);
  expect(isSortedById([2, 1])).toBe(false);
  expect(isSortedById(["a", "b"])).toBe(false);
  expect(isSortedById([1, "b"])).toBe(false);
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
    const { newItems, ...rest } = comparePage(stateWith(changes), identified(...ids));
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

  const [a, b, changed] = ["a", "b", "changed"].map((name) => ({ id: 10, item: { id: 10, name } }));

  test("has no new item with the last id, even if that item was changed", () => {
    const state = stateWith({ lastItems: [a!.item] });
    expect(comparePage(state, [changed!])).toMatchObject({ newItems: [], repeatedItems: 1 });
  });

  test("that has several items with the last id: those that were not yielded are new", () => {
    expect(comparePage(stateWith({ lastItems: [a!.item] }), [a!, b!])).toMatchObject({ newItems: [b!.item] });
    expect(comparePage(stateWith({ lastItems: [b!.item] }), [a!, b!])).toMatchObject({ newItems: [a!.item] });
    expect(comparePage(stateWith({ lastItems: [a!.item, b!.item] }), [a!, b!])).toMatchObject({ newItems: [] });
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

test("a response contradicts its total if it has fewer or more items than it can have, or an item twice", () => {
  const check = (size: number, total: number | null, duplicates = 0) =>
    contradictsTotal(stateWith(), pageOfSize(size, total, duplicates), 10);
  expect(check(10, null)).toBe(false);
  expect(check(10, null, 1)).toBe(true);
  expect(check(10, 30)).toBe(false);
  expect(check(10, 19)).toBe(false);
  expect(check(3, 12)).toBe(false);
  expect(check(0, 9)).toBe(false);
  expect(check(0, 5)).toBe(false);
  expect(check(50, 59)).toBe(false);
  expect(check(9, 30)).toBe(true);
  expect(check(2, 12)).toBe(true);
  expect(check(0, 10)).toBe(true);
  expect(check(3, 11)).toBe(true);
  expect(check(10, 5)).toBe(true);
  expect(check(4, 12, 1)).toBe(true);
});

test("a page is full if it has the requested number of items, or as many as an earlier page that was continued", () => {
  expect(isFullPage(stateWith(), 9, 10)).toBe(false);
  expect(isFullPage(stateWith(), 10, 10)).toBe(true);
  expect(isFullPage(stateWith({ smallestContinuedSize: 7 }), 7, 10)).toBe(true);
  expect(isFullPage(stateWith({ smallestContinuedSize: 7 }), 6, 10)).toBe(false);
  expect(isFullPage(stateWith({ smallestContinuedSize: 50 }), 10, 10)).toBe(true);
});

describe("a page", () => {
  const outcome = (size: number, total: number | null, newItems: number, changes: Partial<OverlapState> = {}) =>
    findOutcome(stateWith({ start: 10, ...changes }), pageOfSize(size, total), newItems, 10);

  test("that is empty ends the list", () => {
    expect(outcome(0, null, 0)).toBe("ends");
    expect(outcome(0, 50, 0)).toBe("ends");
  });

  test("that is empty after pages of one item without a total is confirmed by the item before it", () => {
    const single = { overlap: 0, largestPageSize: 1 } as const;
    expect(outcome(0, null, 0, single)).toBe("rereads");
    expect(outcome(0, null, 0, { ...single, largestTotal: 11 })).toBe("ends");
    expect(outcome(0, null, 0, { ...single, largestPageSize: 2 })).toBe("ends");
    expect(outcome(0, null, 0, { ...single, isEndReread: true })).toBe("ends");
    expect(outcome(1, null, 0, { isEndReread: true })).toBe("ends");
    expect(outcome(1, null, 1, { isEndReread: true })).toBe("continues");
  });

  test("that is not full and reaches the total ends the list", () => {
    expect(outcome(9, 19, 8)).toBe("ends");
    expect(outcome(1, 11, 0)).toBe("ends");
    expect(outcome(9, 18, 8, { duplicates: 1 })).toBe("ends");
  });

  test("that is full and reaches the total is followed by one that confirms the end", () => {
    expect(outcome(10, 20, 9)).toBe("confirms-end");
    expect(outcome(7, 17, 6, { smallestContinuedSize: 7 })).toBe("confirms-end");
  });

  test("that does not reach the total, or exceeds it, is followed by others", () => {
    expect(outcome(10, 30, 9)).toBe("continues");
    expect(outcome(9, 30, 8)).toBe("continues");
    expect(outcome(9, 15, 8)).toBe("continues");
    expect(outcome(9, null, 8)).toBe("continues");
  });

  test("of several known items that ends at the total is followed by others", () => {
    expect(outcome(9, 19, 0)).toBe("continues");
  });

  test("of several known items past a total that was reached repeats the list", () => {
    expect(outcome(10, 11, 0, { isTotalReached: true })).toBe("repeats");
    expect(outcome(10, 11, 0)).toBe("continues");
    expect(outcome(10, 11, 1, { isTotalReached: true })).toBe("continues");
  });
});

describe("the number of items is wrong", () => {
  const wrongCount = (changes: Partial<OverlapState>, first = 0, hasUnreliableTotal = false, isResumed = false) =>
    findWrongCount(stateWith(changes), { first, hasUnreliableTotal, isResumed });

  test("in a sorted list, if a response contradicted its total, and a total is above the number of items", () => {
    const isTotalContradicted = true;
    expect(wrongCount({ largestTotal: 12, isTotalContradicted })).toBe("expected 12 items, got 10");
    expect(wrongCount({ largestTotal: 12 })).toBeNull();
    expect(wrongCount({ largestTotal: 10, isTotalContradicted })).toBeNull();
    expect(wrongCount({ largestTotal: 5, isTotalContradicted })).toBeNull();
    expect(wrongCount({ isTotalContradicted })).toBeNull();
  });

  test("in an unsorted list, if a total is above the number of items", () => {
    const knownIds = new Set<ItemId>();
    expect(wrongCount({ largestTotal: 12, knownIds })).toBe("expected 12 items, got 10");
    expect(wrongCount({ largestTotal: 10, knownIds })).toBeNull();
  });

  test("in an unsorted list that continues another one, also if a total is below the number of items", () => {
    const state = { largestTotal: 9, knownIds: new Set<ItemId>() };
    expect(wrongCount(state, 0, false, true)).toBe("expected 9 items, got 10");
    expect(wrongCount(state)).toBeNull();
    expect(wrongCount({ largestTotal: 9, isTotalContradicted: true }, 0, false, true)).toBeNull();
  });

  test("without the items before the first offset", () => {
    const knownIds = new Set<ItemId>();
    expect(wrongCount({ largestTotal: 15, knownIds }, 5)).toBeNull();
    expect(wrongCount({ largestTotal: 16, knownIds }, 5)).toBe("expected 11 items, got 10");
  });

  test("under a filter, only if the total counts an item that was received twice", () => {
    const knownIds = new Set<ItemId>();
    expect(wrongCount({ largestTotal: 250, knownIds, isTotalContradicted: true }, 0, true)).toBeNull();
    expect(wrongCount({ largestTotal: 11, knownIds, duplicates: 1 }, 0, true)).toBe("expected 11 items, got 10");
    expect(wrongCount({ largestTotal: 12, knownIds, duplicates: 1 }, 0, true)).toBeNull();
  });
});

test("items that are received twice may replace others, unless a total counts the list", () => {
  const check = (changes: Partial<OverlapState>, hasUnreliableTotal = false) =>
    findReplacedItems(stateWith(changes), { first: 0, hasUnreliableTotal, isResumed: false });
  expect(check({})).toBeNull();
  expect(check({ duplicates: 1 })).toBe("pages repeat 1 item, and the provider reports no total");
  expect(check({ duplicates: 1, largestTotal: 11 })).toBeNull();
  expect(check({ duplicates: 1, largestTotal: 10 }, true)).toBeNull();
  expect(check({ duplicates: 2, largestTotal: 99 }, true)).toBe(
    "pages repeat 2 items, and the total may count other items",
  );
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
