import type { RawItem } from "./listing-context.js";

/** The id of an item, or the item as JSON if its id is not a string or a number. */
export type ItemId = string | number;

/** Returns the id of an item. */
export function identityOf(item: RawItem, idProperty: string): ItemId {
  const id = item[idProperty];
  return typeof id === "string" || typeof id === "number" ? id : JSON.stringify(item);
}

/** The number of items that a JSON value is, or null if it is not a non-negative integer. */
export function toCount(value: unknown): number | null {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : null;
}
