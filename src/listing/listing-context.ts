import type { Pagination } from "./declaration.js";
import type { ListingError } from "./listing-error.js";
import type { ListingReport } from "./report.js";
import type { ResumePosition } from "./resume-token.js";

/** The query of a list call: parameters by their names in the API. */
export type Query = Readonly<Record<string, unknown>>;

/** An item as received: any JSON object. */
export type RawItem = Readonly<Record<string, unknown>>;

/** The parts of a response body that pagination uses. */
export interface ReceivedPage {
  readonly items: readonly RawItem[];
  /** The total that the response reports, or null. */
  readonly total: number | null;
  /** Whether the response reports that the list has more than one page; null if it does not report it. */
  readonly paginates: boolean | null;
  /** The link to the next page, if there is one. */
  readonly nextLink: unknown;
}

/** The input of a {@link PageReader} for one iteration of a listing. */
export interface ListingContext {
  readonly pagination: Pagination;
  readonly query: Query;
  /** Maximum number of items per page. */
  readonly pageSize: number;
  /** The position of the first page: from the query, otherwise the declared one. */
  readonly first: unknown;
  /** Maximum number of concurrent requests. */
  readonly concurrency: number;
  /** Number of items after which no page is prefetched, because the caller reads no more, or decides by those. */
  readonly limit: number;
  /** Whether the caller reads one page only. */
  readonly isSinglePage: boolean;
  /** Identifies the client in this process. */
  readonly session: string;
  /** The report, updated while pages are read. A `reason` marks the listing as incomplete. */
  readonly report: ListingReport;
  /**
   * Requests the page at a position. `size` replaces the page size. A rejection that is never awaited is ignored, so
   * that pages can be prefetched.
   */
  requestPage(position: unknown, size?: number): Promise<ReceivedPage>;
  /** Requests a page of an earlier listing again. It does not count as one of `maxPages`. */
  rereadPage(position: unknown, size?: number): Promise<ReceivedPage>;
  /** Returns the error that ends the listing. */
  createError(reason: string): ListingError;
}

/** A page as a {@link PageReader} yields it. */
export interface RawPage {
  /** The items that no earlier page contained. */
  readonly items: readonly RawItem[];
  /** Number of items in the list, or null if the provider does not report it. */
  readonly total: number | null;
  /** Where a later listing continues after this page; undefined on the last page. */
  readonly next: ResumePosition | undefined;
}

/** A pagination style: reads the pages of a list from a position to the end. An empty position is the beginning. */
export type PageReader = (context: ListingContext, from: ResumePosition) => AsyncGenerator<RawPage, void>;
