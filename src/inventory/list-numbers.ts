import { parsePhoneNumber } from "../providers/default-phone-number-parser.js";
import type { InventoryNumber } from "./inventory-number.js";
import { listBatches, type ListNumbersOptions } from "./list-batches.js";
import { readNumbers, readPages, type InventoryPage } from "./read-inventory.js";
import type { Account } from "./sources.js";

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
  return readNumbers(listBatches(accounts, options, parsePhoneNumber));
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
  return readPages(listBatches(accounts, options, parsePhoneNumber));
}
