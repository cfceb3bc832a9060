/** Finds broken links within the site. Fragments that Redoc handles are checked in a browser test. */

/** Returns the links without an existing target file or id, as `page: link`. */
export function brokenLinks(files: ReadonlyMap<string, string>): string[] {
  return [...files]
    .filter(([name]) => name.endsWith(".html"))
    .flatMap(([name, text]) =>
      linksOf(text).flatMap((link) => (hasTarget(files, name, link) ? [] : [`${name}: ${link}`])),
    );
}

/** Returns the URLs in the tags of a page, except in embedded documents. */
export function linksOf(page: string): string[] {
  const tags = page.replaceAll(/<script type="application\/json"[^]*?<\/script>/g, "");
  return [...tags.matchAll(/<[a-z]+\b[^>]*?\s(?:href|src)="([^"]*)"/g)].map(([, link = ""]) =>
    link.replaceAll("&amp;", "&").replaceAll("&#39;", "'").replaceAll("&quot;", '"'),
  );
}

function hasTarget(files: ReadonlyMap<string, string>, from: string, link: string): boolean {
  if (/^https?:\/\/\S+$/.test(link)) {
    return true;
  }
  if (/^\w+:|^\//.test(link)) {
    return false;
  }
  const [path = "", fragment] = link.split(/#(.*)/s);
  const target = files.get(path === "" ? from : path);
  if (target === undefined) {
    return false;
  }
  // A fragment that starts with `#/` is a route of Redoc.
  return fragment === undefined || fragment.startsWith("/") || target.includes(` id="${fragment}"`);
}
