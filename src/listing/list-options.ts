import { checkBoolean, checkOptionNames, checkSignal, resolveNumber, resolveNumbers } from "../http/options.js";
import type { Pagination } from "./declaration.js";
import type { Query } from "./listing-context.js";

/** Options of a `list` call, besides its query. */
export interface ListOptions {
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
  /** Maximum number of concurrent requests, once the total is known. Default 6. */
  concurrency?: number | undefined;
}

/** The numbers that control a listing, with defaults filled in. */
export interface ListLimits {
  readonly maxPages: number;
  readonly concurrency: number;
  /** Maximum number of items per page. */
  readonly pageSize: number;
}

const NUMBER_RULES = {
  maxPages: { default: 100_000, min: 1, integer: true },
  concurrency: { default: 6, min: 1, integer: true },
} as const;

/** The names of the options of a `list` call. */
export const LIST_OPTION_NAMES: readonly (keyof ConcurrentListOptions)[] = [
  "resumeToken",
  "signal",
  "maxPages",
  "strict",
  "concurrency",
];

/**
 * Checks the options of a listing and fills in the defaults of its numeric ones. `resumeToken` is checked when it is
 * decoded.
 *
 * @throws TypeError or RangeError naming the option that is invalid or unknown.
 */
export function resolveListOptions(
  options: ConcurrentListOptions,
  knownNames: readonly string[] = LIST_OPTION_NAMES,
): Pick<ListLimits, "maxPages" | "concurrency"> {
  checkOptionNames(options, knownNames);
  checkSignal("signal", options.signal);
  checkBoolean("strict", options.strict);
  return resolveNumbers(NUMBER_RULES, options);
}

/**
 * Checks the options of a listing and the page size of its query, and fills in their defaults.
 *
 * @throws TypeError or RangeError naming the option or query parameter that is invalid.
 */
export function resolveListLimits(pagination: Pagination, query: Query, options: ConcurrentListOptions): ListLimits {
  const { name, size, max = Infinity } = pagination.limit;
  return {
    ...resolveListOptions(options),
    pageSize: resolveNumber(name, query[name], { default: size, min: 1, max, integer: true }),
  };
}
