/** The counts with which the total of one page is interpreted. */
export interface PageCounts {
  readonly itemCount: number;
  readonly pageSize: number;
  /** Whether it is the first page of the list. */
  readonly isFirstPage: boolean;
  /** Number of items before the first page of the listing. */
  readonly skippedItems: number;
  /** Whether the provider may report the number of items on the page instead of in the list. */
  readonly mayCountPage: boolean;
}

/**
 * The number of items in a listing, given the total that one of its pages reports, without the items before the listing's
 * first page; null if the page does not report it. A total that may be the number of items on the page, and equals it, is
 * used only on a first page that is not full: there both numbers are the same.
 */
export function toListTotal(reported: number | null, page: PageCounts): number | null {
  const { itemCount } = page;
  if (page.mayCountPage && reported === itemCount) {
    return page.isFirstPage && itemCount !== page.pageSize ? itemCount : null;
  }
  return reported === null ? null : Math.max(0, reported - page.skippedItems);
}
