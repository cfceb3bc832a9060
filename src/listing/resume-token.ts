import { getPath, parseJson } from "../http/json.js";

/** Where a listing goes on: what its paging style needs to find the place again. */
export type Position = Readonly<Record<string, string | number | null>>;

/** The position as an opaque string, bound to the operation and the query it belongs to. */
export function encodePosition(path: string, query: object, position: Position): string {
  return JSON.stringify([
    position,
    path,
    Object.entries(query)
      .filter(([, value]) => value !== undefined)
      .sort(),
  ]);
}

/** The position a string stands for; the beginning for none. Throws a `TypeError` for one of another operation or query. */
export function decodePosition(path: string, query: object, resumeToken: string | null | undefined): Position {
  if (resumeToken == null) return {};
  const position = getPath(parseJson(resumeToken), ["0"]) as Position;
  if (encodePosition(path, query, position) === resumeToken) return position;
  throw new TypeError("`resumeToken` belongs to a different operation or query");
}
