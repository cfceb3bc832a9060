/**
 * How the completeness of a listing was verified:
 * `overlap`: items are sorted by id, and each page overlaps the one before it, so that every shift is detected;
 * `cursor`: each page is requested with the cursor that the previous one returned;
 * `single-page`: everything fit in one response;
 * `totals`: the totals and ids of several pages agree, which does not prove that nothing changed between them;
 * `empty-page`: no total counts this list; it was read until a page was empty.
 */
export type Verification = "overlap" | "cursor" | "single-page" | "totals" | "empty-page";

/** The summary of a listing after an iteration. */
export interface ListingReport {
  /** Number of items that were yielded. */
  yielded: number;
  /** Number of items that the provider reports, or null if it reports none. */
  expected: number | null;
  /** Number of items that were received again and not yielded again. */
  duplicatesDropped: number;
  /** How completeness was verified. */
  verifiedBy: Verification;
  /** False if an inconsistency could not be resolved, or the end was not reached. */
  complete: boolean;
  /** Why the listing is not complete, or null. */
  reason: string | null;
}

/** The report of a listing that has not received a page. A pagination style that verifies more sets `verifiedBy`. */
export function createReport(): ListingReport {
  return {
    yielded: 0,
    expected: null,
    duplicatesDropped: 0,
    verifiedBy: "totals",
    complete: false,
    reason: null,
  };
}
