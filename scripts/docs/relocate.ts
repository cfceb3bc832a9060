/**
 * Makes the pages that Astro wrote work below any path of a server: paths that start with {@link BASE} become relative.
 * Also adds the Content-Security-Policy, which needs the hashes of the inline scripts.
 */
import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { BASE } from "../../website/src/lib/base.js";

const TEXT = new Set([".html", ".css", ".js", ".md", ".txt", ".xml"]);

/** What the pages may load. Expressive Code and Starlight have style attributes. */
const POLICY: Record<string, string> = {
  "default-src": "'none'",
  "style-src": "'self' 'unsafe-inline'",
  "img-src": "'self' data:",
  "connect-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
};

/** What the pages of Redoc load besides: its icon font, and the worker of its search. */
const REDOC_POLICY = { "font-src": "data:", "worker-src": "blob:" };

/** Rewrites the files of a folder. `address` is the address of the published site, if it is known. */
export async function relocateSite(folder: string, address: string | undefined): Promise<void> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const file of files.filter((entry) => entry.isFile() && TEXT.has(extname(entry.name)))) {
    const path = join(file.parentPath, file.name);
    const name = relative(folder, path).split(sep).join("/");
    const text = await readFile(path, "utf8");
    const changed = relocate(name, text, address);
    if (changed.includes(BASE)) {
      throw new Error(`${name}: a path was not made relative: ${new RegExp(`.{60}${BASE}.{60}`).exec(changed)?.[0]}`);
    }
    if (changed !== text) {
      await writeFile(path, changed);
    }
  }
}

/** Returns the text of a file with relative paths. `name` is its path in the site. */
export function relocate(name: string, text: string, address: string | undefined): string {
  const absolute =
    address === undefined ? text : text.replaceAll(`${new URL(address).origin}${BASE}/`, address.replace(/\/?$/, "/"));
  const up = name === "404.html" ? rootPath(address) : "../".repeat(name.split("/").length - 1) || "./";
  switch (extname(name)) {
    case ".html":
      return withPolicy(absolute.replaceAll(`${BASE}/`, up), name.startsWith("redoc/") ? REDOC_POLICY : {});
    case ".js":
      // Scripts are modules in a folder below the root of the site.
      return absolute.replaceAll(new RegExp(`"${BASE}/?"`, "g"), `(new URL("${up}",import.meta.url).pathname)`);
    case ".md":
      return absolute.replaceAll(`${BASE}/`, address?.replace(/\/?$/, "/") ?? up);
    case ".txt":
      return absolute.replaceAll(`${BASE}/`, address ?? "");
    default:
      return absolute.replaceAll(`${BASE}/`, up);
  }
}

/** A server shows 404.html below any path, so its links start at the root of the server. */
function rootPath(address: string | undefined): string {
  return address === undefined ? "/" : new URL(address).pathname.replace(/\/?$/, "/");
}

/** Adds the policy to a page, with the hashes of its inline scripts. */
function withPolicy(page: string, more: Record<string, string>): string {
  const inline = [...page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([^]*?)<\/script>/g)].map(([, code = ""]) =>
    hash(code),
  );
  // Pagefind compiles WebAssembly.
  const scripts = ["'self'", "'wasm-unsafe-eval'", ...new Set(inline)].join(" ");
  const policy = Object.entries({ ...POLICY, ...more, "script-src": scripts }).map((parts) => parts.join(" "));
  const tag = `<meta http-equiv="Content-Security-Policy" content="${policy.join("; ")}"/>`;
  return page.replace(/<meta charset="utf-8"\/?>/, (charset) => charset + tag);
}

function hash(code: string): string {
  return `'sha256-${createHash("sha256").update(code).digest("base64")}'`;
}
