import { getPath } from "../http/json.js";
import type { ListingContext, RawItem } from "./listing-context.js";

/** The items of a response body. The transport has already checked that they are an array of objects. */
export function itemsOf(context: ListingContext, body: unknown): RawItem[] {
  return getPath(body, context.operation.items) as RawItem[];
}

/** The id of an item; if it has no string or number as its id, the item as JSON. */
export function identityOf(item: RawItem, idProperty: string): string | number {
  const id = item[idProperty];
  return typeof id === "string" || typeof id === "number" ? id : JSON.stringify(item);
}

/** The number of items at a path of a response body, or null if it is not a non-negative integer. */
export function readCount(body: unknown, path: readonly string[]): number | null {
  const value = getPath(body, path);
  return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : null;
}
