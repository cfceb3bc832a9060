import type { Listing, Page } from "../listing/listing.js";
import type { ListingReport } from "../listing/report.js";

/** A page of a listing, the last one with the report. */
export interface ReportedPage<Item> extends Page<Item> {
  /** The report of the listing; null before its last page. */
  readonly report: ListingReport | null;
}

/**
 * The pages of a listing. The end of the listing is read before its last page is yielded, so that who stores that page
 * also stores whether the list is complete. If no page is the last one (no item was missed, after the list was read
 * again), a page without items is. An error at the end is thrown after the last page.
 */
export async function* pagesWithReport<Item>(listing: Listing<Item>): AsyncGenerator<ReportedPage<Item>, void> {
  let last: Page<Item> | undefined;
  let total: number | null = null;
  let failure: { error: unknown } | undefined;
  try {
    for await (const page of listing.pages()) {
      total = page.total;
      if (page.resumeToken === null) {
        last = page;
      } else {
        yield { ...page, report: null };
      }
    }
  } catch (error) {
    if (last === undefined) {
      throw error;
    }
    failure = { error };
  }
  yield { items: last?.items ?? [], total, resumeToken: null, report: listing.report ?? null };
  if (failure !== undefined) {
    throw failure.error;
  }
}
