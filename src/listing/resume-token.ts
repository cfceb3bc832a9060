import { getPath, parseJson } from "../http/json.js";
import { hashText } from "./text-hash.js";

/** Where a listing continues: the state that its pagination style needs. An empty object is the beginning. */
export type ResumePosition = Readonly<Record<string, string | number | null>>;

/** What a listing lists. It contains no credential. A `resumeToken` is valid for one of them only. */
export interface ListingScope {
  /** The provider's id. */
  readonly provider: string;
  /** The base URL, and what else names the account, such as its id. */
  readonly account: readonly string[];
  /** The name of the operation in the spec. */
  readonly operation: string;
  /** The query that was passed to `list`. */
  readonly query: Readonly<Record<string, unknown>>;
}

/**
 * The position as an opaque string that is valid for one account, operation and query only. It contains the position,
 * and a hash of the position and the scope.
 */
export function encodeResumeToken({ account, operation, query }: ListingScope, position: ResumePosition): string {
  const parameters = Object.entries(query).filter(([, value]) => value !== undefined);
  return JSON.stringify([position, hashText(JSON.stringify([position, account, operation, parameters.sort()]))]);
}

/**
 * The position that a token encodes; the beginning for `null` and `undefined`.
 *
 * @throws TypeError if the token is malformed, or belongs to a different account, operation or query.
 */
export function decodeResumeToken(scope: ListingScope, resumeToken: string | null | undefined): ResumePosition {
  if (resumeToken === null || resumeToken === undefined) {
    return {};
  }
  // A token without a position, such as "null", differs from any token that is encoded.
  const position = { ...(getPath(parseJson(resumeToken), ["0"]) as ResumePosition | undefined) };
  if (encodeResumeToken(scope, position) === resumeToken) {
    return position;
  }
  throw new TypeError("`resumeToken` is malformed, or belongs to a different account, operation or query");
}
