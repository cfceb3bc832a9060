import type { ListingContext, ReceivedPage } from "./listing-context.js";
import { formatItemCount } from "./page-fields.js";
import type { ResumePosition } from "./resume-token.js";
import type { PageComparison } from "./seen-ids.js";

/** The progress of one pass through a list. A later listing can continue from it. */
export interface PassProgress extends ResumePosition {
  /** The position of the next page: a page number, or a number of items to skip. */
  readonly position: number;
  /** Number of pages received, without empty ones. */
  readonly pages: number;
  /** Smallest number of pages that the first response reports. */
  readonly minPages: number;
  /** Number of items received. */
  readonly received: number;
  /** Number of received items that repeat an earlier one. */
  readonly duplicates: number;
  /** The usable total that the provider reported last, or null. */
  readonly total: number | null;
  /** Number of items on the largest page. */
  readonly largestPage: number;
  /** Number of items on the last page that was not empty. */
  readonly lastPage: number;
  /** The last item's fingerprint, or null before the first. */
  readonly lastItem: string | null;
  /** Number of consecutive pages that contain only known items, or end with the same item as the page before. */
  readonly repeatedPages: number;
  /** The first inconsistency found, or null. */
  readonly inconsistency: string | null;
}

/** The part of the context that the decisions about a pass depend on. */
export type PassContext = Pick<ListingContext, "pagination" | "pageSize" | "first">;

/** The progress before the first page of a pass. */
export function startOfPass(first: number): PassProgress {
  return {
    position: first,
    pages: 0,
    minPages: 0,
    received: 0,
    duplicates: 0,
    total: null,
    largestPage: 0,
    lastPage: 0,
    lastItem: null,
    repeatedPages: 0,
    inconsistency: null,
  };
}

/**
 * The total that a page reports if it is known to count the list, otherwise null. A total that may be the number of
 * items on the page, and equals it, is used only if the response also reports that it is the only page, and it is not
 * full.
 */
export function toUsableTotal(progress: PassProgress, page: ReceivedPage, context: PassContext): number | null {
  const { pagination, pageSize } = context;
  const itemCount = page.items.length;
  if (!pagination.totalMayCountPage || page.total !== itemCount || progress.total !== null) {
    return page.total;
  }
  const isOnlyPage = progress.pages === 0 && !startsLater(context) && page.paginates === false;
  return isOnlyPage && itemCount < pageSize ? itemCount : null;
}

/**
 * The number of items in a listing according to the usable total, without the items before the listing's first page;
 * null if there is no such total. If a list starts at a later page, the number of items before it depends on the page
 * size that the server uses.
 */
export function expectedItems(progress: PassProgress, context: PassContext): number | null {
  const { total, received, largestPage } = progress;
  const { pagination, pageSize, first } = context;
  if (total === null) {
    return null;
  }
  if (pagination.style !== "page") {
    return Math.max(0, total - Number(first));
  }
  const pagesBefore = Number(first) - 1;
  const expected = total - pagesBefore * pageSize;
  return Math.max(0, expected === received || largestPage === 0 ? expected : total - pagesBefore * largestPage);
}

/** The progress that includes a page, given its comparison with the pages before it. */
export function progressAfter(
  progress: PassProgress,
  page: ReceivedPage,
  comparison: PageComparison,
  context: PassContext,
): PassProgress {
  const itemCount = page.items.length;
  const total = toUsableTotal(progress, page, context);
  // The `resumeToken` contains no other item of the pages before.
  const endsAsBefore = itemCount > 0 && comparison.lastItem === progress.lastItem;
  const repeatedItems = comparison.repeatedItems || Number(endsAsBefore);
  const inconsistency =
    progress.inconsistency ?? findPageInconsistency(progress, itemCount, total, { repeatedItems }, context);
  const updated = { ...progress, total: total ?? progress.total, inconsistency };
  if (progress.pages === 0 && page.paginates === true && !startsLater(context)) {
    updated.minPages = 2;
  }
  // A page after the last one does not change the position, at which a later listing continues.
  if (itemCount === 0) {
    return updated;
  }
  return {
    ...updated,
    position: progress.position + (context.pagination.style === "page" ? 1 : itemCount),
    pages: progress.pages + 1,
    received: progress.received + itemCount,
    duplicates: progress.duplicates + comparison.duplicates,
    largestPage: Math.max(progress.largestPage, itemCount),
    lastPage: itemCount,
    lastItem: comparison.lastItem,
    repeatedPages: endsAsBefore || comparison.duplicates === itemCount ? progress.repeatedPages + 1 : 0,
  };
}

