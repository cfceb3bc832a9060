import type { OverlapPage, OverlapState } from "../../src/listing/overlap-state.js";
import type { ItemId } from "../../src/listing/page-fields.js";

/** The state of a sorted listing of which ten items, up to id 10, were yielded. */
export const stateWith = (changes: Partial<OverlapState> = {}): OverlapState => ({
  start: 9,
  lastId: 10,
  lastItems: [{ id: 10 }],
  overlap: 1,
  isSorted: true,
  knownIds: new Set(),
  forgottenId: undefined,
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
  resumedFrom: undefined,
  misplaced: 0,
  ...changes,
});

/** Items that have only an id. */
export const identified = (...ids: ItemId[]) => ids.map((id) => ({ id, item: { id } }));

/** A page of items that have only an id. */
export const pageOf = (ids: readonly ItemId[], changes: Partial<OverlapPage> = {}): OverlapPage => ({
  items: identified(...ids),
  ids,
  size: ids.length,
  duplicates: 0,
  total: null,
  ...changes,
});

/** A page of `size` items. */
export const pageOfSize = (size: number, total: number | null, duplicates = 0) =>
  pageOf(
    Array.from({ length: size - duplicates }, (_, i) => 10 + i),
    { size, total, duplicates },
  );

/** A comparison of a page that is not shifted. */
export const comparisonOf = (newItemCount: number, repeatedItems: number) => ({
  newItems: Array.from({ length: newItemCount }, () => ({})),
  lateItems: [],
  repeatedItems,
  shifted: false,
});
