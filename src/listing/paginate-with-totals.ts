import type { ListingContext, PageReader, RawPage, ReceivedPage } from "./listing-context.js";
import { findPassInconsistency, isLastPage, progressAfter, type PassProgress } from "./pass-progress.js";
import type { ResumePosition } from "./resume-token.js";
import { SeenIds } from "./seen-ids.js";

/** How often a list is read before an inconsistency is reported. */
const MAX_PASSES = 3;

/** How many consecutive pages may contain only known items. */
const MAX_REPEATED_PAGES = 9;

/** The state of a listing that is verified by totals. */
class TotalsState {
  /** The progress of the current pass. */
  progress: PassProgress;
  /** The number of the current pass, starting at 1. */
  pass = 1;
  readonly #context: ListingContext;
  readonly #seenIds: SeenIds;
  /** The progress before the first page of a pass. */
  readonly #start: PassProgress;
  /** Whether the listing continues an earlier one, whose ids are not known. */
  readonly #isResumed: boolean;
  /** Number of consecutive pages that contain only known items. */
  #repeatedPages = 0;
  /** Where the first pass ended. A listing that stops during a later pass continues here. */
  #firstPassEnd: PassProgress | undefined;

  constructor(context: ListingContext, from: ResumePosition) {
    this.#context = context;
    this.#seenIds = new SeenIds(context.pagination.id);
    this.#start = { position: context.first as number, pages: 0, received: 0, total: null, inconsistency: null };
    this.progress = { ...this.#start, ...from };
    this.#isResumed = this.progress.pages > 0;
  }

  /** Updates the state and the report with the next page. Throws if the pagination does not advance. */
  addPage(page: ReceivedPage): RawPage {
    const context = this.#context;
    const { report, pagination } = context;
    const { name, max = Infinity } = pagination.position;
    const itemCount = page.items.length;
    const isFirstPage = this.pass === 1 && this.progress.pages === 0;
    const { newItems, repeatedItems, duplicates } = this.#seenIds.addPage(page.items);
    this.#checkAdvance(itemCount > 0 && repeatedItems === itemCount);

    const progress = progressAfter(this.progress, page, repeatedItems, context);
    this.progress = progress;
    report.duplicatesDropped += duplicates;
    report.expected = progress.total;
    let next: PassProgress | undefined = this.#firstPassEnd ?? progress;
    if (isLastPage(progress, itemCount, context)) {
      if (isFirstPage) {
        report.verifiedBy = "single-page";
      }
      next = this.#finishPass();
    } else if (progress.position > max) {
      report.reason = `API offset limit reached (\`${name}\` <= ${max})`;
      next = undefined;
    }
    return { items: newItems, total: progress.total, next };
  }

  /** Counts consecutive pages that contain only known items. Throws if there are too many. */
  #checkAdvance(hasOnlyKnownItems: boolean): void {
    this.#repeatedPages = hasOnlyKnownItems ? this.#repeatedPages + 1 : 0;
    if (this.#repeatedPages > MAX_REPEATED_PAGES) {
      throw this.#context.createError(
        `pagination did not advance: ${this.#repeatedPages} consecutive pages contain only known items`,
      );
    }
  }

  /**
   * Ends the listing, or starts another pass after an inconsistency and returns where a later listing continues. A
   * listing that was resumed has one pass: another one would repeat the items of the earlier listing.
   */
  #finishPass(): PassProgress | undefined {
    const inconsistency = findPassInconsistency(this.progress, this.#seenIds.isRepeatedPass);
    if (inconsistency === null || this.#isResumed || this.pass === MAX_PASSES) {
      this.#context.report.reason = inconsistency;
      return undefined;
    }
    this.#firstPassEnd ??= { ...this.progress, inconsistency };
    this.pass++;
    this.progress = this.#start;
    this.#repeatedPages = 0;
    this.#seenIds.startPass();
    return this.#firstPassEnd;
  }
}

/**
 * Pagination by page number (CloudLX) or offset (CallGear), without a stable order. Three things show that the list
 * changed while it was read: an item is repeated, the total changes, or the number of items differs from the total.
 * Then the list is read again, and the items that were missed are yielded; a pass without an inconsistency verifies the
 * listing. A list of several pages without a total is read until two passes in a row have the same items.
 */
export const paginateWithTotals: PageReader = async function* (context, from) {
  const state = new TotalsState(context, from);
  let response = context.requestPage(state.progress.position);
  for (;;) {
    const { pass } = state;
    const page = state.addPage(await response);
    if (page.next) {
      response = context.requestPage(state.progress.position);
    }
    // A later pass has only the items that were missed.
    if (page.items.length > 0 || pass === 1) {
      yield page;
    }
    if (!page.next) {
      return;
    }
  }
};
