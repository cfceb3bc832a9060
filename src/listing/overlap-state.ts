import type { Pagination } from "./declaration.js";
import type { Query, RawItem } from "./listing-context.js";
import { contentOf, type IdentifiedItem, type ItemId } from "./page-fields.js";

/** The state of a listing whose pages overlap by one item. */
export interface OverlapState {
  /** The offset of the next page. */
  start: number;
  /** The id of the last item that was yielded; undefined before the first. */
  lastId: ItemId | undefined;
  /** The items with this id that were yielded; empty if an earlier listing yielded them. */
  lastItems: readonly RawItem[];
  /** Number of items that the next page must repeat. */
  overlap: 0 | 1;
  /** Whether all items were sorted by ascending id, as requested. */
  isSorted: boolean;
  /** The ids that were yielded by this listing: of a sorted list only the latest ones. */
  readonly knownIds: Set<ItemId>;
  /** The highest id that was yielded and is not among the known ones; undefined if there is none. */
  forgottenId: ItemId | undefined;
  /** Number of consecutive pages without a new item. */
  pagesWithoutProgress: number;
  /** Number of different items that were yielded, also by the listing that this one continues. */
  received: number;
  /** Number of items that were equal to an earlier one on their page. */
  duplicates: number;
  /** Number of items on the last page that had a new one. */
  lastPageSize: number;
  /** Number of items on the page with the most items. */
  largestPageSize: number;
  /** Number of items on the smallest page that new items followed; null if there is none. */
  smallestContinuedSize: number | null;
  /** The total that was reported last, or null. */
  total: number | null;
  /** The largest total that a page reported, or null. */
  largestTotal: number | null;
  /** Whether a response contradicted the total that it reported. */
  isTotalContradicted: boolean;
  /** Whether the last page reached the total, so that the next one only confirms the end. */
  isTotalReached: boolean;
  /** The offset of the last page with new items that was requested again with an overlap; null before. */
  repeatedStart: number | null;
  /** Where the listing that this one continues ended; undefined if there is none. */
  readonly resumedFrom: ResumedFrom | undefined;
  /** Number of items at this place or after it whose ids are lower than its last one. */
  misplaced: number;
  /** Whether the last page was empty, so that the item before it is read again to confirm the end. */
  isEndReread: boolean;
}

/** Where a listing ended that another one continues. */
export interface ResumedFrom {
  /** The offset of the last item. */
  readonly start: number;
  readonly lastId: ItemId;
  /** The total that was reported last, or null. */
  readonly total: number | null;
}

/** A page as the decisions about it need it. */
export interface OverlapPage {
  /** The different items of the page. */
  readonly items: readonly IdentifiedItem[];
  /** The ids of all items that were received. */
  readonly ids: readonly ItemId[];
  /** Number of items that were received. */
  readonly size: number;
  /** Number of them that are equal to an earlier one on the page. */
  readonly duplicates: number;
  /** The total that the response reports, or null. */
  readonly total: number | null;
}

/** A page compared with the state. */
export interface OverlapComparison {
  /** The items after the last one that was yielded. */
  readonly newItems: readonly RawItem[];
  /** The items of a sorted list that belong before the last one, but were not on the pages before this one. */
  readonly lateItems: readonly RawItem[];
  /** Number of items that were yielded before. */
  readonly repeatedItems: number;
  /** Whether the item that the page must repeat is missing: the list has shifted. */
  readonly shifted: boolean;
}

/** Whether a query leaves the items sorted by ascending id, given the sort parameters that do so. */
export function requestsIdOrder(order: Pagination["order"], query: Query): boolean {
  return order !== undefined && Object.entries(order).every(([name, value]) => (query[name] ?? value) === value);
}

/** Whether a query may select a part of the list: whether it has a parameter that is not for pagination or sorting. */
export function isFiltered({ position, limit, order }: Pagination, query: Query): boolean {
  const unfiltered = [position.name, limit.name, ...Object.keys(order ?? {})];
  return Object.entries(query).some(([name, value]) => value !== undefined && !unfiltered.includes(name));
}

/** Whether numeric ids, none negative, are in ascending order. Ids that are not numbers are not. */
export function isSortedById(ids: readonly ItemId[]): boolean {
  return ids.every((id, index) => typeof id === "number" && id >= Number(ids[index - 1] ?? 0));
}

/** Whether an item comes after those that were yielded: in a sorted list by its id, otherwise because it is unknown. */
export function isNewId(id: ItemId, { lastId, isSorted, knownIds }: OverlapState): boolean {
  if (lastId === undefined) {
    return true;
  }
  return isSorted ? id > lastId : id !== lastId && !knownIds.has(id);
}

