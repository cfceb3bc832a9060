/** Longest cursor that is sent. Longer ones exceed what servers accept in a URL. */
const MAX_CURSOR_LENGTH = 2047;

/** The cursor of the next page: `none` on the last page, `invalid` if the link has no usable cursor. */
export type NextCursor = { kind: "cursor"; cursor: string } | { kind: "none" } | { kind: "invalid" };

/**
 * The cursor in a link to the next page. Only the link's query is read, so that its host and path do not matter, and it
 * may be relative.
 */
export function readNextCursor(link: unknown, parameter: string): NextCursor {
  if (!link) {
    return { kind: "none" };
  }
  const query = String(link).split(/[?#]/)[1];
  const cursor = new URLSearchParams(query).get(parameter);
  if (!cursor || cursor.length > MAX_CURSOR_LENGTH) {
    return { kind: "invalid" };
  }
  return { kind: "cursor", cursor };
}
