import type { OffsetPagination, PagePagination } from "./declaration.js";
import type { ListingContext, PageReader, RawItem } from "./listing-context.js";
import { itemsOf } from "./page-fields.js";
import {
  addToProgress,
  findPageInconsistency,
  findPassInconsistency,
  isLastPage,
  startProgress,
  type PassProgress,
  type ReceivedPage,
} from "./pass-progress.js";
import { toPositionParameter, type PositionParameter } from "./position-parameter.js";
import { readReportedTotal } from "./reported-total.js";
import type { ResumePosition } from "./resume-token.js";
import { SeenIds } from "./seen-ids.js";

/** How often a list is read before an inconsistency is reported. */
const MAX_PASSES = 3;

/** How many consecutive pages may contain only known items. */
const MAX_REPEATED_PAGES = 9;

/** The state of a listing that is verified by totals. */
interface TotalsState {
  readonly pagination: PagePagination | OffsetPagination;
  readonly parameter: PositionParameter;
  /** Whether the listing continues an earlier one, whose ids are not known. */
  readonly resumed: boolean;
  readonly seenIds: SeenIds;
  /** The number of the current pass, starting at 1. */
  pass: number;
  /** Number of pages received in the current pass. */
  pages: number;
  progress: PassProgress;
  /** Number of consecutive pages that contain only known items. */
  repeatedPages: number;
  /** See {@link findPassInconsistency}. */
  previousPassCount: number | null;
  /** Where the first pass ended. A listing that stops during a later pass continues here. */
  firstPassEnd: ResumePosition | undefined;
}

/** The result of {@link receivePage}. */
interface PageResult {
  readonly newItems: readonly RawItem[];
  /** Whether the current pass ends with this page. */
  readonly isLast: boolean;
  /** Whether the next page is at a position that the API does not accept. */
  readonly pastOffsetLimit: boolean;
}

function createState({ operation, query, pageSize }: ListingContext, from: ResumePosition): TotalsState {
  const pagination = operation.pagination as PagePagination | OffsetPagination;
  const parameter = toPositionParameter(pagination, query, pageSize);
  return {
    pagination,
    parameter,
    resumed: "position" in from,
    seenIds: new SeenIds(pagination.id),
    pass: 1,
    pages: 0,
    progress: startProgress(parameter.first, from),
    repeatedPages: 0,
    previousPassCount: null,
    firstPassEnd: undefined,
  };
}

/** The total that a response reports. `state` does not include its page yet. */
function reportedTotalOf(state: TotalsState, body: unknown, itemCount: number, pageSize: number): number | null {
  return readReportedTotal(body, state.pagination, {
    itemCount,
    pageSize,
    isFirstPage: state.pages === 0 && !state.resumed,
    skippedItems: state.parameter.skippedItems,
    previousTotal: state.progress.total,
  });
}

/** Counts consecutive pages without a new item. Throws if there are too many. */
function checkAdvance(context: ListingContext, state: TotalsState, page: ReceivedPage): void {
  const onlyKnownItems = page.itemCount > 0 && page.repeatedItems === page.itemCount;
  state.repeatedPages = onlyKnownItems ? state.repeatedPages + 1 : 0;
  if (state.repeatedPages > MAX_REPEATED_PAGES) {
    throw context.createError(
      `pagination did not advance: ${state.repeatedPages} consecutive pages contain only known items`,
    );
  }
}

/** Compares the items of a finished pass with the total, or with the previous pass if there is no total. */
function finishPass(state: TotalsState, lastPage: ReceivedPage): void {
  const { progress, seenIds, previousPassCount } = state;
  const passCount = progress.unique + seenIds.size;
  progress.inconsistency ??= findPassInconsistency(progress, lastPage, passCount, previousPassCount);
  state.previousPassCount = passCount;
}

/** Updates the state and the report with a page. Throws if the pagination does not advance. */
function receivePage(context: ListingContext, state: TotalsState, body: unknown): PageResult {
  const { report, pageSize } = context;
  const { parameter, progress } = state;
  const items = itemsOf(context, body);
  const reportedTotal = reportedTotalOf(state, body, items.length, pageSize);
  const { newItems, repeatedItems, duplicates } = state.seenIds.addPage(items);
  const page: ReceivedPage = { number: ++state.pages, itemCount: items.length, repeatedItems, reportedTotal };
  report.duplicatesDropped += duplicates;
  checkAdvance(context, state, page);

  progress.inconsistency ??= findPageInconsistency(progress, page);
  addToProgress(progress, page, parameter);
  const isEnd = isLastPage(progress, page, parameter.unit, pageSize);
  const pastOffsetLimit = !isEnd && progress.position > parameter.max;
  const isLast = isEnd || pastOffsetLimit;
  if (isLast) {
    finishPass(state, page);
  }
  if (isEnd && state.pass === 1 && page.number === 1 && !state.resumed) {
    report.verifiedBy = "single-page";
  }
  report.expected = progress.total;
  return { newItems, isLast, pastOffsetLimit };
}

/**
 * Whether the list is read again after a finished pass. A listing that was resumed is not: it would repeat the items of
 * the earlier listing, whose ids are not known.
 */
function needsAnotherPass({ progress, resumed, pass }: TotalsState): boolean {
  return progress.inconsistency !== null && !resumed && pass < MAX_PASSES;
}

function startNextPass(state: TotalsState): void {
  state.pass++;
  state.pages = 0;
  state.repeatedPages = 0;
  state.progress = startProgress(state.parameter.first);
  state.seenIds.startPass();
}

/** Why the listing is incomplete after its last pass, or null. */
function findFinalReason({ parameter, progress }: TotalsState, pastOffsetLimit: boolean): string | null {
  return pastOffsetLimit
    ? `API offset limit reached (\`${parameter.name}\` <= ${parameter.max})`
    : progress.inconsistency;
}

/**
 * Pagination by page number (CloudLX) or offset (CallGear), without a stable order. Three things show that the list
 * changed while it was read: an item is repeated, the total changes, or the number of items differs from the total. Then
 * the list is read again, and the items that were missed are yielded; a pass without an inconsistency verifies the
 * listing. A list of several pages without a total is read until two passes in a row have the same items.
 */
export const paginateWithTotals: PageReader = async function* (context, from) {
  const state = createState(context, from);
  const { parameter } = state;
  let response = context.requestPage({ [parameter.name]: state.progress.position });

  for (;;) {
    const { newItems, isLast, pastOffsetLimit } = receivePage(context, state, await response);
    const anotherPass = isLast && !pastOffsetLimit && needsAnotherPass(state);
    const position = { ...state.progress };
    if (isLast) {
      state.firstPassEnd ??= position;
    } else {
      response = context.requestPage({ [parameter.name]: position.position });
    }
    if (newItems.length > 0 || state.pass === 1) {
      const isEnd = isLast && !anotherPass;
      const next = isEnd ? undefined : (state.firstPassEnd ?? position);
      yield { items: newItems, total: state.progress.total, next };
    }
    if (anotherPass) {
      startNextPass(state);
      response = context.requestPage({ [parameter.name]: state.progress.position });
    } else if (isLast) {
      context.report.reason = findFinalReason(state, pastOffsetLimit);
      return;
    }
  }
};
