import type { Pagination } from "./declaration.js";
import type { Query, RawItem } from "./listing-context.js";
import type { ItemId } from "./page-fields.js";

/** The state of a listing whose pages overlap by one item. */
export interface OverlapState {
  /** The offset of the next page. */
  start: number;
  /** The id of the last item that was yielded; undefined before the first. */
  lastId: ItemId | undefined;
  /** Number of items that the next page must repeat. */
  overlap: 0 | 1;
  /** The ids that were yielded; undefined as long as all items were sorted by ascending id, as requested. */
  knownIds: Set<ItemId> | undefined;
  /** The total that the last page reported, or null. */
  total: number | null;
  /** Number of consecutive pages without a new item. */
  pagesWithoutProgress: number;
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

/** Whether numeric ids, none negative, are in ascending order. Ids that are not numbers are not. */
export function isSortedById(ids: readonly ItemId[]): boolean {
  return ids.every((id, index) => Number(id) >= Number(ids[index - 1] ?? 0));
}

/** Whether an item was not yielded before, according to its id. */
export function isNewId(id: ItemId, { lastId, knownIds }: OverlapState): boolean {
  if (lastId === undefined) {
    return true;
  }
  return knownIds ? id !== lastId && !knownIds.has(id) : Number(id) > Number(lastId);
}

/** Compares a page with the items that were yielded before. `ids` has the id of each item. */
export function comparePage(state: OverlapState, items: readonly RawItem[], ids: readonly ItemId[]): OverlapComparison {
  // eslint-disable-next-line @typescript-eslint/no-non-null-assertion -- each item has an id at the same index
  const newItems = items.filter((_, index) => isNewId(ids[index]!, state));
  const repeatedItems = items.length - newItems.length;
  const shifted = state.lastId !== undefined && state.overlap === 1 && state.start > 0 && repeatedItems === 0;
  return { newItems, repeatedItems, shifted };
}

/** Where to continue after a shift: one page back, and twice as far for each further page without progress. */
export function stepBack(start: number, pageSize: number, pagesWithoutProgress: number): number {
  return Math.max(0, start - pageSize * 2 ** (pagesWithoutProgress - 1));
}

/** Whether a page of a list that is verified by totals shows that the list changed. */
export function hasChanged(
  { total, lastId }: OverlapState,
  reportedTotal: number | null,
  ids: readonly ItemId[],
  repeatedItems: number,
): boolean {
  const totalChanged = total !== null && total !== reportedTotal;
  return totalChanged || (repeatedItems > 0 && ids[0] !== lastId);
}

/**
 * Whether a page is the last one. A page of several known items that ends at the total is not: a server that ignores
 * the offset returns such pages.
 *
 * @param end - the offset after the page's last item
 */
export function isLastPage(itemCount: number, newItemCount: number, end: number, total: number | null): boolean {
  if (itemCount === 0) {
    return true;
  }
  return end === total && (newItemCount > 0 || itemCount === 1);
}

/**
 * The overlap of the page after one with `itemCount` items. A page that contains only the overlap does not advance:
 * the total counts more than the list has, or the server returns one item per page. The next page then starts after it.
 */
export function nextOverlap(itemCount: number, newItemCount: number, overlap: 0 | 1): 0 | 1 {
  if (itemCount > 1) {
    return 1;
  }
  return itemCount === 1 && newItemCount === 0 ? 0 : overlap;
}
