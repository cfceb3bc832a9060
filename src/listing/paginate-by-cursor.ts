import type { ListingContext, PageReader, RawItem, ReceivedPage } from "./listing-context.js";
import { readNextCursor } from "./next-cursor.js";
import { fingerprintOf, formatItemCount } from "./page-fields.js";
import type { ResumePosition } from "./resume-token.js";
import { SeenIds } from "./seen-ids.js";

/** How many consecutive pages may contain no new items. */
const MAX_PAGES_WITHOUT_NEW_ITEMS = 9;

/** The state of a listing whose pages are requested by cursors. */
class CursorState {
  readonly #context: ListingContext;
  readonly #usedCursors = new Set<unknown>();
  readonly #seenIds: SeenIds;
  /** The fingerprint of the last item of the listing that this one continues, or null if there is none. */
  readonly #earlierItem: string | number | null;
  /** The fingerprint of the last item, or null before the first. */
  #lastItem: string | number | null;
  #pages = 0;
  #largestPage = 0;
  /** Whether the last page has as many items as requested, or as an earlier page. */
  #isFull = false;
  /** Number of consecutive pages without a new item, or that end with the same item as the page before. */
  #pagesWithoutNewItems: number;

  constructor(context: ListingContext, { lastItem = null, pagesWithoutNewItems = 0 }: ResumePosition) {
    this.#context = context;
    this.#seenIds = new SeenIds(context.pagination.id);
    this.#earlierItem = lastItem;
    this.#lastItem = lastItem;
    this.#pagesWithoutNewItems = Number(pagesWithoutNewItems);
  }

  /** Updates the state and the report with the page of a cursor, and returns its new items. */
  addPage(cursor: unknown, { items }: ReceivedPage): readonly RawItem[] {
    const { report } = this.#context;
    const comparison = this.#seenIds.addPage(items);
    const newItems = comparison.newItems.filter((item) => !this.#isEarlierItem(item));
    const duplicates = comparison.duplicates + comparison.newItems.length - newItems.length;
    // The `resumeToken` contains no other item of the pages before.
    const endsAsBefore = comparison.lastItem === this.#lastItem;
    this.#lastItem = comparison.lastItem ?? this.#lastItem;
    this.#usedCursors.add(cursor);
    this.#pages++;
    this.#isFull = items.length >= (this.#largestPage || this.#context.pageSize);
    this.#largestPage = Math.max(this.#largestPage, items.length);
    this.#pagesWithoutNewItems = newItems.length > 0 && !endsAsBefore ? 0 : this.#pagesWithoutNewItems + 1;
    report.duplicatesDropped += duplicates;
    // Without a total, nothing else shows that an item took the place of another one.
    report.reason ??=
      duplicates > 0 ? `page ${this.#pages} repeats ${formatItemCount(duplicates)}` : comparison.idProblem;
    return newItems;
  }

  /** Where a later listing continues, given the cursor of the next page. */
  positionAt(cursor: string): ResumePosition {
    const { reason: inconsistency } = this.#context.report;
    return { cursor, lastItem: this.#lastItem, pagesWithoutNewItems: this.#pagesWithoutNewItems, inconsistency };
  }

  /** Whether an item is the last one of the listing that this one continues, the only one of it that is known. */
  #isEarlierItem(item: RawItem): boolean {
    return this.#earlierItem !== null && fingerprintOf(item, this.#context.pagination.id) === this.#earlierItem;
  }

  /**
   * Why a page without a next cursor may not be the last one, or null. Null is the documented link of the last page. If
   * the link is missing, a full page may have more pages after it.
   */
  findMissingLink({ nextLink }: ReceivedPage): string | null {
    const { name } = this.#context.pagination.position;
    return nextLink !== null && this.#isFull ? `\`${name}\` link is missing after a full page` : null;
  }

  /** Throws if too many consecutive pages contain no new items. */
  checkAdvance(): void {
    if (this.#pagesWithoutNewItems > MAX_PAGES_WITHOUT_NEW_ITEMS) {
      throw this.#createError(`${this.#pagesWithoutNewItems} consecutive pages contain no new items`);
    }
  }

  /** Returns the error if the page of the next cursor would not advance the listing, or null. */
  findLoop(nextCursor: string): Error | null {
    return this.#usedCursors.has(nextCursor) ? this.#createError(`cursor ${nextCursor} repeated`) : null;
  }

  #createError(problem: string): Error {
    return this.#context.createError(`pagination did not advance: ${problem}`);
  }
}

/**
 * Pagination by a link to the next page (Apifonica). The link is never followed: only its cursor is taken, as a
 * parameter of the declared operation. The next page is requested while the current one is consumed. An item that an
 * earlier page contained is not yielded again, and makes the listing incomplete: pages that overlap and pages that
 * replace others look the same. So is the last item of the listing that this one continues.
 */
export const paginateByCursor: PageReader = async function* (context, from) {
  const { pagination, report } = context;
  const { name } = pagination.position;
  const state = new CursorState(context, from);
  let cursor = from["cursor"] ?? context.first;
  report.reason = (from["inconsistency"] ?? null) as string | null;
  let yielded = 0;
  let prefetched: Promise<ReceivedPage> | undefined;

  for (;;) {
    const page = await (prefetched ?? context.requestPage(cursor));
    const nextCursor = readNextCursor(page.nextLink, name);
    if (nextCursor === null) {
      throw context.createError(`\`${name}\` link has no valid cursor`);
    }
    const newItems = state.addPage(cursor, page);
    report.verifiedBy = cursor || nextCursor ? "cursor" : "single-page";
    if (nextCursor === undefined) {
      report.reason ??= state.findMissingLink(page);
      yield { items: newItems, total: null, next: undefined };
      return;
    }
    state.checkAdvance();
    const loop = state.findLoop(nextCursor);
    yielded += newItems.length;
    prefetched = loop === null && yielded < context.limit ? context.requestPage(nextCursor) : undefined;
    yield { items: newItems, total: null, next: state.positionAt(nextCursor) };
    if (loop !== null) {
      throw loop;
    }
    cursor = nextCursor;
  }
};