/**
 * Whether an item of a sorted list was not yielded although items after it were: it was added meanwhile, or the pages
 * before had other items in its place.
 */
export function isLateId(id: ItemId, { lastId, isSorted, knownIds, forgottenId }: OverlapState): boolean {
  const isRemembered = forgottenId === undefined || id > forgottenId;
  return isSorted && lastId !== undefined && id < lastId && isRemembered && !knownIds.has(id);
}

/**
 * The number of items on a page that are at the place where an earlier listing of a sorted list ended, or after it,
 * although their ids are lower, and that were not received before.
 */
export function countMisplaced(
  { resumedFrom, isSorted, start, knownIds }: OverlapState,
  ids: readonly ItemId[],
): number {
  if (!resumedFrom || !isSorted) {
    return 0;
  }
  const { start: end, lastId } = resumedFrom;
  return ids.filter((id, index) => start + index >= end && id < lastId && !knownIds.has(id)).length;
}

/** Removes the oldest ids from those that are known, down to a number. */
export function forgetOldIds(state: OverlapState, count: number): void {
  for (const id of state.knownIds) {
    if (state.knownIds.size <= count) {
      return;
    }
    state.knownIds.delete(id);
    state.forgottenId = state.forgottenId === undefined || id > state.forgottenId ? id : state.forgottenId;
  }
}

/**
 * Compares a page with the items that were yielded before. If several items of the page have the id of the last item,
 * those that differ from the yielded ones are new.
 */
export function comparePage(state: OverlapState, items: readonly IdentifiedItem[]): OverlapComparison {
  const { lastId, lastItems, overlap, start } = state;
  const withLastId = items.filter(({ id }) => id === lastId).map(({ item }) => item);
  const knownItems = lastItems.length > 0 ? lastItems : withLastId.slice(0, 1);
  const isRepeated = withLastId.length > 1;
  const knownContents = new Set(isRepeated ? knownItems.map(contentOf) : []);
  const isNew = ({ id, item }: IdentifiedItem) =>
    isRepeated && id === lastId ? !knownContents.has(contentOf(item)) : isNewId(id, state);
  const newItems = items.filter(isNew).map(({ item }) => item);
  const lateItems = items.filter(({ id }) => isLateId(id, state)).map(({ item }) => item);
  const shifted = lastId !== undefined && overlap === 1 && start > 0 && newItems.length === items.length;
  return { newItems, lateItems, repeatedItems: items.length - newItems.length - lateItems.length, shifted };
}

/** Where to continue after a shift: one page back, and twice as far for each further page without progress. */
export function stepBack(start: number, pageSize: number, pagesWithoutProgress: number): number {
  return Math.max(0, start - pageSize * 2 ** (pagesWithoutProgress - 1));
}

/** Whether a page of a list that is not verified by the overlap shows that the list changed. */
export function hasChanged(
  { total, lastId, overlap }: OverlapState,
  page: OverlapPage,
  { repeatedItems }: OverlapComparison,
): boolean {
  const totalChanged = total !== null && page.total !== null && total !== page.total;
  return totalChanged || repeatedItems > overlap || (repeatedItems > 0 && page.items[0]?.id !== lastId);
}

/**
 * Whether a page with new items must be requested again with an overlap. It was requested without one, because the page
 * before it contained only the overlap: the list has grown, or the server skipped items. Pages of a server that returns
 * one item per page have no overlap.
 */
export function needsOverlap(
  { overlap, start, largestPageSize, repeatedStart }: OverlapState,
  newItemCount: number,
): boolean {
  return overlap === 0 && newItemCount > 0 && largestPageSize > 1 && repeatedStart !== start;
}

/**
 * Whether items may be missing before a page of a sorted list: the page before it was not full, although more items
 * follow, and it does not continue that page.
 */
export function hasGapBefore(
  { lastId, lastPageSize, largestPageSize }: OverlapState,
  { items, size }: OverlapPage,
  { newItems }: OverlapComparison,
): boolean {
  const isContinued = lastId === undefined || items[0]?.id === lastId;
  return newItems.length > 0 && !isContinued && lastPageSize < Math.max(size, largestPageSize);
}

/** Whether a list has pages of one item, which have no overlap. */
export function hasSingleItemPages({ overlap, largestPageSize }: OverlapState): boolean {
  return overlap === 0 && largestPageSize === 1;
}

/**
 * The overlap of the page after one with `size` items. A page that contains only the overlap does not advance: the
 * total counts more than the list has, or the server returns one item per page. The next page then starts after it.
 */
export function nextOverlap(size: number, newItemCount: number, overlap: 0 | 1): 0 | 1 {
  if (size > 1) {
    return 1;
  }
  return size === 1 && newItemCount === 0 ? 0 : overlap;
}
