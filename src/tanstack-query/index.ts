/** `number-inventory/tanstack-query`: lists and records as options for TanStack Query 5 (React, Vue, Solid, …). */
export {
  infiniteQueryOptions,
  type ListQueryKey,
  type ListQueryOptions,
  type LoadedPages,
} from "./infinite-query-options.js";
export { queryOptions, type RecordQueryKey, type RecordQueryOptions, type RecordSource } from "./query-options.js";
export type { KeyOptions, KeyPrefix } from "./query-key.js";
export type * from "../providers/client-types.js";
