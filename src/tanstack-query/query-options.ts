import type { DataTag } from "@tanstack/query-core";
import type { CallOptions } from "../http/call-options.js";
import type { Listing } from "../listing/listing.js";
import { checkMethod, toKeyPrefix, type KeyOptions, type KeyPrefix } from "./query-key.js";

/** The part of a client that returns single records, such as `invoca.destinations`. */
export interface RecordSource<Id extends number | string, Item> {
  list: () => Listing<unknown>;
  get: (id: Id, options?: CallOptions) => Promise<Item>;
}

/** The key of a record in the cache: it ends with the id. Its type includes that of the cached data. */
export type RecordQueryKey<Id extends number | string, Item> = DataTag<readonly [...KeyPrefix, Id], Item>;

/** The options of a query that reads one record. */
export interface RecordQueryOptions<Id extends number | string, Item> {
  queryKey: RecordQueryKey<Id, Item>;
  queryFn: (context: { signal: AbortSignal }) => Promise<Item>;
  /** The client retries by itself. */
  retry: false;
}

/**
 * Returns the options of a query that reads one record. `useQuery`, `useSuspenseQuery` and the methods of `QueryClient`
 * accept them.
 *
 * @example
 * ```tsx
 * const { data } = useQuery(queryOptions(invoca.destinations, 42));
 * ```
 */
export function queryOptions<Id extends number | string, Item>(
  records: RecordSource<Id, Item>,
  id: Id,
  options: KeyOptions = {},
): RecordQueryOptions<Id, Item> {
  checkMethod("records", records, "get", "a part of a client that has `get`, such as `invoca.destinations`");
  return {
    queryKey: [...toKeyPrefix(records.list().scope, options), id] as const as RecordQueryKey<Id, Item>,
    queryFn: ({ signal }) => records.get(id, { signal }),
    retry: false,
  };
}
