import type { ConcurrentListOptions } from "../../../src/listing/listing.js";
import type { AnyListing } from "./connect.js";
import type { ProviderId } from "../../../src/providers/index.js";
import { FORMATS, type WirePage } from "./formats.js";
import { Rows } from "./rows.js";

/** What happens before a response. */
export interface Moment {
  /** Whether the response is a failure that can be retried. */
  readonly fails: boolean;
  /** Number of turns of the event loop before the response, so that concurrent responses arrive in another order. */
  readonly delay: number;
  /** Keys of rows that are added. A key that exists is not added again. */
  readonly inserted: readonly number[];
  /** Keys of rows that are removed. */
  readonly removed: readonly number[];
}

export interface ChangingAccountOptions {
  readonly provider: ProviderId;
  readonly keys: readonly number[];
  /** The moments before the first responses. Later nothing happens. */
  readonly moments: readonly Moment[];
  /** The requested page size. */
  readonly size: number;
  /** The size of the largest page that the server returns. */
  readonly cap: number;
  /** What the total counts: the list, or the items of the page. `none`: there is no total. */
  readonly totals: "list" | "page" | "none";
}

/** An account that keeps the contract, and changes before each response. */
export class ChangingAccount {
  requests = 0;
  readonly rows: Rows;
  /** The keys of the rows that were never removed. */
  readonly stayed: Set<number>;
  readonly #options: ChangingAccountOptions;

  constructor(options: ChangingAccountOptions) {
    this.#options = options;
    this.rows = new Rows(options.keys, ["invoca", "apifonica"].includes(options.provider));
    this.stayed = new Set(options.keys);
  }

  /** Lists the account. Failed attempts are retried without a delay. */
  list(list: ConcurrentListOptions = {}): AnyListing {
    const retry = { maxRetries: 99, baseDelayMs: 0 };
    return FORMATS[this.#options.provider].list(this.#options.size, list, { fetch: this.fetch, retry });
  }

  /** Returns the key of an item. */
  readonly keyOf = (item: object): number => (item as { key: number }).key;

  readonly fetch = async (request: Request): Promise<Response> => {
    const moment = this.#options.moments[this.requests++];
    for (let turns = moment?.delay ?? 0; turns > 0; turns--) {
      await Promise.resolve();
    }
    moment?.removed.forEach((key) => {
      this.rows.remove(key);
      this.stayed.delete(key);
    });
    moment?.inserted.filter((key) => !this.rows.keys.includes(key)).forEach((key) => this.rows.insert(key, key % 5));
    const format = FORMATS[this.#options.provider];
    const { start, size } = await format.readRequest(request);
    return moment?.fails
      ? new Response("", { status: 503 })
      : Response.json(format.writePage(this.#createPage(start, size)));
  };

  #createPage(start: number, requestedSize: number): WirePage {
    const { provider, cap, totals } = this.#options;
    const { rows } = this;
    const size = Math.min(requestedSize, cap);
    const first = provider === "cloudlx" ? (start / requestedSize) * size : start;
    const byCursor = provider === "apifonica";
    const keys = byCursor ? rows.below(start || undefined, size) : rows.keys.slice(first, first + size);
    const last = keys.at(-1);
    const { idProperty, idOf } = FORMATS[provider];
    return {
      items: keys.map((key) => ({ [idProperty]: idOf(key), key })),
      total: { list: rows.length, page: keys.length, none: undefined }[totals],
      paginates: rows.length > size,
      cursor: last !== undefined && rows.below(last, 1).length > 0 ? String(last) : null,
    };
  }
}
