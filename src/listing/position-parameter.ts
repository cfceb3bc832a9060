import type { OffsetPagination, PagePagination } from "./declaration.js";
import type { Query } from "./listing-context.js";

/** The parameter that selects a page, by page number or by the number of items to skip. */
export interface PositionParameter {
  readonly name: string;
  readonly unit: "page" | "item";
  /** The position of the first page: from the query, or the beginning of the list. */
  readonly first: number;
  /** The highest position that the API accepts. */
  readonly max: number;
  /** Number of items before the first page. */
  readonly skippedItems: number;
}

/** The position parameter of a pagination style. */
export function toPositionParameter(
  pagination: PagePagination | OffsetPagination,
  query: Query,
  pageSize: number,
): PositionParameter {
  if (pagination.style === "page") {
    const { name } = pagination.page;
    const first = Number(query[name] ?? 1);
    return { name, unit: "page", first, max: Infinity, skippedItems: (first - 1) * pageSize };
  }
  const { name, max = Infinity } = pagination.offset;
  const first = Number(query[name] ?? 0);
  return { name, unit: "item", first, max, skippedItems: first };
}

/** The position of the page after one that had `itemCount` items. */
export function nextPosition(parameter: PositionParameter, position: number, itemCount: number): number {
  return position + (parameter.unit === "page" ? 1 : itemCount);
}
