/**
 * What vouches for a listing:
 * `order`: the items are sorted by id and neighbouring pages overlapped, so that every shift would have shown;
 * `cursor`: each page began where the one before it ended, by the provider's own cursor;
 * `page`: everything came in one answer;
 * `count`: several pages whose totals and ids agree, which cannot prove that nothing moved between them.
 */
export type Proof = "order" | "cursor" | "page" | "count";

/** What can be said of a listing after it has ended. */
export interface ListingReport {
  /** How many items were handed out. */
  yielded: number;
  /** How many there should have been, where the provider told. */
  expected: number | null;
  /** Items that came a second time and were not handed out again. */
  duplicatesDropped: number;
  proof: Proof;
  /** False where there was a sign of change that could not be mended, or the end was not reached. */
  complete: boolean;
  /** Why it is not complete. */
  reason: string | null;
}
