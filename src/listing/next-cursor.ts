/** Longest cursor that is sent. Longer ones exceed what servers accept in a URL. */
const MAX_CURSOR_LENGTH = 2047;

/**
 * The cursor in a link to the next page; undefined if there is no link, null if it has no valid cursor. Only the link's
 * query is read, so that its host and path do not matter, and it may be relative.
 */
export function readNextCursor(link: unknown, parameter: string): string | null | undefined {
  if (!link) {
    return undefined;
  }
  if (typeof link !== "string") {
    return null;
  }
  const query = /^[^?#]*\?([^#]*)/.exec(link)?.[1];
  const cursor = new URLSearchParams(query).get(parameter);
  return cursor && cursor.length <= MAX_CURSOR_LENGTH ? cursor : null;
}
