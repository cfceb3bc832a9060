import type { OperationDeclaration } from "../http/declaration.js";

/**
 * How an operation paginates, generated from its spec: `x-pagination`, and the defaults and maximums of the parameters'
 * schemas. Nothing is inferred from field names.
 */
export type Pagination = OffsetPagination | PagePagination | CursorPagination;

interface PaginationBase {
  /** The page size parameter, and its value if the caller sets none. */
  readonly limit: { readonly name: string; readonly size: number; readonly max?: number };
  /** The property that identifies an item. */
  readonly id: string;
}

/** Pagination by the number of items to skip. */
export interface OffsetPagination extends PaginationBase {
  readonly style: "offset";
  readonly offset: { readonly name: string; readonly max?: number };
  /** Path of the total in the response body. */
  readonly total: readonly string[];
  /** The values of the sort parameters that sort the items by ascending id. They are also the defaults. */
  readonly order?: Readonly<Record<string, string>>;
  /** The parameter that selects the properties of the items. */
  readonly fields?: string;
}

/** Pagination by page number, starting at 1. */
export interface PagePagination extends PaginationBase {
  readonly style: "page";
  readonly page: { readonly name: string };
  /** Path of the total in the response body. */
  readonly total: readonly string[];
  /** Whether the total may be the number of items on the page instead of in the list. */
  readonly totalMayCountPage: boolean;
}

/** Pagination by a link to the next page, with a cursor among its query parameters. */
export interface CursorPagination extends PaginationBase {
  readonly style: "cursor";
  readonly cursor: { readonly name: string };
  /** Path of the link in the response body. */
  readonly next: readonly string[];
}

/** An operation that lists items. */
export interface ListDeclaration extends OperationDeclaration {
  /** Path of the items in the response body. */
  readonly items: readonly string[];
  readonly pagination: Pagination;
}
