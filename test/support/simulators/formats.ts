import type { ClientOptions } from "../../../src/http/settings.js";
import type { ConcurrentListOptions } from "../../../src/listing/listing.js";
import type { ProviderId } from "../../../src/providers/index.js";
import { idPropertyOf } from "../id-property.js";
import { apifonica, callgear, cloudlx, invoca, NOWHERE, type AnyListing } from "./connect.js";

/** A page before it is written in a provider's format. */
export interface WirePage {
  readonly items: readonly object[];
  readonly total: unknown;
  /** The flag that says that there is more than one page. */
  readonly paginates: unknown;
  /** The cursor of the next page, or null. */
  readonly cursor: string | null;
}

/** How a provider's requests select a page, and how its responses are written. */
export interface Format {
  readonly idProperty: string;
  /** The id of the item with a key. */
  readonly idOf: (key: number) => unknown;
  /** The number of items before the requested page, or the number at the end of its cursor; and the page size. */
  readonly readRequest: (request: Request) => Promise<{ start: number; size: number }>;
  readonly writePage: (page: WirePage) => object;
  readonly list: (
    size: number,
    list: ConcurrentListOptions,
    options: Partial<ClientOptions>,
    query?: object,
  ) => AnyListing;
}

/** The formats of all providers. */
export const FORMATS: Record<ProviderId, Format> = {
  invoca: {
    idProperty: idPropertyOf("invoca"),
    idOf: Number,
    readRequest: async ({ url }) => ({ start: numberIn(url, "start"), size: numberIn(url, "limit") }),
    writePage: ({ items, total }) => ({ data: items, requestId: null, recordsTotal: total }),
    list: (limit, list, options, query) => invoca(NOWHERE, options).destinations.list({ ...query, limit }, list),
  },
  cloudlx: {
    idProperty: idPropertyOf("cloudlx"),
    idOf: (key) => `uuid-${key}`,
    readRequest: async ({ url }) => {
      const size = numberIn(url, "max_per_page");
      return { start: (numberIn(url, "page") - 1) * size, size };
    },
    writePage: ({ items, total, paginates }) => ({ numbers: items, num_results: total, paginates }),
    list: (max_per_page, list, options, query) =>
      cloudlx(NOWHERE, options).numbers.list({ ...query, max_per_page }, list),
  },
  apifonica: {
    idProperty: idPropertyOf("apifonica"),
    idOf: (key) => `num-${key}`,
    readRequest: async ({ url }) => ({ start: numberIn(url, "next"), size: numberIn(url, "limit") }),
    writePage: ({ items, cursor }) => ({
      limit: items.length,
      prev: null,
      next: cursor === null ? null : `https://api.apifonica.com/v2?next=${cursor}`,
      numbers: items,
    }),
    list: (limit, list, options, query) => apifonica(NOWHERE, options).numbers.list({ ...query, limit }, list),
  },
  callgear: {
    idProperty: idPropertyOf("callgear"),
    idOf: Number,
    readRequest: async (request) => {
      const { params } = (await request.json()) as { params: { offset: number; limit: number } };
      return { start: params.offset, size: params.limit };
    },
    writePage: ({ items, total }) => ({ result: { data: items, metadata: { total_items: total } } }),
    list: (limit, list, options, query) => callgear(NOWHERE, options).virtualNumbers.list({ ...query, limit }, list),
  },
};

function numberIn(url: string, name: string): number {
  return Number(/\d+$/.exec(new URL(url).searchParams.get(name) ?? "0")?.[0]);
}
