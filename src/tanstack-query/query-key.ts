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

/**
 * Checks that a value has a method, which distinguishes a listing from a client or a part of one.
 *
 * @throws TypeError that says what the value must be.
 */
export function checkMethod(name: string, value: unknown, method: string, requirement: string): void {
  if (typeof (value as Readonly<Record<string, unknown>> | null | undefined)?.[method] !== "function") {
    throw new TypeError(`\`${name}\` must be ${requirement}, got ${value === null ? "null" : typeof value}`);
  }
}
