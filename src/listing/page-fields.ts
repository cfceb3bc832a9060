import { isObject } from "../http/json.js";
import type { RawItem } from "./listing-context.js";
import { hashText } from "./text-hash.js";

/** The id of an item, or its content as JSON if it has no id that can be compared. */
export type ItemId = string | number;

/** An item and its identity. */
export interface IdentifiedItem {
  readonly id: ItemId;
  readonly item: RawItem;
}

/** The items of one page, and whether their ids identify them. */
export interface PageItems {
  /** The items, without those that are equal to an earlier one on the page. */
  readonly items: readonly IdentifiedItem[];
  /** The ids of all items, in their order. */
  readonly ids: readonly ItemId[];
  /** Number of items that are equal to an earlier one on the page. */
  readonly duplicates: number;
  /** Why the ids on the page do not identify its items, or null. */
  readonly idProblem: string | null;
}

/**
 * Returns the id of an item. An integer as text is the same id as that integer. An item is identified by its content if
 * its id is not a string or a number, or is a number that is not exact after parsing.
 */
export function identityOf(item: RawItem, idProperty: string): ItemId {
  const id = item[idProperty];
  if (typeof id === "string") {
    const number = Number(id);
    return Number.isSafeInteger(number) && String(number) === id ? number : id;
  }
  return Number.isSafeInteger(id) ? (id as number) : contentOf(item);
}

/** Returns a hash of the identity of an item, by which a resumed listing recognizes the item. */
export function fingerprintOf(item: RawItem, idProperty: string): string {
  return hashText(String(identityOf(item, idProperty)));
}

/** Identifies the items of one page. Items with equal ids are all kept if their contents differ. */
export function identifyItems(items: readonly RawItem[], idProperty: string): PageItems {
  const identified: IdentifiedItem[] = [];
  const ids: ItemId[] = [];
  const firstById = new Map<ItemId, RawItem>();
  /** The different contents of the items with one id, for ids that several items have. */
  const contentsById = new Map<ItemId, Set<string>>();
  let idProblem: string | null = null;
  for (const item of items) {
    const id = identityOf(item, idProperty);
    ids.push(id);
    const first = firstById.get(id);
    const contents = first && (contentsById.get(id) ?? new Set([contentOf(first)]));
    if (contents === undefined) {
      firstById.set(id, item);
    } else {
      contentsById.set(id, contents);
    }
    if (contents === undefined || addContent(contents, item)) {
      identified.push({ id, item });
    }
    idProblem ??= findIdProblem(item, contents?.size ?? 0, idProperty);
  }
  return { items: identified, ids, duplicates: items.length - identified.length, idProblem };
}

/** Adds the content of an item, and returns whether it is new. */
function addContent(contents: Set<string>, item: RawItem): boolean {
  const { size } = contents;
  return contents.add(contentOf(item)).size > size;
}

/** Whether an item has an id. */
export function hasId(item: RawItem, idProperty: string): boolean {
  const id = item[idProperty];
  return typeof id === "string" || typeof id === "number";
}

/**
 * Why the id of an item does not identify it, or null.
 *
 * @param contents - number of different items with the same identity so far, this one included; 0 if it is the first
 */
function findIdProblem(item: RawItem, contents: number, idProperty: string): string | null {
  const id = item[idProperty];
  if (typeof id === "number" && !Number.isSafeInteger(id)) {
    return `\`${idProperty}\` cannot be compared: it is not an integer up to 2^53 - 1`;
  }
  if (contents > 1) {
    return `different items have the same \`${idProperty}\``;
  }
  return contents === 1 && !hasId(item, idProperty) ? `equal items have no \`${idProperty}\`` : null;
}

/**
 * Returns the content of an item as JSON. Items whose properties are in another order have the same content. An item
 * that is nested too deeply to be serialized is represented by its properties that are not nested.
 */
export function contentOf(item: RawItem): string {
  try {
    return JSON.stringify(item, sortProperties);
  } catch {
    const names = Object.keys(item).filter((name) => !(item[name] instanceof Object));
    return JSON.stringify(toSorted(item, names));
  }
}

/** Returns a value for `JSON.stringify`: an object with its properties sorted by name, any other value unchanged. */
function sortProperties(_name: string, value: unknown): unknown {
  return isObject(value) ? toSorted(value) : value;
}

/**
 * The properties with these names, sorted by name. An object with the properties in this order takes three times as
 * long if there are many.
 */
function toSorted(item: RawItem, names = Object.keys(item)): object {
  return { names, values: names.sort().map((name) => item[name]) };
}

/** The number of items that a JSON value is, also as text; null if it is not a non-negative integer. */
export function toCount(value: unknown): number | null {
  const count = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  return typeof count === "number" && Number.isInteger(count) && count >= 0 ? count : null;
}

/** The flag that a JSON value is, or null if it is not a boolean. */
export function toFlag(value: unknown): boolean | null {
  return typeof value === "boolean" ? value : null;
}

/** Returns a number of items as text. */
export function formatItemCount(count: number): string {
  return count === 1 ? "1 item" : `${count} items`;
}