/**
 * Whether a pass ends with a page, given the progress that includes it. A page that reaches the total is the last one
 * unless it is full: then the total may be the number of items on it, and the next page decides.
 */
export function isLastPage(progress: PassProgress, itemCount: number, context: PassContext): boolean {
  if (itemCount === 0) {
    return true;
  }
  const { max = Infinity } = context.pagination.position;
  const { received, duplicates } = progress;
  const expected = expectedItems(progress, context);
  const reachesTotal = received === expected || received - duplicates === expected;
  return reachesTotal && (!isFullPage(progress, context) || progress.position > max);
}

/**
 * Whether the last page has as many items as were requested, or as the largest page before it, because a server may
 * limit the page size. The page size of a list that starts at a later page is not known.
 */
export function isFullPage({ pages, lastPage, largestPage }: PassProgress, context: PassContext): boolean {
  return lastPage >= context.pageSize || (pages > 1 ? lastPage >= largestPage : startsLater(context));
}

/** Whether the listing starts at a page number after the first, so that it depends on the size of the pages before. */
function startsLater({ pagination, first }: PassContext): boolean {
  return pagination.style === "page" && first !== pagination.position.first;
}

/** How a page contradicts the pages before it, or null, given its number of items and its usable total. */
export function findPageInconsistency(
  { pages, total, received, largestPage, lastPage }: PassProgress,
  itemCount: number,
  pageTotal: number | null,
  { repeatedItems }: Pick<PageComparison, "repeatedItems">,
  { pagination }: PassContext,
): string | null {
  if (total !== null && pageTotal !== null && pageTotal !== total) {
    return `total changed from ${total} to ${pageTotal} while listing`;
  }
  const isFirstTotal = total === null && pageTotal !== null && received > 0 && itemCount > 0;
  // Nothing shows that the list was as long when the pages before were read.
  if (isFirstTotal && pageTotal >= received + itemCount) {
    return `total of ${pageTotal} was first reported on page ${pages + 1}`;
  }
  if (repeatedItems > 0) {
    return `page ${pages + 1} repeats ${formatItemCount(repeatedItems)}`;
  }
  // The position of a numbered page depends on the size of all pages before it.
  const isUneven = itemCount > 0 && (lastPage < largestPage || itemCount > largestPage);
  return pagination.style === "page" && pages > 0 && isUneven
    ? `page ${pages} has ${formatItemCount(lastPage)}, another page has ${Math.max(largestPage, itemCount)}`
    : null;
}

/**
 * Why the items of a finished pass may not be the whole list, or null. Without a total, several pages, or one that is
 * full, are verified by another pass with the same items. So is any later pass, because an earlier one had other items.
 * A later pass that is empty verifies nothing, also if its total is 0: a server may have lost its data.
 *
 * @param isRepeatedPass - whether the pass before has the same items; undefined if there is none
 */
export function findPassInconsistency(
  progress: PassProgress,
  isRepeatedPass: boolean | undefined,
  context: PassContext,
): string | null {
  const { inconsistency, received, duplicates, pages, minPages, lastPage } = progress;
  const expected = expectedItems(progress, context);
  const differentItems = received - duplicates;
  if (inconsistency !== null) {
    return inconsistency;
  }
  if (expected === 0 && pages === 0 && isRepeatedPass !== undefined) {
    return "list was empty when it was read again";
  }
  if (differentItems === expected) {
    return null;
  }
  if (expected !== null) {
    return `expected ${formatItemCount(expected)}, got ${differentItems}`;
  }
  if (pages < minPages) {
    return `expected more than one page, got ${pages}`;
  }
  // The next offset counts equal items, so that it may skip others. Only a total shows that it does not.
  if (duplicates > 0) {
    return `pages repeat ${formatItemCount(duplicates)}, and the provider reports no total`;
  }
  // If an item is removed after a page, the next page may be empty although an item moved to the page before it.
  const isVerifiedByRepetition = isRepeatedPass !== undefined || pages > 1 || lastPage >= context.pageSize;
  return isVerifiedByRepetition && !(isRepeatedPass && pages > 0)
    ? "provider reports no total; completeness cannot be verified"
    : null;
}
