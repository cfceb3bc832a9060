/** Redirects followed one after another; a chain that is longer goes in a circle or is of no use. */
export const MAX_REDIRECTS = 5;

/**
 * Where a redirect leads, if it may be followed: it keeps the method (RFC 9110, section 15.4) and the origin, so that the
 * credential stays where the caller sent it.
 */
export function redirectTarget({ status, headers }: Response, { method, url }: Request): string | undefined {
  const location = headers.get("location");
  const followed = method === "GET" ? /^30[12378]$/ : /^30[78]$/;
  if (!location || !followed.test(`${status}`) || !URL.canParse(location, url)) return undefined;
  const { href } = new URL(location, url);
  // Compared as text, so that a user name in the target counts as another origin.
  return href.startsWith(new URL("/", url).href) ? href : undefined;
}
