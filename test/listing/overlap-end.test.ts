import { describe, expect, test } from "vitest";
import {
  contradictsTotal,
  countUnexplained,
  countUpTo,
  findOutcome,
  findReplacedItems,
  findWrongCount,
  isFullPage,
} from "../../src/listing/overlap-end.js";
import type { OverlapState } from "../../src/listing/overlap-state.js";
import { pageOfSize, stateWith } from "../support/overlap.js";

test.each([
  [0, 0, 10, 0, 10],
  [20, 0, 10, 0, 30],
  [20, 3, 10, 0, 27],
  [20, 0, 10, 2, 28],
  [20, 3, 10, 2, 25],
])(
  "the count at offset %i, after %i duplicates, of a page of %i items with %i duplicates is %i",
  (start, earlierDuplicates, size, duplicates, count) => {
    expect(countUpTo(stateWith({ start, duplicates: earlierDuplicates }), pageOfSize(size, null, duplicates))).toBe(
      count,
    );
  },
);

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

  test("that is empty after pages of one item is confirmed by the item before it", () => {
    const single = { overlap: 0, largestPageSize: 1 } as const;
    expect(outcome(0, null, 0, single)).toBe("rereads");
    expect(outcome(0, null, 0, { ...single, largestTotal: 11 })).toBe("rereads");
    expect(outcome(0, null, 0, { ...single, largestPageSize: 2 })).toBe("ends");
    expect(outcome(0, null, 0, { ...single, overlap: 1 })).toBe("ends");
    expect(outcome(0, null, 0, { ...single, isSorted: false })).toBe("rereads");
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
    expect(outcome(10, 20, 0, { isTotalReached: true })).toBe("continues");
    expect(outcome(10, 30, 0, { isTotalReached: true })).toBe("continues");
    expect(outcome(10, null, 0, { isTotalReached: true })).toBe("continues");
    expect(outcome(1, 10, 0, { isTotalReached: true })).toBe("continues");
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
    const isSorted = false;
    expect(wrongCount({ largestTotal: 12, isSorted })).toBe("expected 12 items, got 10");
    expect(wrongCount({ largestTotal: 10, isSorted })).toBeNull();
  });

  test("in an unsorted list that continues another one, also if a total is below the number of items", () => {
    const state = { largestTotal: 9, isSorted: false };
    expect(wrongCount(state, 0, false, true)).toBe("expected 9 items, got 10");
    expect(wrongCount(state)).toBeNull();
    expect(wrongCount({ largestTotal: 10, isSorted: false }, 0, false, true)).toBeNull();
    expect(wrongCount({ largestTotal: 9, isTotalContradicted: true }, 0, false, true)).toBeNull();
  });

  test("never without a total", () => {
    expect(wrongCount({ isSorted: false }, 0, false, true)).toBeNull();
  });

  test("without the items before the first offset", () => {
    const isSorted = false;
    expect(wrongCount({ largestTotal: 15, isSorted }, 5)).toBeNull();
    expect(wrongCount({ largestTotal: 16, isSorted }, 5)).toBe("expected 11 items, got 10");
  });

  test("under a filter, only if the total counts an item that was received twice", () => {
    const isSorted = false;
    expect(wrongCount({ largestTotal: 250, isSorted, isTotalContradicted: true }, 0, true)).toBeNull();
    expect(wrongCount({ largestTotal: 11, isSorted, duplicates: 1 }, 0, true)).toBe("expected 11 items, got 10");
    expect(wrongCount({ largestTotal: 12, isSorted, duplicates: 1 }, 0, true)).toBeNull();
  });
});

test("items that are received twice may replace others, unless a total counts the list", () => {
  const check = (changes: Partial<OverlapState>, first = 0) => findReplacedItems(stateWith(changes), { first });
  expect(check({})).toBeNull();
  expect(check({ duplicates: 1 })).toBe("pages repeat 1 item, and the provider reports no total");
  expect(check({ duplicates: 1, largestTotal: 10 })).toBeNull();
  expect(check({ duplicates: 1, largestTotal: 15 }, 5)).toBeNull();
  for (const largestTotal of [0, 9, 99]) {
    expect(check({ duplicates: 2, largestTotal })).toBe("pages repeat 2 items, and the total may count other items");
  }
});

test("misplaced items are explained by as many items as the total has grown", () => {
  const count = (misplaced: number, totalBefore: number | null, total: number | null, hasUnreliableTotal = false) => {
    const resumedFrom = { start: 9, lastId: 10, total: totalBefore };
    return countUnexplained(stateWith({ misplaced, total, resumedFrom }), { hasUnreliableTotal });
  };
  expect(count(3, 20, 20)).toBe(3);
  expect(count(3, 20, 22)).toBe(1);
  expect(count(3, 20, 25)).toBe(0);
  expect(count(3, 20, 18)).toBe(3);
  expect([count(3, null, 20), count(3, 20, null), count(3, 20, 20, true)]).toEqual([0, 0, 0]);
  expect(countUnexplained(stateWith({ misplaced: 3, total: 20 }), { hasUnreliableTotal: false })).toBe(0);
});
