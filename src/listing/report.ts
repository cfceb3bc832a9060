/**
 * How the completeness of a listing was verified:
 * `overlap`: items sorted by id, and each page overlaps the one before it, so that every shift is detected;
 * `cursor`: each page starts where the previous one ended, by the provider's own cursor;
 * `single-page`: everything fit in one response;
 * `totals`: the totals and ids of several pages agree, which cannot prove that nothing moved between them.
 */
export type Verification = "overlap" | "cursor" | "single-page" | "totals";

/** What can be said of a listing after it has ended. */
export interface ListingReport {
  /** How many items were handed out. */
  yielded: number;
  /** How many there should have been, where the provider told. */
  expected: number | null;
  /** Items that came a second time and were not handed out again. */
  duplicatesDropped: number;
  verifiedBy: Verification;
  /** False where there was a sign of change that could not be mended, or the end was not reached. */
  complete: boolean;
  /** Why it is not complete. */
  reason: string | null;
}
