import { getPath } from "../http/json.js";
import type { CursorPagination } from "./declaration.js";
import type { ListingContext, PageReader } from "./listing-context.js";
import { readNextCursor } from "./next-cursor.js";
import { itemsOf } from "./page-fields.js";

/** The cursor of the page after a response; undefined after the last page. Throws if the link has no valid cursor. */
function nextCursorOf(context: ListingContext, pagination: CursorPagination, body: unknown): string | undefined {
  const parameter = pagination.cursor.name;
  const next = readNextCursor(getPath(body, pagination.next), parameter);
  if (next.kind === "invalid") {
    throw context.createError(`\`${parameter}\` link has no valid cursor`);
  }
  return next.kind === "cursor" ? next.cursor : undefined;
}

/**
 * Pagination by a link to the next page (Apifonica). The link is never followed: only its cursor is taken, as a parameter
 * of the declared operation. The next page is requested while the current one is consumed.
 */
export const paginateByCursor: PageReader = async function* (context, from) {
  const pagination = context.operation.pagination as CursorPagination;
  const parameter = pagination.cursor.name;
  const usedCursors = new Set<unknown>();
  let cursor: unknown = from["cursor"] ?? context.query[parameter];
  let response = context.requestPage({ [parameter]: cursor });

  for (;;) {
    usedCursors.add(cursor);
    const body = await response;
    const nextCursor = nextCursorOf(context, pagination, body);
    const repeated = nextCursor !== undefined && usedCursors.has(nextCursor);
    if (nextCursor !== undefined && !repeated) {
      response = context.requestPage({ [parameter]: nextCursor });
    }
    context.report.verifiedBy = cursor || nextCursor ? "cursor" : "single-page";
    yield {
      items: itemsOf(context, body),
      total: null,
      next: nextCursor === undefined ? undefined : { cursor: nextCursor },
    };
    if (nextCursor === undefined) {
      return;
    }
    if (repeated) {
      throw context.createError(`pagination did not advance: cursor ${nextCursor} repeated`);
    }
    cursor = nextCursor;
  }
};
