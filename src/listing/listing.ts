import type { CallSettings } from "../http/call-options.js";
import { getPath } from "../http/json.js";
import { integerFrom, OBJECT, resolveOption, resolveOptions, SIGNAL, type OptionRules } from "../http/options.js";
import type { AbortSignalLike } from "../http/with-timeout.js";
import type { ListDeclaration } from "./declaration.js";
import {
  resolveListSettings,
  type ConcurrentListOptions,
  type CONCURRENCY_RULES,
  type ListSettings,
} from "./list-options.js";
import type { ListingContext, PageReader, Query, RawItem } from "./listing-context.js";
import { ListingError } from "./listing-error.js";
import { toCount, toFlag } from "./page-fields.js";
import { isFiltered } from "./overlap-state.js";
import { createReport, type ListingReport } from "./report.js";
import { decodeResumeToken, encodeResumeToken, type ListingScope, type ResumePosition } from "./resume-token.js";
import { sessionOf } from "./session.js";
import { StopSignal } from "./stop-signal.js";
import { addProperties, messageOf } from "./thrown-value.js";

export type { ConcurrentListOptions, ListOptions } from "./list-options.js";
export type { ListingScope } from "./resume-token.js";

/** One page of a listing. */
export interface Page<Item> {
  /** The items of the page that were not yielded before. */
  items: Item[];
  /**
   * Number of items in the list, or null if the provider does not report it. With a filter, Invoca may report that of
   * the list without the filter; on the last page, it is then null.
   */
  total: number | null;
  /** Pass it to a later `list(query, { resumeToken })` to continue after this page; null on the last page. */
  resumeToken: string | null;
}

/** Options of {@link Listing.page}. */
export interface PageOptions {
  /** The `resumeToken` of the page before. Default: the first page. */
  resumeToken?: string | undefined;
  /** Aborts the requests of this page. It replaces the signal of the list. */
  signal?: AbortSignal | undefined;
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
export interface Listing<Item> extends AsyncIterable<Item> {
  /** The summary of the last iteration that ended; undefined before. */
  readonly report: ListingReport | undefined;
  /** What is listed, without a credential: for example as the key of a cache. */
  readonly scope: ListingScope;
  /**
   * Iterates over the items.
   * @throws the errors of a call, and a `ListingError` if the pagination does not advance, `maxPages` is exceeded, or
   * the listing is incomplete with `strict`. These errors have `yielded`, and `resumeToken` if the listing can be
   * continued.
   */
  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined>;
  /** Iterates over the pages. Throws the same errors. */
  pages(): AsyncGenerator<Page<Item>, void, undefined>;
  /**
   * Reads one page with one request: the first, or the one after the page that returned `resumeToken`.
   *
   * More requests are sent for an access token, for retries, if items have moved, and in CloudLX and CallGear for a
   * token that another client has returned. The `resumeToken` of the last page is null, which is refused here: it does
   * not mean the beginning. Rejects with the same errors.
   */
  page(options?: PageOptions): Promise<Page<Item>>;
  /** Reads the items into an array, at most `limit` of them. Rejects with the same errors, or if `limit` is invalid. */
  toArray(options?: { limit?: number }): Promise<Item[]>;
}

/** The part of a listing that differs between operations. */
export interface ListingSource<Item> {
  readonly provider: string;
  /** The base URL, and what else names the account, such as its id. A `resumeToken` is valid for this account only. */
  readonly account: readonly string[];
  readonly operation: ListDeclaration;
  /** The pagination style. */
  readonly readPages: PageReader;
  /** The rules of options that not every listing has. */
  readonly ownRules?: typeof CONCURRENCY_RULES;
  /** Requests one page and resolves to the response body. */
  fetchPage(query: Query, callSettings: CallSettings): Promise<{ data: unknown }>;
  /** The same object for all clients that share a credential. */
  readonly session: object;
  /** Redacts credentials in text that quotes the server. */
  readonly redact?: ((this: void, text: string) => string) | undefined;
  /** Converts a received item to the one that is yielded. */
  readonly toItem?: (this: void, item: RawItem) => Item;
}

/** The part of a list that is read. Default: all of it, from the position in the options. */
interface ListPart {
  limit?: number;
  isSinglePage?: boolean;
  from?: ResumePosition;
  signal?: AbortSignal | undefined;
}

const PAGE_RULES: OptionRules<PageOptions> = {
  resumeToken: { type: "string", requirement: "the `resumeToken` of a page that is not the last one" },
  signal: SIGNAL,
};

/** A listing. Nothing is requested until it is iterated. */
export class PagedListing<Item> implements Listing<Item> {
  report: ListingReport | undefined;
  readonly scope: ListingScope;
  readonly #source: ListingSource<Item>;
  readonly #settings: ListSettings;
  readonly #from: ResumePosition;

  /** @throws TypeError or RangeError naming the option or query parameter that is invalid or unknown. */
  constructor(source: ListingSource<Item>, query: object = {}, options: ConcurrentListOptions = {}) {
    const { provider, account, operation, ownRules } = source;
    const ownQuery = { ...(resolveOption("query", query, OBJECT) as Query) };
    this.#source = source;
    this.scope = { provider, account, operation: operation.name, query: ownQuery };
    this.#settings = resolveListSettings(operation.pagination, ownQuery, options, ownRules);
    this.#from = decodeResumeToken(this.scope, this.#settings.resumeToken);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    const report = createReport();
    for await (const { items } of this.#readPages(report)) {
      for (const item of items) {
        report.yielded++;
        yield item;
      }
    }
  }

