import type { ListingScope } from "../listing/listing.js";

/** Options that change the key of a query in the cache. */
export interface KeyOptions {
  /**
   * A name for the account, in place of its base URL and id. It is required to keep two accounts apart if only their
   * credentials differ: CallGear, and CloudLX with an access token, have no account id.
   */
  account?: string | undefined;
}

/**
 * The beginning of the keys of one list and its records: the package, the provider, the account, the operation. A
 * shorter one matches the queries of an account or a provider, for example in `invalidateQueries`.
 */
export type KeyPrefix = readonly ["number-inventory", string, readonly string[], string];

/** The {@link KeyPrefix} of a listing. */
export function toKeyPrefix({ provider, account, operation }: ListingScope, options: KeyOptions): KeyPrefix {
  return ["number-inventory", provider, options.account === undefined ? account : [options.account], operation];
}
