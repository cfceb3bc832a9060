import { nextPosition, type PositionParameter } from "./position-parameter.js";
import type { ResumePosition } from "./resume-token.js";

/** The progress of one pass through a list. A later listing can continue from it. */
export interface PassProgress {
  /** The position of the next page: a page number, or a number of items to skip. */
  position: number;
  /** Number of items received. */
  received: number;
  /** Number of items received that no earlier page of this pass contained. */
  unique: number;
  /** The total that the provider reported last, or null. */
  total: number | null;
  /** The first inconsistency found, or null. */
  inconsistency: string | null;
}

/** A page as {@link addToProgress} adds it to the progress of a pass. */
export interface ReceivedPage {
  /** The page's number in the pass, starting at 1. It is not the provider's page number. */
  readonly number: number;
  readonly itemCount: number;
  /** Number of different items that an earlier page of this pass contained. */
  readonly repeatedItems: number;
  readonly reportedTotal: number | null;
}

/** The progress before the first page of a pass; a listing that was resumed continues from its resume position. */
export function startProgress(firstPosition: number, from?: ResumePosition): PassProgress {
  return { position: firstPosition, received: 0, unique: 0, total: null, inconsistency: null, ...from };
}

/** Adds a page to the progress. */
export function addToProgress(progress: PassProgress, page: ReceivedPage, parameter: PositionParameter): void {
  progress.total = page.reportedTotal ?? progress.total;
  progress.received += page.itemCount;
  progress.unique += page.itemCount - page.repeatedItems;
  progress.position = nextPosition(parameter, progress.position, page.itemCount);
}

/** Whether a pass ends with a page, given the progress that includes it. */
export function isLastPage(
  { received, total }: PassProgress,
  { itemCount }: ReceivedPage,
  unit: PositionParameter["unit"],
  pageSize: number,
): boolean {
  if (itemCount === 0) {
    return true;
  }
  if (total !== null) {
    return received >= total;
  }
  return unit === "page" && itemCount < pageSize;
}

function formatItemCount(count: number): string {
  return count === 1 ? "1 item" : `${count} items`;
}

/** How a page contradicts the pages before it, or null. */
export function findPageInconsistency({ total }: PassProgress, page: ReceivedPage): string | null {
  const { number, reportedTotal, repeatedItems } = page;
  if (total !== null && reportedTotal !== null && reportedTotal !== total) {
    return `total changed from ${total} to ${reportedTotal} while listing`;
  }
  if (repeatedItems > 0) {
    return `page ${number} repeats ${formatItemCount(repeatedItems)}`;
  }
  return null;
}

/**
 * Why the items of a finished pass may not be the whole list, or null. Without a total, several pages are verified by
 * another pass with the same result.
 *
 * @param passCount - a number that is the same for two passes in a row only if they contained the same items
 * @param previousPassCount - that number of the previous pass, or null
 */
export function findPassInconsistency(
  { total, unique }: PassProgress,
  { number }: ReceivedPage,
  passCount: number,
  previousPassCount: number | null,
): string | null {
  if (total !== null) {
    return unique === total ? null : `expected ${formatItemCount(total)}, got ${unique}`;
  }
  if (number > 1 && passCount !== previousPassCount) {
    return "provider reports no total; completeness cannot be verified";
  }
  return null;
}
