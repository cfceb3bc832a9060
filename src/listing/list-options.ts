import { checkRequestOptions, REQUEST_RULES, type CallOptions, type CallSettings } from "../http/call-options.js";
import { BOOLEAN, integerFrom, resolveOption, resolveOptions, SIGNAL, type OptionRules } from "../http/options.js";
import type { Pagination } from "./declaration.js";
import type { Query } from "./listing-context.js";

/** Options of a `list` call, besides its query. Those of {@link CallOptions} apply to the request of each page. */
export interface ListOptions extends CallOptions {
  /** Continues an earlier listing: the `resumeToken` of a page or an error. `null` is the beginning of the list. */
  resumeToken?: string | null | undefined;
  /** Aborts the listing and its open requests. */
  signal?: AbortSignal | undefined;
  /** Maximum number of pages that are requested. A longer list ends with a `ListingError`. Default 100,000. */
  maxPages?: number | undefined;
  /** Whether an incomplete listing ends with a `ListingError`. Default false: see `report`. */
  strict?: boolean | undefined;
}

/** {@link ListOptions} of a list whose pages can be requested concurrently. */
export interface ConcurrentListOptions extends ListOptions {
  /** Maximum number of concurrent requests, which grows to it while the first pages are read. Default 6. */
  concurrency?: number | undefined;
}

/** The rules of {@link ListOptions}. */
export const LIST_RULES: OptionRules<ListOptions> = {
  ...REQUEST_RULES,
  resumeToken: { requirement: "a string or null", isValid: (token) => token === null || typeof token === "string" },
  signal: SIGNAL,
  maxPages: integerFrom(1, Infinity, 100_000),
  strict: BOOLEAN,
};

/** The rule of the option that {@link ConcurrentListOptions} adds. */
export const CONCURRENCY_RULES: OptionRules<Pick<ConcurrentListOptions, "concurrency">> = {
  concurrency: /* @__PURE__ */ integerFrom(1, Infinity, 6),
};

/** The checked options of a listing, and its checked pagination parameters, with defaults filled in. */
export interface ListSettings extends Omit<ConcurrentListOptions, "maxPages" | "concurrency" | "retry"> {
  readonly retry?: CallSettings["retry"];
  readonly maxPages: number;
  readonly concurrency: number;
  /** Maximum number of items per page. */
  readonly pageSize: number;
  /** The position of the first page. */
  readonly first: unknown;
}

/**
 * Checks the options of a listing and the pagination parameters of its query, and fills in their defaults. `ownRules`
 * are those of options that not every listing has.
 *
 * @throws TypeError or RangeError naming the option or query parameter that is invalid or unknown.
 */
export function resolveListSettings(
  { position, limit }: Pagination,
  query: Query,
  options: ConcurrentListOptions,
  ownRules?: OptionRules<Pick<ConcurrentListOptions, "concurrency">>,
): ListSettings {
  const { name, first, max } = position;
  const positionRule = first === undefined ? { type: "string" as const } : integerFrom(first, max, first);
  const rules = { ...LIST_RULES, ...ownRules } as OptionRules<ConcurrentListOptions>;
  return {
    ...(checkRequestOptions(resolveOptions(options, rules)) as ListSettings),
    pageSize: resolveOption(limit.name, query[limit.name], integerFrom(1, limit.max, limit.size)) as number,
    first: resolveOption(name, query[name], positionRule),
  };
}
