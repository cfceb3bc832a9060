import type { DataTag } from "@tanstack/query-core";
import type { Listing, ListingScope, Page } from "../listing/listing.js";
import { checkMethod, toKeyPrefix, type KeyOptions, type KeyPrefix } from "./query-key.js";

/** The pages of a list in the cache. The parameter of the first page is null, that of another one a `resumeToken`. */
export interface LoadedPages<Item> {
  pages: Page<Item>[];
  pageParams: (string | null)[];
}

/** The key of a list in the cache: it ends with the query of the list. Its type includes that of the cached data. */
export type ListQueryKey<Item> = DataTag<readonly [...KeyPrefix, ListingScope["query"]], LoadedPages<Item>>;

/** The options of a query that reads a list page by page. */
export interface ListQueryOptions<Item> {
  queryKey: ListQueryKey<Item>;
  queryFn: (context: { pageParam: string | null; signal: AbortSignal }) => Promise<Page<Item>>;
  initialPageParam: string | null;
  getNextPageParam: (lastPage: Page<Item>) => string | null;
  /** The client retries by itself. */
  retry: false;
}

/**
 * Returns the options of a query that reads a list page by page, with one request for each page (see `Listing.page`).
 * `useInfiniteQuery`, `useSuspenseInfiniteQuery` and the methods of `QueryClient` accept them.
 *
 * @example
 * ```tsx
 * const listing = invoca.destinations.list({ status: "tracked" });
 * const { data, fetchNextPage, hasNextPage } = useInfiniteQuery(infiniteQueryOptions(listing));
 * ```
 */
export function infiniteQueryOptions<Item>(listing: Listing<Item>, options: KeyOptions = {}): ListQueryOptions<Item> {
  checkMethod("listing", listing, "page", "a list, such as `invoca.destinations.list()`");
  const { scope } = listing;
  return {
    queryKey: [...toKeyPrefix(scope, options), scope.query] as const as ListQueryKey<Item>,
    queryFn: ({ pageParam, signal }) => listing.page({ resumeToken: pageParam ?? undefined, signal }),
    initialPageParam: null,
    getNextPageParam: ({ resumeToken }) => resumeToken,
    retry: false,
  };
}
