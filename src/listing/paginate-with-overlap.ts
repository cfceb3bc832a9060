import type { ListingContext, PageReader, RawItem, ReceivedPage } from "./listing-context.js";
import {
  contradictsTotal,
  countUnexplained,
  countUpTo,
  findOutcome,
  findReplacedItems,
  findWrongCount,
  type TotalContext,
} from "./overlap-end.js";
import {
  comparePage,
  countMisplaced,
  forgetOldIds,
  hasChanged,
  hasGapBefore,
  hasSingleItemPages,
  isFiltered,
  isSortedById,
  needsOverlap,
  nextOverlap,
  requestsIdOrder,
  stepBack,
  type OverlapComparison,
  type OverlapPage,
  type OverlapState,
} from "./overlap-state.js";
import { identifyItems, type ItemId } from "./page-fields.js";
import { PrefetchQueue } from "./prefetch-queue.js";
import type { ResumePosition } from "./resume-token.js";

/** How many consecutive pages may contain no new item. */
const MAX_PAGES_WITHOUT_PROGRESS = 64;

/** Smallest page size: the overlap and one more item. */
const MIN_PAGE_SIZE = 2;

/**
 * How many ids of a sorted list are remembered. An item before them that was not yielded is not recognized: to remember
 * all would take memory for a case that only a server's mistake causes.
 */
const MAX_SORTED_IDS = 10_000;

const LIST_CHANGED = "list changed while reading, or is not sorted by id";

/** Creates the state at the beginning of a list, or where an earlier listing ended. */
function createState({ first, pagination, query }: ListingContext, from: ResumePosition): OverlapState {
  const lastId = from["lastId"] ?? undefined;
  return {
    start: Number(from["start"] ?? first),
    lastId,
    lastItems: [],
    overlap: 1,
    isSorted: requestsIdOrder(pagination.order, query) && from["isSorted"] !== 0,
    knownIds: new Set(),
    forgottenId: lastId,
    pagesWithoutProgress: 0,
    received: Number(from["received"] ?? 0),
    duplicates: Number(from["duplicates"] ?? 0),
    lastPageSize: Number(from["lastPageSize"] ?? 0),
    largestPageSize: Number(from["largestPageSize"] ?? 0),
    smallestContinuedSize: (from["smallestContinuedSize"] ?? null) as number | null,
    total: null,
    largestTotal: (from["largestTotal"] ?? null) as number | null,
    isTotalContradicted: from["isTotalContradicted"] === 1,
    isTotalReached: false,
    repeatedStart: null,
    resumedFrom:
      lastId === undefined
        ? undefined
        : { lastId, start: Number(from["start"]), total: (from["total"] ?? null) as number | null },
    misplaced: Number(from["misplaced"] ?? 0),
    isEndReread: false,
  };
}

/** The state of a listing, and what its pages mean for the report. */
class OverlapReader {
  readonly state: OverlapState;
  readonly #context: ListingContext;
  readonly #pageSize: number;
  readonly #totalContext: TotalContext;
  #pages = 0;

