/** Finds broken links within the site. Fragments that Redoc handles are checked in a browser test. */
import { readdir, readFile } from "node:fs/promises";
import { join, normalize, dirname } from "node:path/posix";

/** Reads the files of a folder by name. Files that are not pages have an empty text. */
export async function readPages(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true });
  const files = entries.map((name) => name.replaceAll("\\", "/"));
  const texts = files.map(
    async (name) => [name, name.endsWith(".html") ? await readFile(join(folder, name), "utf8") : ""] as const,
  );
  return new Map(await Promise.all(texts));
}

/** Returns the links without an existing target file or id, as `page: link`. The links of 404.html are absolute. */
export function brokenLinks(files: ReadonlyMap<string, string>): string[] {
  const ids = new Map<string, Set<string>>();
  const idsOf = (name: string) => {
    const found = ids.get(name) ?? idsIn(files.get(name) ?? "");
    ids.set(name, found);
    return found;
  };
  return [...files]
    .filter(([name]) => name.endsWith(".html") && name !== "404.html")
    .flatMap(([name, text]) =>
      [...new Set(linksOf(text))]
        .filter((link) => !hasTarget(files, idsOf, name, link))
        .map((link) => `${name}: ${link}`),
    );
}

/** Returns the URLs in the tags of a page, except in embedded documents. */
export function linksOf(page: string): string[] {
  const tags = page.replaceAll(/<script type="application\/json"[^]*?<\/script>/g, "");
  return [...tags.matchAll(/<[a-z]+\b[^>]*?\s(?:href|src)="([^"]*)"/g)].map(([, link = ""]) =>
    link.replaceAll("&amp;", "&").replaceAll("&#38;", "&").replaceAll("&#39;", "'").replaceAll("&quot;", '"'),
  );
}

function idsIn(page: string): Set<string> {
  return new Set([...page.matchAll(/\sid="([^"]*)"/g)].map(([, id = ""]) => id));
}

function hasTarget(
  files: ReadonlyMap<string, string>,
  idsOf: (name: string) => Set<string>,
  from: string,
  link: string,
): boolean {
  if (/^(https?:\/\/\S+|data:.*)$/.test(link)) {
    return true;
  }
  if (/^\w+:|^\//.test(link)) {
    return false;
  }
  const [path = "", fragment] = link.split(/#(.*)/s);
  const name = path === "" ? from : targetOf(files, from, path);
  if (name === undefined) {
    return false;
  }
  // A fragment that starts with `/` is a route of Redoc.
  return fragment === undefined || fragment.startsWith("/") || idsOf(name).has(decodeURIComponent(fragment));
}

/** Returns the file that a server sends for a relative path. Undefined if there is none. */
function targetOf(files: ReadonlyMap<string, string>, from: string, path: string): string | undefined {
  const target = normalize(join(dirname(from), decodeURIComponent(path)));
  const name = target === "." || target === "./" ? "index.html" : target.replace(/\/$/, "/index.html");
  return files.has(name) ? name : undefined;
}
