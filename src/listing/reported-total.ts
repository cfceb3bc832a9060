import type { OffsetPagination, PagePagination } from "./declaration.js";
import { readCount } from "./page-fields.js";

/** The counts with which the total of one page is interpreted. */
export interface PageCounts {
  readonly itemCount: number;
  readonly pageSize: number;
  /** Whether it is the first page of the list. */
  readonly isFirstPage: boolean;
  /** Number of items before the first page of the listing. */
  readonly skippedItems: number;
  /** The total from the pages before, or null. */
  readonly previousTotal: number | null;
}

/**
 * The number of items in a listing as one of its pages reports it, without the items before the listing's first page;
 * null if the page does not report it. If the provider may report the number of items on the page instead, a total is used
 * only if it cannot be that: on a full first page it can be either, which the next page decides.
 */
export function readReportedTotal(
  body: unknown,
  pagination: PagePagination | OffsetPagination,
  page: PageCounts,
): number | null {
  const reported = readCount(body, pagination.total);
  if (reported === null) {
    return null;
  }
  const listTotal = Math.max(0, reported - page.skippedItems);
  const mayCountPage =
    pagination.style === "page" &&
    pagination.totalMayCountPage &&
    reported <= page.pageSize &&
    page.previousTotal === null;
  if (!mayCountPage) {
    return listTotal;
  }
  if (page.isFirstPage) {
    return page.itemCount < page.pageSize ? reported : null;
  }
  return reported === page.itemCount ? null : listTotal;
}
