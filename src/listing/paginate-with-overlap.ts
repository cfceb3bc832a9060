import type { ListingContext, PageReader, RawItem, ReceivedPage } from "./listing-context.js";
import {
  comparePage,
  hasChanged,
  isLastPage,
  isSortedById,
  nextOverlap,
  requestsIdOrder,
  stepBack,
  type OverlapComparison,
  type OverlapState,
} from "./overlap-state.js";
import { identityOf, type ItemId } from "./page-fields.js";
import { PrefetchQueue } from "./prefetch-queue.js";
import type { ResumePosition } from "./resume-token.js";

/** How many consecutive pages may contain no new item. */
const MAX_PAGES_WITHOUT_PROGRESS = 64;

/** Smallest page size: the overlap and one more item. */
const MIN_PAGE_SIZE = 2;

const LIST_CHANGED = "list changed while reading, or is not sorted by id";

/** Creates the state at the beginning of a list, or where an earlier listing ended. */
function createState({ first, pagination, query }: ListingContext, from: ResumePosition): OverlapState {
  return {
    start: Number(from["start"] ?? first),
    lastId: from["lastId"] ?? undefined,
    overlap: 1,
    knownIds: requestsIdOrder(pagination.order, query) ? undefined : new Set(),
    total: null,
    pagesWithoutProgress: 0,
  };
}

/**
 * Records that items are not sorted by id. Ids were not remembered until then, so that earlier items are not verified.
 */
function checkOrder({ report }: ListingContext, state: OverlapState, ids: readonly ItemId[]): void {
  if (state.knownIds || isSortedById(ids)) {
    return;
  }
  state.knownIds = new Set();
  if (state.lastId !== undefined) {
    report.reason = LIST_CHANGED;
  }
}

/** Counts consecutive pages without a new item. Throws if there are too many. */
function checkAdvance(context: ListingContext, state: OverlapState, { newItems, shifted }: OverlapComparison): void {
  const advanced = newItems.length > 0 && !shifted;
  state.pagesWithoutProgress = advanced ? 0 : state.pagesWithoutProgress + 1;
  if (state.pagesWithoutProgress > MAX_PAGES_WITHOUT_PROGRESS) {
    throw context.createError(`pagination did not advance: ${MAX_PAGES_WITHOUT_PROGRESS} pages without a new item`);
  }
}

/** Updates the state with a page that is not shifted. */
function advance(state: OverlapState, ids: readonly ItemId[], newItemCount: number, total: number | null): void {
  state.total = total;
  ids.forEach((id) => state.knownIds?.add(id));
  if (newItemCount > 0) {
    state.lastId = ids.at(-1);
  }
  state.overlap = nextOverlap(ids.length, newItemCount, state.overlap);
  state.start += ids.length - state.overlap;
}

/**
 * Updates the state and the report with a page. A page after a shift has no new items: they are received again after
 * the pages before it. Throws if the pagination does not advance.
 */
function addPage(
  context: ListingContext,
  state: OverlapState,
  { items, total }: ReceivedPage,
  pageSize: number,
): { newItems: readonly RawItem[]; isLast: boolean } {
  const { report, pagination, first } = context;
  const ids = items.map((item) => identityOf(item, pagination.id));
  checkOrder(context, state, ids);
  const comparison = comparePage(state, items, ids);
  const { newItems, repeatedItems, shifted } = comparison;
  checkAdvance(context, state, comparison);
  if (shifted) {
    // An item that moved past the current position is found only if the items are sorted.
    if (state.knownIds) {
      report.reason = LIST_CHANGED;
    }
    state.start = stepBack(state.start, pageSize, state.pagesWithoutProgress);
    return { newItems: [], isLast: false };
  }
  if (items.length > 0 && (state.knownIds || !state.overlap)) {
    // The overlap alone does not verify this page.
    report.verifiedBy = "totals";
    report.duplicatesDropped += Math.max(0, repeatedItems - state.overlap);
    if (hasChanged(state, total, ids, repeatedItems)) {
      report.reason = LIST_CHANGED;
    }
  }
  const isLast = isLastPage(items.length, newItems.length, state.start + items.length, total);
  advance(state, ids, newItems.length, total);
  report.expected = total === null ? null : Math.max(0, total - Number(first));
  return { newItems, isLast };
}

/**
 * Pagination by offset, where each page repeats the last item of the page before it (Invoca). If that item is missing,
 * the list has shifted, and earlier pages are read until it is found. For items sorted by ascending id this verifies
 * the listing: every item that was in the list all the time is yielded once, whatever is added or removed. In another
 * order an item can move past the current position undetected, so that a shift makes the listing incomplete. Once the
 * total is known, pages are requested concurrently.
 */
export const paginateWithOverlap: PageReader = async function* (context, from) {
  const { report, concurrency } = context;
  const pageSize = Math.max(MIN_PAGE_SIZE, context.pageSize);
  const state = createState(context, from);
  const isResumed = state.lastId !== undefined;
  const queue = new PrefetchQueue((start) => context.requestPage(start, pageSize), concurrency);
  report.verifiedBy = "overlap";

  for (let pageNumber = 1; ; pageNumber++) {
    const page = await queue.take(state.start);
    const { newItems, isLast } = addPage(context, state, page, pageSize);
    if (isLast && pageNumber === 1 && !isResumed) {
      report.verifiedBy = "single-page";
    }
    if (!isLast && newItems.length > 0 && state.total !== null && page.items.length === pageSize) {
      // A page at the last offset would contain only the overlap.
      queue.fill(state.start, pageSize - 1, state.total - 1);
    }
    if (newItems.length > 0 || isLast) {
      const next = isLast ? undefined : { start: state.start, lastId: state.lastId ?? null };
      yield { items: newItems, total: report.expected, next };
    }
    if (isLast) {
      return;
    }
  }
};
