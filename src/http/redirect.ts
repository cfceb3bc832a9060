/** Maximum number of consecutive redirects that are followed. */
export const MAX_REDIRECTS = 5;

/** The statuses of a redirect (RFC 9110, section 15.4). 304 is not one of them, because it has no target. */
export const REDIRECT_STATUSES: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * The target of a redirect that may be followed, or undefined. It must keep the method (RFC 9110, section 15.4) and the
 * origin, so that the credential is only sent to the origin that the caller chose.
 */
export function redirectTarget({ status, headers }: Response, { method, url }: Request): string | undefined {
  const location = headers.get("location");
  const keepsMethod = method === "GET" || status >= 307;
  if (!location || !REDIRECT_STATUSES.has(status) || !keepsMethod || !URL.canParse(location, url)) {
    return undefined;
  }
  const { href } = new URL(location, url);
  // Compared as text, so that a user name in the target counts as another origin.
  return href.startsWith(new URL("/", url).href) ? href : undefined;
}
