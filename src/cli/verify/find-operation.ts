import type { ProviderApi } from "../../providers/provider.js";

/** An operation of an API. */
export type ProviderOperation = ProviderApi["operations"][string];

/** Returns the operation with a name; undefined if the spec has none. */
export function findOperation({ operations }: ProviderApi, name: string): ProviderOperation | undefined {
  return Object.values(operations).find((operation) => operation.name === name);
}
