import type { OperationDeclaration } from "../http/declaration.js";

/**
 * How an operation pages, as its spec declares it (`x-pagination`) and its parameters' schemas bound it. Nothing here is
 * guessed from the names of fields.
 */
export type Pagination = OffsetPagination | PagePagination | CursorPagination;

interface PaginationBase {
  /** The parameter for the page size, and the size asked for where the caller names none. */
  readonly limit: { readonly name: string; readonly size: number; readonly max?: number };
  /** The property that identifies an item. */
  readonly id: string;
}

/** The request says how many items to skip. */
export interface OffsetPagination extends PaginationBase {
  readonly style: "offset";
  readonly offset: { readonly name: string; readonly max?: number };
  /** Where the answer tells how many items there are. */
  readonly total: readonly string[];
  /** The parameters under which the items are sorted by id, ascending, as they are when left out. */
  readonly order?: Readonly<Record<string, string>>;
  /** The parameter that selects the properties of the items. */
  readonly fields?: string;
}

/** The request says which page, counted from 1. */
export interface PagePagination extends PaginationBase {
  readonly style: "page";
  readonly page: { readonly name: string };
  readonly total: readonly string[];
  /** The total may be the page's own count instead. */
  readonly totalMayCountPage: boolean;
}

/** The answer has a link to the next page, with a cursor among its query parameters. */
export interface CursorPagination extends PaginationBase {
  readonly style: "cursor";
  readonly cursor: { readonly name: string };
  /** Where the answer has the link. */
  readonly next: readonly string[];
}

/** An operation that lists. */
export interface ListDeclaration extends OperationDeclaration {
  readonly items: readonly string[];
  readonly pagination: Pagination;
}
