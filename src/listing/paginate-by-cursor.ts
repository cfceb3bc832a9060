import type { PageReader } from "./listing-context.js";
import { readNextCursor } from "./next-cursor.js";

/**
 * Pagination by a link to the next page (Apifonica). The link is never followed: only its cursor is taken, as a
 * parameter of the declared operation. The next page is requested while the current one is consumed.
 */
export const paginateByCursor: PageReader = async function* (context, from) {
  const { name } = context.pagination.position;
  const usedCursors = new Set<unknown>();
  let cursor = from["cursor"] ?? context.first;
  let response = context.requestPage(cursor);

  for (;;) {
    usedCursors.add(cursor);
    const { items, nextLink } = await response;
    const nextCursor = readNextCursor(nextLink, name);
    if (nextCursor === null) {
      throw context.createError(`\`${name}\` link has no valid cursor`);
    }
    const isRepeated = usedCursors.has(nextCursor);
    if (nextCursor && !isRepeated) {
      response = context.requestPage(nextCursor);
    }
    context.report.verifiedBy = cursor || nextCursor ? "cursor" : "single-page";
    yield { items, total: null, next: nextCursor ? { cursor: nextCursor } : undefined };
    if (!nextCursor) {
      return;
    }
    if (isRepeated) {
      throw context.createError(`pagination did not advance: cursor ${nextCursor} repeated`);
    }
    cursor = nextCursor;
  }
};
