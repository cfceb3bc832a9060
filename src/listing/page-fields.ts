import type { RawItem } from "./listing-context.js";

/** The id of an item; if it has no string or number as its id, the item as JSON. */
export function identityOf(item: RawItem, idProperty: string): string | number {
  const id = item[idProperty];
  return typeof id === "string" || typeof id === "number" ? id : JSON.stringify(item);
}

/** The number of items that a JSON value is, or null if it is not a non-negative integer. */
export function toCount(value: unknown): number | null {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : null;
}
