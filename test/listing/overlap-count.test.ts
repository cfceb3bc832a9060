import { expect, test } from "vitest";
import { countUpTo, findWrongCount, type OverlapPage, type OverlapState } from "../../src/listing/overlap-state.js";

const stateWith = (start: number, duplicates: number) => ({ start, duplicates }) as OverlapState;
const pageWith = (size: number, duplicates: number) => ({ size, duplicates }) as OverlapPage;

test.each([
  [0, 0, 10, 0, 10],
  [20, 0, 10, 0, 30],
  [20, 3, 10, 0, 27],
  [20, 0, 10, 2, 28],
  [20, 3, 10, 2, 25],
])(
  "the count at offset %i, after %i duplicates, of a page of %i items with %i duplicates is %i",
  (start, earlierDuplicates, size, duplicates, count) => {
    expect(countUpTo(stateWith(start, earlierDuplicates), pageWith(size, duplicates))).toBe(count);
  },
);

test("a resumed list without a total has no wrong count", () => {
  const state = { largestTotal: null, knownIds: new Set([1]), received: 5, duplicates: 0 } as unknown as OverlapState;
  expect(findWrongCount(state, { first: 0, hasUnreliableTotal: false, isResumed: true })).toBeNull();
});
