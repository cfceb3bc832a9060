import type { AbortSignalLike } from "../http/with-timeout.js";
import type { ListDeclaration } from "./declaration.js";
import type { ListingError } from "./listing-error.js";
import type { ListingReport } from "./report.js";
import type { Position } from "./resume-token.js";

/** The query of a list call: its parameters by their names on the wire. */
export type Query = Readonly<Record<string, unknown>>;

/** Asks for one page and gives the answer's content. */
export type FetchPage = (query: Query, caller: AbortSignalLike) => Promise<unknown>;

/** An item as a listing sees it. */
export type AnyItem = Readonly<Record<string, unknown>>;

/** One run through a list: what the paging styles share of state and of ways to ask. */
export interface Reading {
  readonly operation: ListDeclaration;
  readonly query: Query;
  /** How many items are asked for at once. */
  readonly size: number;
  readonly concurrency: number;
  /** What can be said so far; a `reason` means that the listing cannot be called complete. */
  readonly report: ListingReport;
  /** Asks for the page at a position. A page that nobody comes to await fails unnoticed. */
  ask(position: Query): Promise<unknown>;
  fail(why: string): ListingError;
}

/** What a paging style hands up for each page. */
export interface RawPage {
  items: AnyItem[];
  total: number | null;
  /** Where the listing goes on after this page; undefined after the last. */
  next: Position | undefined;
}

/** A paging style: reads the pages of a list from a position on. */
export type ReadPages = (reading: Reading, from: Position) => AsyncGenerator<RawPage, void>;
