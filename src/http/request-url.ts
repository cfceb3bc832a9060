/**
 * Whether a path has a segment `.` or `..`, also percent-encoded (once or twice): URL parsers and servers remove it, a
 * `..` together with the segment before it.
 */
export function hasDotSegment(path: string): boolean {
  if (!/[.%]/.test(path)) {
    return false;
  }
  // URL parsers remove tabs and line breaks, and read a backslash as a slash.
  const segments = decode(decode(path.replace(/[\t\n\r]/g, ""))).split(/[/\\]/);
  return segments.some((segment) => segment === "." || segment === "..");
}

function decode(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** Throws a TypeError if the path of a URL has a segment `.` or `..`. */
export function rejectDotSegments(url: string): void {
  const [path = ""] = url.split(/[?#]/, 1);
  if (hasDotSegment(path)) {
    throw new TypeError("the path of a request must not contain the segment `.` or `..`");
  }
}

/**
 * Returns a check for the URLs of requests: only URLs below the base URL receive the client's credential. The check
 * throws a TypeError for any other URL, and for a path with dot segments. (A `Request` has none any more, so that the
 * URL is also checked before one is created.)
 *
 * @param baseUrl - the base URL as URL parsers spell it, without a slash at its end
 */
export function createRequestUrlCheck(baseUrl: string): (url: string) => void {
  const base = new URL(baseUrl);
  const basePath = base.pathname.replace(/\/$/, "");
  return (url) => {
    const rest = url.startsWith(baseUrl) ? url.slice(baseUrl.length) : "";
    // Nearly all URLs begin with the base URL in the same spelling. To parse them takes longer than all other checks.
    if (/^\/(?![/\\\s])/.test(rest)) {
      rejectDotSegments(rest);
      return;
    }
    rejectDotSegments(url);
    const problem = findUrlProblem(base, basePath, url);
    if (problem) {
      throw new TypeError(`the URL of a request must be below the client's base URL (${base.href}), got ${problem}`);
    }
  };
}

function findUrlProblem(base: URL, basePath: string, url: string): string | undefined {
  if (!URL.canParse(url)) {
    return "a relative or invalid URL";
  }
  const { origin, username, password, pathname } = new URL(url);
  if (origin !== base.origin) {
    return origin;
  }
  if (username || password) {
    return "a user name or password";
  }
  const path = pathname.slice(basePath.length);
  const isBelow = pathname.startsWith(basePath) && /^(\/(?!\/)|$)/.test(path);
  return isBelow ? undefined : "another path";
}
