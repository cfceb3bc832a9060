import { getPath, isObject } from "../http/json.js";
import type { ListDeclaration, Pagination } from "../listing/declaration.js";
import { UnsupportedParameter } from "./filters.js";
import { copyJson } from "./records.js";

/** The parameters of a request for a page, sorted out. */
export interface PageRequest {
  /** The value that selects the page: an offset, a page number, or a cursor. */
  readonly position: unknown;
  readonly size: number;
  /** Whether the records are sorted by descending id. */
  readonly descending: boolean;
  /** The other parameters: the filters. */
  readonly filters: Readonly<Record<string, unknown>>;
}

/** A parameter that is out of range. */
export class InvalidParameter extends Error {}

/** Returns what the parameters of a list request. `defaultSize` is that of the spec. */
export function readPageRequest(
  { position, limit, order = {} }: Pagination,
  parameters: Readonly<Record<string, unknown>>,
  defaultSize: number,
): PageRequest {
  const { [position.name]: place, [limit.name]: requested = defaultSize, ...rest } = parameters;
  const size = inRange(limit.name, requested, 1, limit.max);
  if (position.first !== undefined && place !== undefined) {
    inRange(position.name, place, position.first, position.max);
  }
  const [sortBy, direction] = Object.entries(order);
  const filters = Object.fromEntries(Object.entries(rest).filter(([name]) => !(name in order)));
  if (sortBy && ![undefined, sortBy[1]].includes(rest[sortBy[0]] as string)) {
    throw new UnsupportedParameter(sortBy[0], rest[sortBy[0]]);
  }
  const descending = direction !== undefined && ![undefined, direction[1]].includes(rest[direction[0]] as string);
  return { position: place ?? position.first, size, descending, filters };
}

function inRange(name: string, value: unknown, min: number, max = Infinity): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= min && number <= max) {
    return number;
  }
  const range = max === Infinity ? `>= ${min}` : `from ${min} to ${max}`;
  throw new InvalidParameter(`\`${name}\` must be an integer ${range}, got ${JSON.stringify(value)}`);
}

/** Returns the records in the order of the list: by id if the API sorts them, otherwise unchanged. */
export function sortRecords(
  records: readonly object[],
  { order, id }: Pagination,
  descending: boolean,
): readonly object[] {
  if (order === undefined) {
    return records;
  }
  const sorted = [...records].sort((a, b) => Number(getPath(a, [id])) - Number(getPath(b, [id])));
  return descending ? sorted.reverse() : sorted;
}

/** A page of records. */
export interface RecordPage {
  readonly items: readonly object[];
  /** The cursor of the next page, or null. */
  readonly next: string | null;
}

/** Returns the page at a position. A cursor is the id of the page's first record. */
export function selectPage(
  records: readonly object[],
  { style, position: { name }, id }: Pagination,
  { position, size }: PageRequest,
): RecordPage {
  const start = toStart();
  const items = records.slice(start, start + size);
  const following = records[start + size];
  return { items, next: following ? toCursor(following) : null };

  function toStart(): number {
    if (style !== "cursor") {
      return style === "page" ? (Number(position) - 1) * size : Number(position);
    }
    const found = position === undefined ? 0 : records.findIndex((record) => toCursor(record) === position);
    if (found < 0) {
      throw new InvalidParameter(`\`${name}\` must be the cursor of a page, got ${JSON.stringify(position)}`);
    }
    return found;
  }

  function toCursor(record: object): string {
    return String(getPath(record, [id]));
  }
}

/** Returns the body with a page: the documented body with other items, totals and links. */
export function writePage(
  { items: itemsPath, pagination }: ListDeclaration,
  documented: unknown,
  page: RecordPage,
  list: { readonly total: number; readonly size: number; readonly url: string },
): unknown {
  const { limit, position, total, paginates, next } = pagination;
  const body = copyJson(documented ?? {}) as Record<string, unknown>;
  if (next) {
    removeLinks(body);
  }
  if (limit.name in body) {
    body[limit.name] = list.size;
  }
  setPath(body, itemsPath, page.items);
  setPath(body, total, list.total);
  setPath(body, paginates, list.total > list.size);
  setPath(body, next, page.next === null ? null : toLink(list.url, position.name, page.next));
  return body;
}

/** Sets the links of a documented page, such as that to the previous page, to null. */
function removeLinks(body: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === "string" && URL.canParse(value)) {
      body[name] = null;
    }
  }
}

function toLink(url: string, name: string, cursor: string): string {
  const link = new URL(url);
  link.searchParams.set(name, cursor);
  return link.href;
}

function setPath(object: Record<string, unknown>, path: readonly string[] | undefined, value: unknown): void {
  const [name, ...rest] = path ?? [];
  if (name === undefined) {
    return;
  }
  if (rest.length === 0) {
    object[name] = value;
    return;
  }
  const inner = isObject(object[name]) ? object[name] : {};
  object[name] = inner;
  setPath(inner, rest, value);
}
