/** Whether the links of the pages lead somewhere. What Redoc makes of fragments is for a browser to check. */

/** The links within the site that lead to no file, or to no id of a file: `page: link`. */
export function brokenLinks(files: ReadonlyMap<string, string>): string[] {
  return [...files]
    .filter(([name]) => name.endsWith(".html"))
    .flatMap(([name, text]) => linksOf(text).flatMap((link) => (leads(files, name, link) ? [] : [`${name}: ${link}`])));
}

/** The addresses in a page's tags; a document that is embedded in it is not looked at. */
export function linksOf(page: string): string[] {
  const tags = page.replaceAll(/<script type="application\/json"[^]*?<\/script>/g, "");
  return [...tags.matchAll(/<[a-z]+\b[^>]*?\s(?:href|src)="([^"]*)"/g)].map(([, link]) =>
    link!.replaceAll("&amp;", "&").replaceAll("&#39;", "'").replaceAll("&quot;", '"'),
  );
}

function leads(files: ReadonlyMap<string, string>, from: string, link: string): boolean {
  if (/^https?:\/\/\S+$/.test(link)) {
    return true;
  }
  if (/^\w+:|^\//.test(link)) {
    return false;
  }
  const [path, fragment] = link.split(/#(.*)/s);
  const target = files.get(path === "" ? from : path!);
  if (target === undefined) {
    return false;
  }
  // Below `#/`, a fragment is a route of Redoc.
  return fragment === undefined || fragment.startsWith("/") || target.includes(` id="${fragment}"`);
}
