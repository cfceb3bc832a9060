import type { Page } from "../listing/listing.js";
import type { ListingReport } from "../listing/report.js";
import type { AccountRef } from "./inventory-error.js";
import type { InventoryNumber } from "./inventory-number.js";
import { listBatches, type ListNumbersOptions } from "./list-batches.js";
import type { Account } from "./sources.js";

export type { ListNumbersOptions } from "./list-batches.js";

/** A page of an inventory: numbers of one account. */
export interface InventoryPage extends Page<InventoryNumber> {
  /** The account whose numbers these are. */
  account: AccountRef;
  /** The numbers of the page. The last page of an account may have none. */
  items: InventoryNumber[];
  /** Number of numbers of the account, or null if the provider does not report it. */
  total: number | null;
  /**
   * Pass it to a later {@link listPages} or {@link listNumbers} of the same accounts to continue after this page; null
   * if all accounts are finished.
   */
  resumeToken: string | null;
  /**
   * The summary of the account's listing, on its last page; otherwise null. After a resumption, it counts only what has
   * been listed since.
   */
  report: ListingReport | null;
}

/**
 * Lists several accounts concurrently and yields their numbers as they arrive. An account that fails does not stop the
 * others: `onError` is called, and an {@link InventoryError} with every failure is thrown at the end. Its `resumeToken`
 * continues with the accounts that failed.
 *
 * @throws TypeError or RangeError, before anything is sent, if an account is not a client, two accounts have the same
 * name, the `resumeToken` belongs to other accounts, or an option is invalid or unknown.
 *
 * @example
 * ```ts
 * for await (const number of listNumbers([invoca, { name: "London", client: apifonica }])) console.log(number.e164);
 * ```
 */
export function listNumbers(
  accounts: readonly Account[],
  options: ListNumbersOptions = {},
): AsyncGenerator<InventoryNumber, void, undefined> {
  const { batches } = listBatches(accounts, options);
  return (async function* () {
    for await (const { numbers } of batches) {
      yield* numbers;
    }
  })();
}

/**
 * The same as {@link listNumbers}, but yields pages. Each has the account, and a `resumeToken` with which a later
 * inventory of the same accounts continues after this page.
 *
 * @throws TypeError or RangeError, see {@link listNumbers}.
 *
 * @example
 * ```ts
 * for await (const { account, items, resumeToken } of listPages(accounts, { resumeToken: stored })) {
 *   await store(account.name, items, resumeToken);
 * }
 * ```
 */
export function listPages(
  accounts: readonly Account[],
  options: ListNumbersOptions = {},
): AsyncGenerator<InventoryPage, void, undefined> {
  const { batches, progress } = listBatches(accounts, options);
  return (async function* () {
    const unfinishedPages = new Map<string, InventoryNumber[]>();
    for await (const { account, numbers, page } of batches) {
      const items = unfinishedPages.get(account.name) ?? [];
      items.push(...numbers);
      if (page === undefined) {
        unfinishedPages.set(account.name, items);
      } else {
        unfinishedPages.delete(account.name);
        yield { account, items, total: page.total, resumeToken: progress.resumeToken, report: page.report };
      }
    }
  })();
}
