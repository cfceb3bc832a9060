import { resolveNumber, resolveNumbers } from "../http/options.js";
import type { ListDeclaration } from "./declaration.js";
import { ListingError } from "./listing-error.js";
import type { AnyItem, FetchPage, Query, ReadPages } from "./reading.js";
import type { ListingReport } from "./report.js";
import { decodePosition, encodePosition, type Position } from "./resume-token.js";

/** What every `list` call takes beside its query. */
export interface ListOptions {
  /** A page's `resumeToken`, or an error's: the listing continues there. */
  resumeToken?: string | null | undefined;
  /** Ends the listing, with what it has under way. */
  signal?: AbortSignal | undefined;
  /** Pages asked for at most; one more is an error, so that nothing is cut off in silence. Default 100,000. */
  maxPages?: number | undefined;
  /** Whether a listing that is not complete ends with a `ListingError`. Default false: `report` tells. */
  strict?: boolean | undefined;
}

/** {@link ListOptions} of a list whose pages can be asked for side by side. */
export interface ConcurrentListOptions extends ListOptions {
  /** Pages asked for at a time, once the total is known. Default 6. */
  concurrency?: number | undefined;
}

/** One page of a listing. */
export interface Page<Item> {
  /** The items of the page that had not been handed out before. */
  items: Item[];
  /** How many items the list has, where the provider tells. */
  total: number | null;
  /** What a later `list(query, { resumeToken })` continues after this page with; null on the last page. */
  resumeToken: string | null;
}

/** What a facade puts into a listing. */
export interface ListingSource<Item> {
  provider: string;
  operation: ListDeclaration;
  query: Query;
  readPages: ReadPages;
  fetchPage: FetchPage;
  /** Takes credentials out of a text that quotes the server. */
  redact?: ((this: void, text: string) => string) | undefined;
  /** Turns an answer's item into what the caller gets. */
  toItem?: (this: void, item: AnyItem) => Item;
}

const LIMITS = {
  maxPages: { default: 100_000, min: 1, integer: true },
  concurrency: { default: 6, min: 1, integer: true },
} as const;

/**
 * A list that is read while it is consumed. Nothing is sent before it is read, and reading it again lists anew:
 *
 *     for await (const item of listing) …
 *     for await (const page of listing.pages()) …
 *     const items = await listing.toArray();
 */
export class Listing<Item> implements AsyncIterable<Item> {
  /** What can be said of the last run through the list, once it has ended, by whatever it ended. */
  report: ListingReport | undefined;
  /** The pages, one after another. Throws what a call throws, and a `ListingError` where the list has no end. */
  readonly pages: () => AsyncGenerator<Page<Item>, void, undefined>;

  /** Throws a `RangeError` or `TypeError` that names the parameter or option where a value cannot be meant. */
  constructor(source: ListingSource<Item>, options: ConcurrentListOptions = {}) {
    const { operation, query } = source;
    const { name, size, max } = operation.pagination.limit;
    const checked = {
      ...resolveNumbers(LIMITS, options),
      size: resolveNumber(name, query[name], { default: size, min: 1, max, integer: true }),
    };
    const from = decodePosition(operation.path, query, options.resumeToken);
    this.pages = () => readPages(this, source, { ...options, ...checked }, from);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const { items } of this.pages()) yield* items;
  }

  /** The items as an array, `max` of them at most; what is under way beyond them is given up. */
  async toArray({ limit = Infinity }: { limit?: number } = {}): Promise<Item[]> {
    const items: Item[] = [];
    if (limit > 0) {
      for await (const page of this.pages()) {
        for (const item of page.items) items.push(item);
        if (items.length >= limit) break;
      }
    }
    return items.slice(0, limit);
  }
}

async function* readPages<Item>(
  listing: Listing<Item>,
  source: ListingSource<Item>,
  {
    resumeToken,
    signal,
    strict,
    maxPages,
    ...options
  }: ListOptions & { maxPages: number; size: number; concurrency: number },
  from: Position,
): AsyncGenerator<Page<Item>, void, undefined> {
  const { provider, operation, query, toItem, redact = String } = source;
  const { name, pagination: paging } = operation;
  // A signal of our own, since Node warns where many listen to one.
  const caller = signal && AbortSignal.any([signal]);
  const report: ListingReport = {
    yielded: 0,
    expected: null,
    duplicatesDropped: 0,
    verifiedBy: "totals",
    complete: false,
    reason: null,
  };
  const fail = (why: string) => new ListingError(redact(`${provider}: ${name}: ${why}`), { provider, operation: name });
  const waiting = new Set<() => void>();
  // What the pages listen to. An `AbortSignal` for each would take a tenth of a page's CPU.
  const stop = {
    aborted: false,
    reason: undefined as unknown,
    addEventListener: (_: "abort", listener: () => void) => waiting.add(listener),
    removeEventListener: (_: "abort", listener: () => void) => waiting.delete(listener),
  };
  const leave = () => {
    stop.aborted = true;
    stop.reason = caller?.reason;
    waiting.forEach((listener) => listener());
  };
  caller?.addEventListener("abort", leave);
  if (caller?.aborted) leave();
  let asked = 0;
  const ask = (position: Query) => {
    const answer =
      asked++ < maxPages
        ? source.fetchPage({ ...query, [paging.limit.name]: options.size, ...position }, stop)
        : Promise.reject(fail(`more than ${maxPages} pages`));
    answer.catch(() => undefined);
    return answer;
  };
  try {
    for await (const { items, total, next } of source.readPages(
      { operation, query, ...options, report, ask, fail },
      from,
    )) {
      const after = next && encodePosition(operation.path, query, next);
      report.yielded += items.length;
      yield { items: toItem ? items.map(toItem) : (items as Item[]), total, resumeToken: after ?? null };
      resumeToken = after;
    }
    report.complete = !report.reason;
    if (strict && report.reason) throw fail(report.reason);
  } catch (thrown) {
    report.reason = (thrown as Error).message;
    throw Object.assign(thrown as Error, { yielded: report.yielded }, resumeToken && { resumeToken });
  } finally {
    if (!report.complete) report.reason ??= "left early";
    listing.report = report;
    caller?.removeEventListener("abort", leave);
    leave();
  }
}