  async *pages(): AsyncGenerator<Page<Item>, void, undefined> {
    const report = createReport();
    for await (const page of this.#readPages(report)) {
      report.yielded += page.items.length;
      yield page;
    }
  }

  async page(options: PageOptions = {}): Promise<Page<Item>> {
    const { resumeToken, signal } = resolveOptions<PageOptions>(options, PAGE_RULES);
    const from = resumeToken === undefined ? this.#from : decodeResumeToken(this.scope, resumeToken);
    const report = createReport();
    const pages = this.#readPages(report, { limit: 0, isSinglePage: true, from, signal });
    const { value } = await pages.next();
    // A list has at least one page, although it may be empty.
    const page = value as Page<Item>;
    report.yielded = page.items.length;
    // The last page completes the report.
    await (page.resumeToken === null ? pages.next() : pages.return());
    return page;
  }

  async toArray(options: { limit?: number } = {}): Promise<Item[]> {
    const { limit } = resolveOptions<{ limit: number }>(options, { limit: integerFrom(0, Infinity, Infinity) });
    const items: Item[] = [];
    if (limit > 0) {
      const report = createReport();
      for await (const page of this.#readPages(report, { limit })) {
        for (const item of page.items) {
          items.push(item);
        }
        report.yielded = Math.min(items.length, limit);
        if (items.length > limit || (items.length === limit && this.#hasMoreItems(page, limit))) {
          break;
        }
      }
    }
    return items.slice(0, limit);
  }

  /**
   * Whether a page after which `yielded` items were yielded is certainly not the last one with items. The total of a
   * resumed listing includes the items of the earlier one, and a total under a filter may include other items.
   */
  #hasMoreItems({ total }: Page<Item>, yielded: number): boolean {
    const { pagination } = this.#source.operation;
    const countsOtherItems =
      this.#settings.resumeToken || (pagination.totalMayIgnoreFilters && isFiltered(pagination, this.scope.query));
    return total !== null && total > yielded && !countsOtherItems;
  }

  /** Reads the pages and completes the report, except `yielded`: the number of items that the caller received. */
  async *#readPages(report: ListingReport, part: ListPart = {}): AsyncGenerator<Page<Item>, void, undefined> {
    const { toItem, readPages } = this.#source;
    const { strict } = this.#settings;
    const { from = this.#from, signal = this.#settings.signal } = part;
    const stopSignal = new StopSignal(signal);
    const context = this.#createContext(stopSignal, report, part);
    let resumeToken = Object.keys(from).length > 0 ? encodeResumeToken(this.scope, from) : null;
    try {
      for await (const { items, total, next } of readPages(context, from)) {
        const nextToken = next ? encodeResumeToken(this.scope, next) : null;
        yield { items: toItem ? items.map(toItem) : (items as Item[]), total, resumeToken: nextToken };
        resumeToken = nextToken;
      }
      report.complete = report.reason === null;
      if (strict && report.reason !== null) {
        throw context.createError(report.reason);
      }
    } catch (thrown) {
      report.reason = messageOf(thrown);
      addProperties(thrown, { yielded: report.yielded, ...(resumeToken && { resumeToken }) });
      throw thrown;
    } finally {
      if (!report.complete) {
        report.reason ??= "iteration stopped early";
      }
      this.report = report;
      stopSignal.stop();
    }
  }

  /** The context of one iteration. */
  #createContext(
    signal: AbortSignalLike,
    report: ListingReport,
    { limit = Infinity, isSinglePage = false }: ListPart,
  ): ListingContext {
    const { provider, operation, session, redact = String } = this.#source;
    const { pagination } = operation;
    const callSettings: CallSettings = { ...this.#settings, signal };
    let requestedPages = 0;
    const createError = (reason: string) =>
      new ListingError(redact(`${provider}: ${operation.name}: ${reason}`), { provider, operation: operation.name });
    const rereadPage = async (position: unknown, size = this.#settings.pageSize) => {
      const { limit: sizeParameter, total, paginates, next } = pagination;
      const parameters = { ...this.scope.query, [sizeParameter.name]: size, [pagination.position.name]: position };
      const { data: body } = await this.#source.fetchPage(parameters, callSettings);
      return {
        // The transport has checked that they are an array of objects.
        items: getPath(body, operation.items) as RawItem[],
        total: toCount(total && getPath(body, total)),
        paginates: toFlag(paginates && getPath(body, paginates)),
        nextLink: next && getPath(body, next),
      };
    };
    const requestPage = async (position: unknown, size?: number) => {
      const { maxPages } = this.#settings;
      requestedPages++;
      if (requestedPages > maxPages) {
        throw createError(`maxPages (${maxPages}) exceeded`);
      }
      return rereadPage(position, size);
    };
    return {
      ...this.#settings,
      pagination,
      query: this.scope.query,
      report,
      limit,
      isSinglePage,
      session: sessionOf(session),
      createError,
      rereadPage,
      requestPage: (...request) => {
        const page = requestPage(...request);
        // A prefetched page that is never awaited must not be an unhandled rejection.
        page.catch(() => undefined);
        return page;
      },
    };
  }
}
