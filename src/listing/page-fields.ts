import { getPath } from "../http/json.js";
import type { AnyItem, Reading } from "./reading.js";

/** The items of an answer, which the transport has found to be an array of objects. */
export function itemsOf(reading: Reading, content: unknown): AnyItem[] {
  return getPath(content, reading.operation.items) as AnyItem[];
}

/** What identifies an item, or undefined where the provider did not say. */
export function idOf(reading: Reading, item: AnyItem): string | number | undefined {
  const id = item[reading.operation.pagination.id];
  return typeof id === "string" || typeof id === "number" ? id : undefined;
}

/** A number of items, or null for what is none. */
export function countAt(content: unknown, path: readonly string[]): number | null {
  const value = getPath(content, path);
  return Number.isInteger(value) && (value as number) >= 0 ? (value as number) : null;
}
