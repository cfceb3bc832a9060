/**
 * The base path in the pages as Astro writes them. scripts/docs/relocate.ts replaces it by relative paths, so that the
 * site works below any path of a server.
 */
export const BASE = "/__base__";

/** Returns the URL of a page or file of the site by its path, such as `guides/library/`. */
export function pageUrl(path: string): string {
  return `${BASE}/${path}`;
}

/** Returns the path of the page of an operation. */
export function operationPath(api: string, operationId: string): string {
  return `reference/${api}/operations/${operationId.toLowerCase()}/`;
}

/** Returns the path of the Markdown of an operation. */
export function markdownPath(api: string, operationId: string): string {
  return operationPath(api, operationId).replace(/\/$/, ".md");
}
