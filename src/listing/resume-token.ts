import { getPath, parseJson } from "../http/json.js";
import type { Query } from "./listing-context.js";

/** Where a listing continues: the state that its pagination style needs. An empty object is the beginning. */
export type ResumePosition = Readonly<Record<string, string | number | null>>;

/** The position as an opaque string that is valid for one operation and query only. */
export function encodeResumeToken(path: string, query: Query, position: ResumePosition): string {
  return JSON.stringify([
    position,
    path,
    Object.entries(query)
      .filter(([, value]) => value !== undefined)
      .sort(),
  ]);
}

/**
 * The position that a token encodes; the beginning for `null` and `undefined`.
 *
 * @throws TypeError if the token is malformed, or belongs to a different operation or query.
 */
export function decodeResumeToken(path: string, query: Query, resumeToken: string | null | undefined): ResumePosition {
  if (resumeToken === null || resumeToken === undefined) {
    return {};
  }
  // A token without a position, such as "null", differs from any token that is encoded.
  const position = { ...(getPath(parseJson(resumeToken), ["0"]) as ResumePosition | undefined) };
  if (encodeResumeToken(path, query, position) === resumeToken) {
    return position;
  }
  throw new TypeError("`resumeToken` is malformed, or belongs to a different operation or query");
}
