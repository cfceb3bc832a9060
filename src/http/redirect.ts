/** Redirects a request follows at most; a chain longer than this is a mistake or a trap. */
const MAX_REDIRECTS = 5;

/**
 * What a response's redirect (RFC 9110, section 15.4) means for a request that carries credentials: the address to go
 * on to, or why it is not followed. Undefined where the response is no redirect.
 */
export function redirectOf(response: Response, request: Request, hops: number): URL | string | undefined {
  const location = response.headers.get("location");
  if (location === null || response.status < 300 || response.status > 399) return undefined;
  const target = URL.canParse(location, request.url) ? new URL(location, request.url) : undefined;
  if (target?.origin !== new URL(request.url).origin)
    return `redirect to another origin (${target?.origin}) not followed`;
  // For other methods than GET, only 307 and 308 keep the method and the content.
  if (hops === MAX_REDIRECTS || (request.method !== "GET" && response.status < 307)) return "redirect not followed";
  target.username = target.password = "";
  return target;
}
