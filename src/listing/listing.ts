import type { AbortSignalLike } from "../http/with-timeout.js";
import type { ListDeclaration } from "./declaration.js";
import { resolveListLimits, type ConcurrentListOptions, type ListLimits } from "./list-options.js";
import type { ListingContext, PageReader, Query, RawItem } from "./listing-context.js";
import { ListingError } from "./listing-error.js";
import { createReport, type ListingReport } from "./report.js";
import { decodeResumeToken, encodeResumeToken, type ResumePosition } from "./resume-token.js";
import { StopSignal } from "./stop-signal.js";

export type { ConcurrentListOptions, ListOptions } from "./list-options.js";

/** One page of a listing. */
export interface Page<Item> {
  /** The items of the page that were not yielded before. */
  items: Item[];
  /** Number of items in the list, or null if the provider does not report it. */
  total: number | null;
  /** Pass it to a later `list(query, { resumeToken })` to continue after this page; null on the last page. */
  resumeToken: string | null;
}

/**
 * A list that is read while it is consumed. Nothing is requested before it is iterated, and each iteration starts over.
 *
 * @example
 * ```ts
 * for await (const item of listing) console.log(item);
 * for await (const page of listing.pages()) console.log(page.items.length, page.total);
 * const items = await listing.toArray({ limit: 100 });
 * ```
 */
export interface Listing<Item> extends AsyncIterable<Item, void, undefined> {
  /** The summary of the last iteration that ended; undefined before. */
  readonly report: ListingReport | undefined;
  /**
   * Iterates over the items.
   * @throws the errors of a call, and a `ListingError` if the pagination does not advance, `maxPages` is exceeded, or the
   * listing is incomplete with `strict`. They have `yielded`, and `resumeToken` if the listing can be continued.
   */
  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined>;
  /** Iterates over the pages. Throws the same errors. */
  pages(): AsyncGenerator<Page<Item>, void, undefined>;
  /** Reads the items into an array, at most `limit` of them. Throws the same errors. */
  toArray(options?: { limit?: number }): Promise<Item[]>;
}

/** What a client provides for a listing. */
export interface ListingSource<Item> {
  readonly provider: string;
  readonly operation: ListDeclaration;
  readonly query: Query;
  /** The pagination style. */
  readonly readPages: PageReader;
  /** Requests one page and resolves to the response body. */
  fetchPage(query: Query, signal: AbortSignalLike): Promise<unknown>;
  /** Redacts credentials in text that quotes the server. */
  readonly redact?: ((this: void, text: string) => string) | undefined;
  /** Converts a received item to the one that is yielded. */
  readonly toItem?: (this: void, item: RawItem) => Item;
}

/** A listing's checked options. */
interface ListSettings extends ListLimits {
  readonly resumeToken: string | null | undefined;
  readonly from: ResumePosition;
  readonly signal: AbortSignal | undefined;
  readonly strict: boolean | undefined;
}

/** The context of one iteration. */
function createContext<Item>(
  source: ListingSource<Item>,
  { maxPages, pageSize, concurrency }: ListLimits,
  signal: AbortSignalLike,
): ListingContext {
  const { provider, operation, query, redact = String } = source;
  let requestedPages = 0;
  const createError = (reason: string) =>
    new ListingError(redact(`${provider}: ${operation.name}: ${reason}`), { provider, operation: operation.name });
  const requestPage = (parameters: Query) => {
    requestedPages++;
    const response =
      requestedPages > maxPages
        ? Promise.reject(createError(`maxPages (${maxPages}) exceeded`))
        : source.fetchPage({ ...query, [operation.pagination.limit.name]: pageSize, ...parameters }, signal);
    // A prefetched page that is never awaited must not be an unhandled rejection.
    response.catch(() => undefined);
    return response;
  };
  return { operation, query, pageSize, concurrency, report: createReport(), requestPage, createError };
}

class PagedListing<Item> implements Listing<Item> {
  report: ListingReport | undefined;
  readonly #source: ListingSource<Item>;
  readonly #settings: ListSettings;

  constructor(source: ListingSource<Item>, settings: ListSettings) {
    this.#source = source;
    this.#settings = settings;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const { items } of this.pages()) {
      yield* items;
    }
  }

  async *pages(): AsyncGenerator<Page<Item>, void, undefined> {
    const { operation, query, toItem, readPages } = this.#source;
    const { signal, strict, from } = this.#settings;
    const stopSignal = new StopSignal(signal);
    const context = createContext(this.#source, this.#settings, stopSignal);
    const { report } = context;
    let { resumeToken } = this.#settings;
    try {
      for await (const { items, total, next } of readPages(context, from)) {
        const nextToken = next ? encodeResumeToken(operation.path, query, next) : null;
        report.yielded += items.length;
        yield { items: toItem ? items.map(toItem) : (items as Item[]), total, resumeToken: nextToken };
        resumeToken = nextToken;
      }
      report.complete = report.reason === null;
      if (strict && report.reason !== null) {
        throw context.createError(report.reason);
      }
    } catch (thrown) {
      const error = thrown as Error;
      report.reason = error.message;
      throw Object.assign(error, { yielded: report.yielded }, resumeToken && { resumeToken });
    } finally {
      if (!report.complete) {
        report.reason ??= "iteration stopped early";
      }
      this.report = report;
      stopSignal.stop();
    }
  }

  async toArray({ limit = Infinity }: { limit?: number } = {}): Promise<Item[]> {
    const items: Item[] = [];
    if (limit > 0) {
      for await (const page of this.pages()) {
        for (const item of page.items) {
          items.push(item);
        }
        if (items.length >= limit) {
          break;
        }
      }
    }
    return items.slice(0, limit);
  }
}

/**
 * Creates a listing. Nothing is requested until it is iterated.
 * @throws RangeError or TypeError naming the option or query parameter that is invalid.
 */
export function createListing<Item>(source: ListingSource<Item>, options: ConcurrentListOptions = {}): Listing<Item> {
  const { operation, query } = source;
  const { resumeToken, signal, strict } = options;
  const limits = resolveListLimits(operation.pagination, query, options);
  const from = decodeResumeToken(operation.path, query, resumeToken);
  return new PagedListing(source, { ...limits, resumeToken, from, signal, strict });
}
