import type { ListingContext, ReceivedPage } from "./listing-context.js";
import type { ResumePosition } from "./resume-token.js";

/** The progress of one pass through a list. A later listing can continue from it. */
export interface PassProgress extends ResumePosition {
  /** The position of the next page: a page number, or a number of items to skip. */
  readonly position: number;
  /** Number of pages received. */
  readonly pages: number;
  /** Number of items received. */
  readonly received: number;
  /** The total that the provider reported last, or null. */
  readonly total: number | null;
  /** The first inconsistency found, or null. */
  readonly inconsistency: string | null;
}

/** The part of the context that the decisions about a pass depend on. */
export type PassContext = Pick<ListingContext, "pagination" | "pageSize" | "first">;

/**
 * The number of items in a listing as one of its pages reports it, without the items before the listing's first page;
 * null if the page does not report it. A total that may be the number of items on the page, and equals it, is used only
 * on a first page that is not full: there both numbers are the same.
 */
export function toListTotal(
  { pages, total }: PassProgress,
  page: ReceivedPage,
  { pagination, pageSize, first }: PassContext,
): number | null {
  const itemCount = page.items.length;
  if (pagination.totalMayCountPage && total === null && page.total === itemCount) {
    return pages === 0 && itemCount !== pageSize ? itemCount : null;
  }
  const skippedItems = pagination.style === "page" ? (Number(first) - 1) * pageSize : Number(first);
  return page.total === null ? null : Math.max(0, page.total - skippedItems);
}

/**
 * The progress that includes a page.
 *
 * @param repeatedItems - number of different items that an earlier page of this pass contained
 */
export function progressAfter(
  progress: PassProgress,
  page: ReceivedPage,
  repeatedItems: number,
  context: PassContext,
): PassProgress {
  const itemCount = page.items.length;
  const total = toListTotal(progress, page, context);
  return {
    position: progress.position + (context.pagination.style === "page" ? 1 : itemCount),
    pages: progress.pages + 1,
    received: progress.received + itemCount,
    total: total ?? progress.total,
    inconsistency: progress.inconsistency ?? findPageInconsistency(progress, total, repeatedItems),
  };
}

/**
 * Whether a pass ends with a page, given the progress that includes it. Without a total, a page that is not full is the
 * last one if pages are numbered.
 */
export function isLastPage(
  { received, total }: PassProgress,
  itemCount: number,
  { pagination, pageSize }: PassContext,
): boolean {
  if (itemCount === 0) {
    return true;
  }
  return total === null ? pagination.style === "page" && itemCount < pageSize : received >= total;
}

/** How a page contradicts the pages before it, or null, given its total (or null) and its number of repeated items. */
export function findPageInconsistency(
  { pages, total }: PassProgress,
  pageTotal: number | null,
  repeatedItems: number,
): string | null {
  if (total !== null && pageTotal !== null && pageTotal !== total) {
    return `total changed from ${total} to ${pageTotal} while listing`;
  }
  return repeatedItems > 0 ? `page ${pages + 1} repeats ${formatItemCount(repeatedItems)}` : null;
}

/**
 * Why the items of a finished pass may not be the whole list, or null. Without a total, several pages are verified by
 * another pass with the same items.
 */
export function findPassInconsistency(
  { inconsistency, total, received, pages }: PassProgress,
  isRepeatedPass: boolean,
): string | null {
  if (total !== null && received !== total) {
    return inconsistency ?? `expected ${formatItemCount(total)}, got ${received}`;
  }
  if (total === null && pages > 1 && !isRepeatedPass) {
    return inconsistency ?? "provider reports no total; completeness cannot be verified";
  }
  return inconsistency;
}

function formatItemCount(count: number): string {
  return count === 1 ? "1 item" : `${count} items`;
}
