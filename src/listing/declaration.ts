import type { OperationDeclaration } from "../http/declaration.js";

/**
 * How an operation paginates, generated from its spec: `x-pagination`, and the defaults and maximums of the parameters'
 * schemas. Nothing is inferred from field names.
 */
export interface Pagination {
  /** How a request selects a page: by the number of items to skip, a page number, or a cursor from a link. */
  readonly style: "offset" | "page" | "cursor";
  /** The parameter that selects a page. `first` is its value for the first page; a cursor has none. */
  readonly position: { readonly name: string; readonly first?: number; readonly max?: number };
  /** The page size parameter, and its value if the caller sets none. */
  readonly limit: { readonly name: string; readonly size: number; readonly max?: number };
  /** The property that identifies an item. */
  readonly id: string;
  /** Path of the total in the response body. */
  readonly total?: readonly string[];
  /** Whether the total may be the number of items on the page instead of in the list. */
  readonly totalMayCountPage?: boolean;
  /** Whether the total may count all items although a filter selects some of them. */
  readonly totalMayIgnoreFilters?: boolean;
  /** Path of the flag in the response body that reports whether the list has more than one page. */
  readonly paginates?: readonly string[];
  /** The values of the sort parameters that sort the items by ascending id. They are also the defaults. */
  readonly order?: Readonly<Record<string, string>>;
  /** Path of the link to the next page in the response body. */
  readonly next?: readonly string[];
}

/** An operation that lists items. */
export interface ListDeclaration extends OperationDeclaration {
  /** Path of the items in the response body. */
  readonly items: readonly string[];
  readonly pagination: Pagination;
}
