import type { Page } from "../listing/listing.js";
import type { ListingReport } from "../listing/report.js";
import type { AccountRef } from "./inventory-error.js";
import type { InventoryNumber } from "./inventory-number.js";
import type { Inventory } from "./list-batches.js";

/** A page of an inventory: numbers of one account. */
export interface InventoryPage extends Page<InventoryNumber> {
  /** The account whose numbers these are. */
  account: AccountRef;
  /** The numbers of the page. The last page of an account may have none. */
  items: InventoryNumber[];
  /** Number of numbers of the account, or null if the provider does not report it. */
  total: number | null;
  /**
   * Pass it to a later `listPages` or `listNumbers` of the same accounts to continue after this page; null if all
   * accounts are finished.
   */
  resumeToken: string | null;
  /**
   * The summary of the account's listing, on its last page; otherwise null. After a resumption, it counts only what has
   * been listed since.
   */
  report: ListingReport | null;
}

/** The numbers of an inventory. */
export async function* readNumbers({ batches }: Inventory): AsyncGenerator<InventoryNumber, void, undefined> {
  for await (const { numbers } of batches) {
    yield* numbers;
  }
}

/** The pages of an inventory: the batches of each page together. */
export async function* readPages({ batches, progress }: Inventory): AsyncGenerator<InventoryPage, void, undefined> {
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
}
