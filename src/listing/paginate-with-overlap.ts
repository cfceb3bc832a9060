import type { OffsetPagination } from "./declaration.js";
import type { ListingContext, PageReader, Query, RawItem } from "./listing-context.js";
import {
  comparePage,
  hasChanged,
  isLastPage,
  isSortedById,
  nextOverlap,
  stepBack,
  type ItemId,
  type OverlapComparison,
  type OverlapState,
} from "./overlap-state.js";
import { identityOf, itemsOf, readCount } from "./page-fields.js";
import { PrefetchQueue } from "./prefetch-queue.js";
import type { ResumePosition } from "./resume-token.js";

/** How many consecutive pages may contain no new item. */
const MAX_PAGES_WITHOUT_PROGRESS = 64;

/** Smallest page size: the overlap and one more item. */
const MIN_PAGE_SIZE = 2;

const LIST_CHANGED = "list changed while reading, or is not sorted by id";

/** A response with what is read from it. */
interface ReceivedPage {
  readonly items: readonly RawItem[];
  readonly ids: readonly ItemId[];
  readonly reportedTotal: number | null;
}

/** Whether a query leaves the items sorted by ascending id, given the sort parameters that do so. */
function requestsIdOrder(order: Readonly<Record<string, string>> | undefined, query: Query): boolean {
  return order !== undefined && Object.entries(order).every(([name, value]) => (query[name] ?? value) === value);
}

function createState(
  order: OffsetPagination["order"],
  query: Query,
  first: number,
  from: ResumePosition,
): OverlapState {
  return {
    start: Number(from["start"] ?? first),
    lastId: from["lastId"] ?? undefined,
    overlap: 1,
    sortedById: requestsIdOrder(order, query),
    knownIds: new Set(),
    total: null,
    pagesWithoutProgress: 0,
  };
}

function positionOf({ start, lastId }: OverlapState): ResumePosition {
  return { start, lastId: lastId ?? null };
}

function readPage(context: ListingContext, pagination: OffsetPagination, body: unknown): ReceivedPage {
  const items = itemsOf(context, body);
  return {
    items,
    ids: items.map((item) => identityOf(item, pagination.id)),
    reportedTotal: readCount(body, pagination.total),
  };
}

/** Records that items are not sorted by id. Ids were not remembered until then, so that earlier items are not verified. */
function checkOrder(context: ListingContext, state: OverlapState, ids: readonly ItemId[]): void {
  if (!state.sortedById || isSortedById(ids)) {
    return;
  }
  state.sortedById = false;
  if (state.lastId !== undefined) {
    context.report.reason = LIST_CHANGED;
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

/** Continues at an earlier page, to find the item that the page after a shift does not repeat. */
function returnToOverlap({ report }: ListingContext, state: OverlapState, pageSize: number): void {
  if (!state.sortedById) {
    report.reason = LIST_CHANGED;
  }
  state.start = stepBack(state.start, pageSize, state.pagesWithoutProgress);
}

/** Updates the report with a page that the overlap alone does not verify. */
function verifyByTotals(
  { report }: ListingContext,
  state: OverlapState,
  { ids, reportedTotal }: ReceivedPage,
  repeatedItems: number,
): void {
  report.verifiedBy = "totals";
  report.duplicatesDropped += Math.max(0, repeatedItems - state.overlap);
  if (hasChanged(state, reportedTotal, ids, repeatedItems)) {
    report.reason = LIST_CHANGED;
  }
}

/** Updates the state with a page that is not shifted. Returns whether it is the last one. */
function addPage(state: OverlapState, { ids, reportedTotal }: ReceivedPage, newItemCount: number): boolean {
  state.total = reportedTotal;
  if (!state.sortedById) {
    ids.forEach((id) => state.knownIds.add(id));
  }
  if (newItemCount > 0) {
    state.lastId = ids.at(-1);
  }
  const end = state.start + ids.length;
  state.overlap = nextOverlap(ids.length, newItemCount, state.overlap);
  state.start = end - state.overlap;
  return isLastPage(ids.length, newItemCount, end, reportedTotal);
}

/** The constants of one iteration. */
interface OverlapListing {
  readonly context: ListingContext;
  readonly pagination: OffsetPagination;
  readonly pageSize: number;
  /** The offset of the first page. */
  readonly first: number;
  readonly isResumed: boolean;
  readonly queue: PrefetchQueue;
}

/**
 * Updates the state and the report with a page, and prefetches the next ones. A page after a shift has no new items: they
 * are received again after the pages before it. Throws if the pagination does not advance.
 */
function receivePage(
  { context, pagination, pageSize, first, isResumed, queue }: OverlapListing,
  state: OverlapState,
  body: unknown,
  isFirstPage: boolean,
): { newItems: readonly RawItem[]; isLast: boolean } {
  const { report } = context;
  const page = readPage(context, pagination, body);
  checkOrder(context, state, page.ids);
  const comparison = comparePage(state, page.items, page.ids);
  const { newItems, repeatedItems, shifted } = comparison;
  checkAdvance(context, state, comparison);
  if (shifted) {
    returnToOverlap(context, state, pageSize);
    return { newItems: [], isLast: false };
  }
  if (page.items.length > 0 && !(state.sortedById && state.overlap)) {
    verifyByTotals(context, state, page, repeatedItems);
  }
  const isLast = addPage(state, page, newItems.length);
  report.expected = state.total === null ? null : Math.max(0, state.total - first);
  if (isLast && isFirstPage && !isResumed) {
    report.verifiedBy = "single-page";
  }
  if (!isLast && state.total !== null && state.overlap && page.items.length === pageSize) {
    queue.fill(state.start, pageSize - 1, state.total - 1);
  }
  return { newItems, isLast };
}

/**
 * Pagination by offset, where each page repeats the last item of the page before it (Invoca). If that item is missing, the
 * list has shifted, and earlier pages are read until it is found. For items sorted by ascending id this verifies the
 * listing: every item that was in the list all the time is yielded once, whatever is added or removed. In another order
 * an item can move past the current position undetected, so that a shift makes the listing incomplete. Once the total is
 * known, pages are requested concurrently.
 */
export const paginateWithOverlap: PageReader = async function* (context, from) {
  const { query, report } = context;
  const pagination = context.operation.pagination as OffsetPagination;
  const { offset, limit, order } = pagination;
  const pageSize = Math.max(MIN_PAGE_SIZE, context.pageSize);
  const first = Number(query[offset.name] ?? 0);
  const state = createState(order, query, first, from);
  const queue = new PrefetchQueue(
    (start) => context.requestPage({ [offset.name]: start, [limit.name]: pageSize }),
    context.concurrency,
  );
  const listing = { context, pagination, pageSize, first, isResumed: state.lastId !== undefined, queue };
  report.verifiedBy = "overlap";

  for (let pageNumber = 1; ; pageNumber++) {
    const body = await queue.take(state.start);
    const { newItems, isLast } = receivePage(listing, state, body, pageNumber === 1);
    if (newItems.length > 0 || isLast) {
      yield { items: newItems, total: report.expected, next: isLast ? undefined : positionOf(state) };
    }
    if (isLast) {
      return;
    }
  }
};
