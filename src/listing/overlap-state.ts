import type { Pagination } from "./declaration.js";
import type { Query, RawItem } from "./listing-context.js";
import { contentOf, formatItemCount, type IdentifiedItem, type ItemId } from "./page-fields.js";

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
  /** The ids that were yielded; undefined as long as all items were sorted by ascending id, as requested. */
  knownIds: Set<ItemId> | undefined;
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
  /** Whether the last page was empty, so that the item before it is read again to confirm the end. */
  isEndReread: boolean;
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
  readonly newItems: readonly RawItem[];
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

/** Whether an id is not among those that were yielded before. */
export function isNewId(id: ItemId, { lastId, knownIds }: OverlapState): boolean {
  if (lastId === undefined) {
    return true;
  }
  return knownIds ? id !== lastId && !knownIds.has(id) : id > lastId;
}

/**
 * Compares a page with the items that were yielded before. If several items of the page have the id of the last item,
 * those that differ from the yielded ones are new.
 */
export function comparePage(state: OverlapState, items: readonly IdentifiedItem[]): OverlapComparison {
  const { lastId, lastItems, overlap, start } = state;
  const withLastId = items.filter(({ id }) => id === lastId).map(({ item }) => item);
  const knownItems = lastItems.length > 0 ? lastItems : withLastId.slice(0, 1);
  const isNew = ({ id, item }: IdentifiedItem) =>
    id === lastId && withLastId.length > 1
      ? !knownItems.some((known) => contentOf(known) === contentOf(item))
      : isNewId(id, state);
  const newItems = items.filter(isNew).map(({ item }) => item);
  const repeatedItems = items.length - newItems.length;
  const shifted = lastId !== undefined && overlap === 1 && start > 0 && repeatedItems === 0;
  return { newItems, repeatedItems, shifted };
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

/** Whether a page is not verified at all: pages of one item have no overlap, and there is no total. */
export function hasNoVerification({ overlap, knownIds, largestPageSize, largestTotal }: OverlapState): boolean {
  return overlap === 0 && knownIds === undefined && largestPageSize === 1 && largestTotal === null;
}

/** The number of different items up to the end of a page, according to the offsets. */
export function countUpTo({ start, duplicates }: OverlapState, page: OverlapPage): number {
  return start + page.size - duplicates - page.duplicates;
}

/** Whether a response has an item twice, or fewer or more items than it can have with the total that it reports. */
export function contradictsTotal(state: OverlapState, page: OverlapPage, pageSize: number): boolean {
  const { total, size, duplicates } = page;
  if (total === null) {
    return duplicates > 0;
  }
  const hasTooFew = size < Math.min(pageSize, total - state.start);
  const hasTooMany = size > 0 && countUpTo(state, page) > total;
  return hasTooFew || hasTooMany || duplicates > 0;
}

/**
 * Whether more items may follow a page that reaches the total: it has as many items as were requested, or as an earlier
 * page that new items followed.
 */
export function isFullPage({ smallestContinuedSize }: OverlapState, size: number, pageSize: number): boolean {
  return size >= Math.min(pageSize, smallestContinuedSize ?? pageSize);
}

/** What a page that is not shifted means for the listing. */
export type PageOutcome =
  /** More pages follow. */
  | "continues"
  /** More pages follow only if the total is too low. */
  | "confirms-end"
  /** The end of the list, unless the item before it has moved. */
  | "rereads"
  /** The end of the list. */
  | "ends"
  /** The page after the one that reached the total repeats earlier items: the server ignores the offset. */
  | "repeats";

/**
 * What a page means for the listing. A page of several known items that ends at the total is not the last one: a server
 * that ignores the offset returns such pages.
 */
export function findOutcome(
  state: OverlapState,
  page: OverlapPage,
  newItemCount: number,
  pageSize: number,
): PageOutcome {
  const { size, total } = page;
  if (size === 0) {
    return hasNoVerification(state) && !state.isEndReread ? "rereads" : "ends";
  }
  if (state.isEndReread && newItemCount === 0) {
    return "ends";
  }
  const count = countUpTo(state, page);
  if (state.isTotalReached && newItemCount === 0 && size > 1 && total !== null && count > total) {
    return "repeats";
  }
  if (count !== total || (newItemCount === 0 && size > 1)) {
    return "continues";
  }
  return isFullPage(state, size, pageSize) ? "confirms-end" : "ends";
}

/** What the comparison of a listing with its totals depends on, besides its state. */
export interface TotalContext {
  /** The offset at which the listing starts, or the first of the listings that it continues. */
  readonly first: number;
  /** Whether the total may count more than the list. */
  readonly hasUnreliableTotal: boolean;
  /** Whether the listing continues another one. */
  readonly isResumed: boolean;
}

/**
 * How the number of items contradicts the totals at the end of a list, or null. A sorted list may change while it is
 * read, so that its totals are compared only if a response contradicts its own total. A total below the number of
 * items does not count the list, unless the listing continues another one, whose items may have been yielded again. A
 * total under a filter may count the whole list: it is used only if items were received twice in place of others.
 */
export function findWrongCount(
  { knownIds, isTotalContradicted, largestTotal, received, duplicates }: OverlapState,
  { first, hasUnreliableTotal, isResumed }: TotalContext,
): string | null {
  if (largestTotal === null) {
    return null;
  }
  const expected = largestTotal - first;
  const isCompared = hasUnreliableTotal
    ? duplicates > 0 && expected === received + duplicates
    : knownIds !== undefined || isTotalContradicted;
  const differs = expected > received || (isResumed && knownIds !== undefined && expected < received);
  return isCompared && differs ? `expected ${expected} items, got ${received}` : null;
}

/**
 * Why items that were received twice on a page may have replaced others, or null. Only a total that counts the list
 * shows that they have not.
 */
export function findReplacedItems(
  { largestTotal, received, duplicates }: OverlapState,
  { first, hasUnreliableTotal }: TotalContext,
): string | null {
  const isCounted = largestTotal !== null && (!hasUnreliableTotal || largestTotal - first === received);
  if (duplicates === 0 || isCounted) {
    return null;
  }
  const problem = largestTotal === null ? "the provider reports no total" : "the total may count other items";
  return `pages repeat ${formatItemCount(duplicates)}, and ${problem}`;
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