  constructor(context: ListingContext, from: ResumePosition, pageSize: number) {
    const { pagination, query, report } = context;
    this.#context = context;
    this.#pageSize = pageSize;
    this.state = createState(context, from);
    this.#totalContext = {
      first: Number(context.first),
      hasUnreliableTotal: pagination.totalMayIgnoreFilters === true && isFiltered(pagination, query),
      isResumed: this.state.lastId !== undefined,
    };
    report.verifiedBy = "overlap";
    report.reason = (from["inconsistency"] ?? null) as string | null;
  }

  /**
   * Updates the state and the report with a page. A page after a shift has no new items: they are received again after
   * the pages before it. Throws if the pagination does not advance.
   */
  addPage({ items: received, total }: ReceivedPage): { newItems: readonly RawItem[]; isLast: boolean } {
    const { state } = this;
    const { report, pagination } = this.#context;
    const { items, ids, duplicates, idProblem } = identifyItems(received, pagination.id);
    const page: OverlapPage = { items, ids, size: ids.length, duplicates, total };
    this.#pages++;
    report.reason ??= idProblem;
    this.#checkOrder(ids);
    const comparison = comparePage(state, items);
    this.#checkAdvance(comparison);
    state.isTotalContradicted ||= contradictsTotal(state, page, this.#pageSize);
    state.largestTotal = total === null ? state.largestTotal : Math.max(total, state.largestTotal ?? 0);
    const { newItems } = comparison;
    if (comparison.shifted && this.#stepBack()) {
      state.isEndReread = false;
      return { newItems: [], isLast: false };
    }
    if (state.isSorted && needsOverlap(state, newItems.length)) {
      state.repeatedStart = state.start;
      this.#rereadLastItem();
      return { newItems: [], isLast: false };
    }
    if (newItems.length > 0 && state.lastPageSize > 0) {
      state.smallestContinuedSize = Math.min(state.lastPageSize, state.smallestContinuedSize ?? Infinity);
    }
    const outcome = findOutcome(state, page, newItems.length, this.#pageSize);
    const isAtTotal = total !== null && countUpTo(state, page) === Math.max(total, this.#totalContext.first);
    this.#verifyPage(page, comparison);
    this.#advance(page, comparison);
    state.isTotalReached = outcome === "confirms-end";
    state.isEndReread = outcome === "rereads";
    if (state.isEndReread) {
      this.#rereadLastItem();
    }
    report.expected = total === null ? null : Math.max(0, total - this.#totalContext.first);
    if (outcome === "repeats") {
      report.reason ??= "pagination did not advance: the page after the last one contains only known items";
    }
    const isLast = outcome === "ends" || outcome === "repeats";
    if (isLast) {
      this.#finish(isAtTotal);
    }
    return { newItems: [...comparison.lateItems, ...newItems], isLast };
  }

  /** Where a later listing continues. It reports the inconsistencies that were found in this one. */
  get position(): ResumePosition {
    const { start, overlap, lastId = null, isSorted, isTotalContradicted, total } = this.state;
    const { received, duplicates, lastPageSize, largestPageSize, smallestContinuedSize, largestTotal } = this.state;
    return {
      // A resumed listing always expects the overlap.
      start: start - 1 + overlap,
      ...{ lastId, total, received, duplicates, lastPageSize, largestPageSize, smallestContinuedSize, largestTotal },
      isSorted: isSorted ? 1 : 0,
      misplaced: countUnexplained(this.state, this.#totalContext),
      isTotalContradicted: isTotalContradicted ? 1 : 0,
      inconsistency: this.#context.report.reason,
    };
  }

  /** Records that items are not sorted by id. The pages until then were read as those of a sorted list. */
  #checkOrder(ids: readonly ItemId[]): void {
    const { state } = this;
    if (!state.isSorted || isSortedById(ids)) {
      return;
    }
    state.isSorted = false;
    if (state.lastId !== undefined) {
      this.#context.report.reason ??= LIST_CHANGED;
    }
  }

  /** Counts consecutive pages without a new item. Throws if there are too many. */
  #checkAdvance({ newItems, shifted }: OverlapComparison): void {
    const { state } = this;
    const advanced = newItems.length > 0 && !shifted;
    state.pagesWithoutProgress = advanced ? 0 : state.pagesWithoutProgress + 1;
    if (state.pagesWithoutProgress > MAX_PAGES_WITHOUT_PROGRESS) {
      throw this.#context.createError(
        `pagination did not advance: ${MAX_PAGES_WITHOUT_PROGRESS} pages without a new item`,
      );
    }
  }

  /** Requests the next page from the last item on, so that it repeats that item. */
  #rereadLastItem(): void {
    this.state.start--;
    this.state.overlap = 1;
  }

  /**
   * Continues at an earlier offset after a shift, and returns true; false if there is none. If a list is not sorted,
   * items before the beginning of a resumed listing were yielded by an earlier one, and would be yielded again.
   */
  #stepBack(): boolean {
    const { state } = this;
    const { start } = state;
    // An item that moved past the current position is found only if the items are sorted.
    if (!state.isSorted) {
      this.#context.report.reason ??= LIST_CHANGED;
    }
    const firstStart = state.isSorted ? 0 : (state.resumedFrom?.start ?? 0);
    state.start = Math.max(firstStart, stepBack(start, this.#pageSize, state.pagesWithoutProgress));
    return state.start < start;
  }

  /** Compares a page that is not shifted with the pages before it, and reports an inconsistency. */
  #verifyPage(page: OverlapPage, comparison: OverlapComparison): void {
    const { state } = this;
    const { report } = this.#context;
    report.duplicatesDropped += page.duplicates;
    const isUnverified = state.isSorted ? !state.overlap && comparison.newItems.length > 0 : page.size > 0;
    if (isUnverified) {
      // The overlap alone does not verify this page.
      report.verifiedBy = "totals";
      report.duplicatesDropped += Math.max(0, comparison.repeatedItems - state.overlap);
      if (hasChanged(state, page, comparison)) {
        report.reason ??= LIST_CHANGED;
      }
    }
    this.#verifyPosition(page, comparison);
  }

  /** Reports that items may be missing before a page. */
  #verifyPosition(page: OverlapPage, comparison: OverlapComparison): void {
    const { state } = this;
    const { report } = this.#context;
    const hasTotal = state.largestTotal !== null && !this.#totalContext.hasUnreliableTotal;
    if (hasSingleItemPages(state) && !hasTotal && comparison.repeatedItems < page.items.length) {
      report.reason ??= "one item per page and no total of the list; completeness cannot be verified";
    }
    if (state.isSorted && hasGapBefore(state, page, comparison)) {
      report.reason ??= "a page before the last one was not full, so that items may be missing";
    }
  }

  /** Updates the state with a page that is not shifted. */
  #advance({ items, ids, size, duplicates, total }: OverlapPage, { newItems, lateItems }: OverlapComparison): void {
    const { state } = this;
    const newItemCount = newItems.length;
    state.total = total ?? state.total;
    state.received += newItemCount + lateItems.length;
    state.duplicates += duplicates;
    state.misplaced += countMisplaced(state, ids);
    state.largestPageSize = Math.max(size, state.largestPageSize);
    items.forEach(({ id }) => state.knownIds.add(id));
    if (state.isSorted) {
      forgetOldIds(state, MAX_SORTED_IDS);
    }
    if (newItemCount > 0) {
      const lastId = ids.at(-1);
      const withLastId = items.filter(({ id }) => id === lastId).map(({ item }) => item);
      state.lastItems = lastId === state.lastId ? [...state.lastItems, ...withLastId] : withLastId;
      state.lastId = lastId;
      state.lastPageSize = size;
    }
    state.overlap = nextOverlap(size, newItemCount, state.overlap);
    state.start += size - state.overlap;
  }

  /** Completes the report at the end of the list. `isAtTotal`: the list ends where its total says. */
  #finish(isAtTotal: boolean): void {
    const { state } = this;
    const { report } = this.#context;
    const { first, isResumed } = this.#totalContext;
    // A total that the offsets reach counts this list, also under a filter.
    const totalContext = isAtTotal ? { ...this.#totalContext, hasUnreliableTotal: false } : this.#totalContext;
    const wrongCount = findWrongCount(state, totalContext);
    report.reason ??= wrongCount ?? findReplacedItems(state, this.#totalContext);
    if (countUnexplained(state, this.#totalContext) > 0) {
      report.reason ??= "items before the one at which the listing was resumed may be missing";
    }
    if (wrongCount !== null) {
      report.expected = Number(state.largestTotal) - first;
    } else if (!isAtTotal) {
      report.expected = null;
    }
    if (isAtTotal && this.#pages === 1 && !isResumed) {
      report.verifiedBy = "single-page";
    } else if (!isAtTotal && (report.verifiedBy === "totals" || !state.isSorted)) {
      report.verifiedBy = "empty-page";
    }
  }
}

/**
 * Pagination by offset, where each page repeats the last item of the page before it (Invoca). If that item is missing,
 * the list has shifted, and earlier pages are read until it is found. For items sorted by ascending id this verifies
 * the listing: every item that was in the list all the time is yielded once, whatever is added or removed. Items that
 * appear before the current position are yielded where they are found. In another
 * order an item can move past the current position undetected, so that a shift makes the listing incomplete. The list
 * ends with an empty page, or with a page that is not full and reaches the total. Once the total is known, pages are
 * requested concurrently.
 */
export const paginateWithOverlap: PageReader = async function* (context, from) {
  const { report, concurrency, limit } = context;
  const pageSize = Math.max(MIN_PAGE_SIZE, context.pageSize);
  const reader = new OverlapReader(context, from, pageSize);
  const { state } = reader;
  const end = state.start + limit;
  const queue = new PrefetchQueue((start) => context.requestPage(start, pageSize), concurrency);

  for (;;) {
    const page = await queue.take(state.start);
    const { newItems, isLast } = reader.addPage(page);
    if (newItems.length > 0 || isLast) {
      yield { items: newItems, total: report.expected, next: isLast ? undefined : reader.position };
    }
    if (isLast) {
      return;
    }
    // Not before the next page is needed: most callers who stop early stop after the first.
    if (newItems.length > 0 && state.total !== null && page.items.length === pageSize) {
      // A page at the last offset would contain only the overlap.
      queue.fill(state.start, pageSize - 1, Math.min(state.total - 1, end));
    }
  }
};
