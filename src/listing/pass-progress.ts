import type { Pagination } from "./declaration.js";

/** The progress of one pass through a list. A later listing can continue from it. */
export interface PassProgress {
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

/** A page of a pass. */
export interface PassPage {
  readonly itemCount: number;
  /** Number of different items that an earlier page of this pass contained. */
  readonly repeatedItems: number;
  /** The total that the page reports, or null. */
  readonly reportedTotal: number | null;
}

/** The progress after a page. The position is a page number or a number of items, depending on the pagination style. */
export function addPage(progress: PassProgress, page: PassPage, style: Pagination["style"]): PassProgress {
  return {
    position: progress.position + (style === "page" ? 1 : page.itemCount),
    pages: progress.pages + 1,
    received: progress.received + page.itemCount,
    total: page.reportedTotal ?? progress.total,
    inconsistency: progress.inconsistency ?? findPageInconsistency(progress, page),
  };
}

/**
 * Whether a pass ends with a page, given the progress that includes it. Without a total, a page that is not full is the
 * last one if pages are numbered.
 */
export function isLastPage(
  { received, total }: PassProgress,
  itemCount: number,
  pageSize: number,
  style: Pagination["style"],
): boolean {
  if (itemCount === 0) {
    return true;
  }
  return total === null ? style === "page" && itemCount < pageSize : received >= total;
}

/** How a page contradicts the pages before it, or null. */
export function findPageInconsistency(
  { pages, total }: PassProgress,
  { reportedTotal, repeatedItems }: PassPage,
): string | null {
  if (total !== null && reportedTotal !== null && reportedTotal !== total) {
    return `total changed from ${total} to ${reportedTotal} while listing`;
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
