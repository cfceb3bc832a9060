import type { WirePage } from "./formats.js";

/** An item of a lying account: its id, and a key that no other item has. */
export type LyingItem = Record<string, unknown> & { readonly key: number };

/** A page of a lying account. */
export interface LyingPage extends WirePage {
  readonly items: readonly LyingItem[];
}

/** A request in terms of the list. */
export interface LyingRequest {
  /** The number of requests before it. */
  readonly index: number;
  /** Number of items before the requested page. */
  readonly start: number;
  readonly size: number;
}

/** A violation of the contract. It is data, so that a counterexample shows what the server did. */
export type Lie =
  /** The total is this value. `undefined`: there is none. */
  | { readonly kind: "total"; readonly value: unknown }
  /** The total is `by` more than the number of items. */
  | { readonly kind: "wrong total"; readonly by: number }
  /** The total is the number of items on the page. */
  | { readonly kind: "total of the page" }
  /** The total is written as text. */
  | { readonly kind: "total as text" }
  /** The total changes with each response. */
  | { readonly kind: "changing total"; readonly by: number }
  /** The flag `paginates` is this value. */
  | { readonly kind: "paginates"; readonly value: unknown }
  /** Pages lack these items: they are shorter. */
  | { readonly kind: "lost"; readonly keys: readonly number[] }
  /** The list lacks these items: the next ones take their places. Totals count all. */
  | { readonly kind: "hidden"; readonly keys: readonly number[] }
  /** The list ends after this number of items. Totals count all. */
  | { readonly kind: "ends"; readonly after: number }
  /** Another item takes the place of an item. */
  | { readonly kind: "replaced"; readonly key: number; readonly by: number; readonly sameRecord: boolean }
  /** An item comes twice. */
  | { readonly kind: "doubled"; readonly key: number; readonly sameRecord: boolean }
  /** The item before a page takes the place of the page's first item. */
  | { readonly kind: "repeated at the boundary" }
  /** Pages have at most this number of items. */
  | { readonly kind: "capped"; readonly size: number }
  /** Pages have more items than were requested. */
  | { readonly kind: "larger"; readonly by: number }
  /** Every response is the first page. */
  | { readonly kind: "position ignored" }
  /** Each page after the first begins earlier by this number of items. */
  | { readonly kind: "overlapping"; readonly by: number }
  /** Every page has a cursor that no other page had. After the last page come first pages or empty pages. */
  | { readonly kind: "endless cursors"; readonly again: boolean }
  /** One response is an empty page. */
  | { readonly kind: "empty"; readonly index: number };

/** The part of a list that a server selects for a request, as lies change it. */
export function selectRange({ start, size }: LyingRequest, lies: readonly Lie[]): { start: number; size: number } {
  for (const lie of lies) {
    if (lie.kind === "larger") {
      size += lie.by;
    } else if (lie.kind === "position ignored") {
      start = 0;
    } else if (lie.kind === "overlapping") {
      start = Math.max(0, start - lie.by);
    }
  }
  return { start, size };
}

/** A page as a lie changes it. */
export function applyLie(lie: Lie, page: LyingPage, request: LyingRequest, all: readonly LyingItem[]): LyingPage {
  switch (lie.kind) {
    case "total":
      return { ...page, total: lie.value };
    case "wrong total":
      return { ...page, total: all.length + lie.by };
    case "total of the page":
      return { ...page, total: page.items.length };
    case "total as text":
      return { ...page, total: String(page.total) };
    case "changing total":
      return { ...page, total: all.length + lie.by * request.index };
    case "paginates":
      return { ...page, paginates: lie.value };
    case "endless cursors": {
      const items = page.items.length === 0 && lie.again ? all.slice(0, request.size) : page.items;
      return { ...page, items, cursor: `new-${request.index}-${page.cursor ?? all.length}` };
    }
    default:
      return { ...page, items: changeItems(lie, page.items, request, all) };
  }
}

/** The items of a page as a lie changes them. */
function changeItems(
  lie: Lie,
  items: readonly LyingItem[],
  { index, start }: LyingRequest,
  all: readonly LyingItem[],
): readonly LyingItem[] {
  switch (lie.kind) {
    case "lost":
      return items.filter(({ key }) => !lie.keys.includes(key));
    case "ends":
      return items.filter(({ key }) => all.findIndex((item) => item.key === key) < lie.after);
    case "replaced":
      return items.map((item) => (item.key === lie.key ? copyOf(all, lie.by, lie.sameRecord) : item));
    case "doubled":
      return items.flatMap((item) => (item.key === lie.key ? [item, copyOf(all, lie.key, lie.sameRecord)] : [item]));
    case "repeated at the boundary":
      return items.map((item, place) => (place === 0 ? (all[start - 1] ?? item) : item));
    case "empty":
      return index === lie.index ? [] : items;
    default:
      return items;
  }
}

/** The same item again, or another item with the same id. */
function copyOf(all: readonly LyingItem[], key: number, sameRecord: boolean): LyingItem {
  const item = all.find((one) => one.key === key)!;
  return sameRecord ? item : { ...item, other: true };
}
