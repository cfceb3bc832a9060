import type { ConcurrentListOptions } from "../../../src/listing/listing.js";
import type { ProviderId } from "../../../src/providers/index.js";
import type { AnyListing } from "./connect.js";
import { FORMATS, type Format } from "./formats.js";
import { applyLie, selectRange, type Lie, type LyingItem, type LyingPage, type LyingRequest } from "./lies.js";

/** What a {@link LyingAccount} is created from. */
export interface LyingAccountOptions {
  readonly provider: ProviderId;
  /** Number of items in the account. Their keys are 1, 2, 3, …. */
  readonly count: number;
  /** The requested page size. */
  readonly size: number;
  readonly lies: readonly Lie[];
  /** The ids of the items, by key. Default: those of the provider. A `bigint` is written as a number. */
  readonly idOf?: ((key: number) => unknown) | undefined;
  /** The query of the listing, besides the page size. */
  readonly query?: object | undefined;
  /** Number of requests after which the server throws, so that an endless listing ends. */
  readonly maxRequests: number;
}

/** An account whose server breaks the contract as its lies say, without a lie not at all. */
export class LyingAccount {
  /** Number of requests so far. */
  requests = 0;
  readonly items: readonly LyingItem[];
  readonly #options: LyingAccountOptions;
  readonly #format: Format;

  constructor(options: LyingAccountOptions) {
    this.#options = options;
    this.#format = FORMATS[options.provider];
    const { idProperty, idOf } = this.#format;
    this.items = Array.from({ length: options.count }, (_, index) => {
      const key = index + 1;
      return { [idProperty]: (options.idOf ?? idOf)(key), key };
    });
  }

  /** Lists the account, without retries. */
  list(list: ConcurrentListOptions = {}): AnyListing {
    const options = { fetch: this.fetch, retry: false } as const;
    return this.#format.list(this.#options.size, list, options, this.#options.query);
  }

  readonly fetch = async (request: Request): Promise<Response> => {
    const index = this.requests++;
    if (this.requests > this.#options.maxRequests) {
      throw new Error("too many requests");
    }
    const { start, size } = await this.#format.readRequest(request);
    const page = this.#format.writePage(this.#createPage({ index, start, size }));
    const text = JSON.stringify(page, (_, value: unknown) => (typeof value === "bigint" ? `BIG${value}` : value));
    const body = text.replace(/"BIG(\d+)"/g, "$1");
    return new Response(body, { headers: { "content-type": "application/json" } });
  };

  #createPage(request: LyingRequest): LyingPage {
    const { lies } = this.#options;
    const all = this.items;
    const hidden = lies.flatMap((lie) => (lie.kind === "hidden" ? lie.keys : []));
    const listed = all.filter(({ key }) => !hidden.includes(key));
    // The maximum size of a page applies to page numbers too, as in servers that cap pages.
    const cap = Math.min(...lies.map((lie) => (lie.kind === "capped" ? lie.size : Infinity)), request.size);
    const pageNumber = request.start / request.size;
    const asked = {
      ...request,
      size: cap,
      start: this.#options.provider === "cloudlx" ? pageNumber * cap : request.start,
    };
    const { start, size } = selectRange(asked, lies);
    const end = start + size;
    const honest: LyingPage = {
      items: listed.slice(start, end),
      total: all.length,
      paginates: all.length > cap,
      cursor: end < listed.length ? String(end) : null,
    };
    return lies.reduce((page, lie) => applyLie(lie, page, asked, all), honest);
  }
}
