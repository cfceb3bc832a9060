import type { ListingContext, PageReader, RawPage, ReceivedPage } from "./listing-context.js";
import { fingerprintOf } from "./page-fields.js";
import {
  expectedItems,
  findPassInconsistency,
  isFullPage,
  isLastPage,
  progressAfter,
  startOfPass,
  type PassProgress,
} from "./pass-progress.js";
import type { ResumePosition } from "./resume-token.js";
import { SeenIds } from "./seen-ids.js";

/** How often a list is read before an inconsistency is reported. */
const MAX_PASSES = 3;

/** How many consecutive pages may contain only known items. */
const MAX_REPEATED_PAGES = 9;

const OTHER_LIST = "list changed since the `resumeToken` was created, or the token belongs to another account";

/** The state of a listing that is verified by totals. */
class TotalsState {
  /** The progress of the current pass. */
  progress: PassProgress;
  /** The number of the current pass, starting at 1. */
  pass = 1;
  /** Whether the listing continues an earlier one, whose ids are not known. */
  readonly isResumed: boolean;
  readonly #context: ListingContext;
  readonly #seenIds: SeenIds;
  /** The progress before the first page of a pass. */
  readonly #start: PassProgress;
  /** Where the first pass ended. A listing that stops during a later pass continues here. */
  #firstPassEnd: PassProgress | undefined;
  /** Whether the only inconsistency of the previous pass was that there is no total. */
  #isPreviousPassConsistent = false;
  /** Why the ids of a page do not identify its items, or null. Reading the list again does not change it. */
  #idProblem: string | null = null;

  constructor(context: ListingContext, from: ResumePosition) {
    this.#context = context;
    this.#seenIds = new SeenIds(context.pagination.id);
    this.#start = startOfPass(context.first as number);
    this.progress = { ...this.#start, ...from };
    this.isResumed = from["pages"] !== undefined;
  }

  /** Updates the state and the report with the next page. Throws if the pagination does not advance. */
  addPage(page: ReceivedPage): RawPage {
    const context = this.#context;
    const { report, pagination } = context;
    const { name, max = Infinity } = pagination.position;
    const itemCount = page.items.length;
    const isFirstPage = this.pass === 1 && this.progress.pages === 0;
    const comparison = this.#seenIds.addPage(page.items);
    const progress = progressAfter(this.progress, page, comparison, context);
    checkAdvance(progress, context);
    this.progress = progress;
    this.#idProblem ??= comparison.idProblem;
    report.duplicatesDropped += comparison.duplicates;
    report.expected = expectedItems(progress, context);
    let next: PassProgress | undefined = this.#firstPassEnd ?? progress;
    if (isLastPage(progress, itemCount, context) || this.#isPassRepeated()) {
      next = this.#finishPass(isFirstPage);
    } else if (progress.position > max) {
      report.reason = `API offset limit reached (\`${name}\` <= ${max})`;
      next = undefined;
    }
    // A listing that continues here does not see the ids of this one.
    const position = next && { ...next, inconsistency: next.inconsistency ?? this.#idProblem };
    return { items: comparison.newItems, total: report.expected, next: position };
  }

  /** Compares the last item of the earlier listing with the page on which it was, or with the page at its position. */
  checkLastItem({ items }: ReceivedPage): void {
    const { pagination } = this.#context;
    const item = pagination.style === "page" ? items.at(-1) : items[0];
    if (item && fingerprintOf(item, pagination.id) === this.progress.lastItem) {
      this.#seenIds.addPage(items);
    } else {
      this.progress = { ...this.progress, inconsistency: this.progress.inconsistency ?? OTHER_LIST };
    }
  }

  /**
   * Whether the items of this pass are already those of the pass before, which was read to an empty page, and its last
   * page is not full. There is no need for another empty page then.
   */
  #isPassRepeated(): boolean {
    return (
      this.#isPreviousPassConsistent &&
      this.progress.inconsistency === null &&
      !isFullPage(this.progress, this.#context) &&
      this.#seenIds.isRepeatedPass === true
    );
  }

  /**
   * Ends the listing, or starts another pass after an inconsistency and returns where a later listing continues. A
   * listing that was resumed has one pass: another one would repeat the items of the earlier listing.
   */
  #finishPass(isFirstPage: boolean): PassProgress | undefined {
    const { report } = this.#context;
    const inconsistency = findPassInconsistency(this.progress, this.#seenIds.isRepeatedPass, this.#context);
    if (isFirstPage) {
      report.verifiedBy = "single-page";
    } else {
      report.verifiedBy = report.expected === null ? "empty-page" : "totals";
    }
    if (inconsistency === null || this.isResumed || this.pass === MAX_PASSES) {
      report.reason = inconsistency ?? this.#idProblem ?? this.#findRepetition();
      return undefined;
    }
    this.#firstPassEnd ??= { ...this.progress, inconsistency };
    this.#isPreviousPassConsistent = this.progress.inconsistency === null && report.expected === null;
    this.pass++;
    this.progress = this.#start;
    this.#seenIds.startPass();
    return this.#firstPassEnd;
  }

  /** Why an item may have been yielded in two passes, or null. */
  #findRepetition(): string | null {
    return this.#seenIds.mayRepeatItems
      ? `items without \`${this.#context.pagination.id}\` changed while listing, so that some may be yielded twice`
      : null;
  }
}

/** Throws if too many consecutive pages contain only known items. */
function checkAdvance({ repeatedPages }: PassProgress, context: ListingContext): void {
  if (repeatedPages > MAX_REPEATED_PAGES) {
    throw context.createError(
      `pagination did not advance: ${repeatedPages} consecutive pages contain only known items`,
    );
  }
}

/** Requests the last page of the earlier listing again, or only its last item if positions are numbers of items. */
function requestLastItem(context: ListingContext, { position }: PassProgress): Promise<ReceivedPage> {
  return context.pagination.style === "page" ? context.rereadPage(position - 1) : context.rereadPage(position - 1, 1);
}

/**
 * Pagination by page number (CloudLX) or offset (CallGear), without a stable order. These show that the list changed
 * while it was read, or that the server is not consistent: an item is repeated, the total changes, the number of items
 * differs from the total, or numbered pages differ in size. Then the list is read again, and the items that were missed
 * are yielded; a pass without an inconsistency verifies the listing. Without a total, the list is read until a page is
 * empty, and a list of several pages until two passes in a row have the same items. A resumed listing first reads the
 * last item of the earlier one again, except for a single page that continues one of the same client.
 */
export const paginateWithTotals: PageReader = async function* (context, from) {
  const state = new TotalsState(context, from);
  const isOwnPage = context.isSinglePage && from["session"] === context.session;
  if (state.progress.pages > 0 && !isOwnPage) {
    state.checkLastItem(await requestLastItem(context, state.progress));
  }
  let yielded = 0;
  let prefetched: Promise<ReceivedPage> | undefined;
  for (;;) {
    const { pass } = state;
    const { items, total, next } = state.addPage(await (prefetched ?? context.requestPage(state.progress.position)));
    yielded += items.length;
    prefetched = next && yielded < context.limit ? context.requestPage(state.progress.position) : undefined;
    // A later pass has only the items that were missed.
    if (items.length > 0 || pass === 1) {
      yield { items, total, next: next && { ...next, session: context.session } };
    }
    if (!next) {
      return;
    }
  }
};
