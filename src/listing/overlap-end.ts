import { hasSingleItemPages, type OverlapPage, type OverlapState } from "./overlap-state.js";
import { formatItemCount } from "./page-fields.js";

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
    return hasSingleItemPages(state) && !state.isEndReread ? "rereads" : "ends";
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
  { isSorted, isTotalContradicted, largestTotal, received, duplicates }: OverlapState,
  { first, hasUnreliableTotal, isResumed }: TotalContext,
): string | null {
  if (largestTotal === null) {
    return null;
  }
  const expected = largestTotal - first;
  const isCompared = hasUnreliableTotal ? expected === received + duplicates : !isSorted || isTotalContradicted;
  const differs = expected > received || (isResumed && !isSorted && expected < received);
  return isCompared && differs ? `expected ${expected} items, got ${received}` : null;
}

/**
 * Why items that were received twice on a page may have replaced others, or null. Only a total that is equal to the
 * number of items shows that they have not.
 */
export function findReplacedItems(
  { largestTotal, received, duplicates }: OverlapState,
  { first }: Pick<TotalContext, "first">,
): string | null {
  if (duplicates === 0 || (largestTotal !== null && largestTotal - first === received)) {
    return null;
  }
  const problem = largestTotal === null ? "the provider reports no total" : "the total may count other items";
  return `pages repeat ${formatItemCount(duplicates)}, and ${problem}`;
}

/**
 * The number of misplaced items that are not explained by items that were added since the earlier listing: items were
 * lost in their place. Without a total that counts the list, it is 0.
 */
export function countUnexplained(
  { misplaced, total, resumedFrom }: OverlapState,
  { hasUnreliableTotal }: Pick<TotalContext, "hasUnreliableTotal">,
): number {
  const totalBefore = resumedFrom?.total ?? null;
  if (total === null || totalBefore === null || hasUnreliableTotal) {
    return 0;
  }
  return Math.max(0, misplaced - Math.max(0, total - totalBefore));
}
