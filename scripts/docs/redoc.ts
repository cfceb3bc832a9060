/**
 * Redoc's standalone script for its pages. It is the copy in `@redocly/cli`, so that the project has one version of
 * Redoc. It is bundled as a classic script, which defines a global.
 */
import { readFile } from "node:fs/promises";
import { transform } from "esbuild";
import { root, type Node } from "../openapi/specs.js";

/** The version of Redoc that this builder supports. */
export const REDOC_VERSION = "3.0.1";

const SOURCE = new URL("node_modules/@redocly/cli/lib/chunks/redoc.standalone.js", root);

/** Replaces the logo, which Redoc would load from a server. */
const BADGE =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='52' height='14'%3E%3Ctext y='11' font-family='sans-serif' font-size='12' fill='%236b7280'%3ERedocly%3C/text%3E%3C/svg%3E";

/** URLs from which the script would load something, and their replacements. `data:,` is an empty resource. */
const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  [/https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g, BADGE],
  [/https:\/\/cdn\.redocly\.com\/icons\/(fa|code)\/[\d.]+/g, "data:,"], // icons of badges, which the specs do not use
  [/https:\/\/otel\.cloud\.redocly\.com\/v1\/traces/g, "data:,"], // telemetry, which is also disabled by an option
  [/http:\/\/localhost:4318\//g, "data:,"], // default of the telemetry library
  // Menus for specs that have a URL. The embedded specs have none.
  [/https:\/\/claude\.ai\/[\w/]+(\?[\w=&-]+)?/g, "about:blank#"],
  [/https:\/\/chatgpt\.com/g, "about:blank#"],
];

/** Hosts whose URLs the script contains without loading them. */
const NOT_LOADED: readonly (readonly [RegExp, string])[] = [
  [/^www\.w3\.org$/, "XML namespaces"],
  [/^redocly\.com$/, "links for readers, in the badge and next to OpenAPI terms"],
  [/^github\.com$/, "links in licenses, console messages and comments"],
  [/^(react\.dev|reactrouter\.com|yarnpkg\.com)$/, "links in error messages"],
  [/^(commonmark\.org|en\.wikipedia\.org)$/, "references in comments"],
  [/^(example\.com|localhost(:4000)?)$/, "default values of samples, and the base of relative URLs"],
];

/** Absolute URLs, and quoted URLs without a scheme. */
const ABSOLUTE_URL =
  /(?:https?:|wss?:|(?<=["'`]))\/\/([a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}|localhost)(:\d+)?(?![\w.-])[^\s"'`<>)\\]*/gi;

/** Returns the URLs in a script that could be loaded. */
export function loadableUrls(script: string): string[] {
  const found = [...script.matchAll(ABSOLUTE_URL)].filter(
    ([, host, port = ""]) => !NOT_LOADED.some(([pattern]) => pattern.test(`${host}${port}`)),
  );
  return [...new Set(found.map(([url]) => url))];
}

/**
 * Returns the script. It defines the global `Redoc`.
 *
 * @throws Error if the version is not {@link REDOC_VERSION}, or if the script could load something from another site.
 */
export async function redocScript(): Promise<string> {
  const source = await readFile(SOURCE, "utf8");
  const version = /Version: (\S+)/.exec(source)?.[1];
  if (version !== REDOC_VERSION) {
    throw new Error(`@redocly/cli must contain Redoc ${REDOC_VERSION}, got ${version ?? "an unknown version"}`);
  }
  const changed = REPLACEMENTS.reduce((text, [url, replacement]) => text.replaceAll(url, replacement), source);
  const { code } = await transform(changed, {
    format: "iife",
    globalName: "Redoc",
    minify: true,
    legalComments: "inline",
    target: "es2022",
    define: { "import.meta.url": '""', "import.meta.dirname": '""' },
  });
  const remaining = loadableUrls(code);
  if (remaining.length > 0) {
    throw new Error(`Redoc's script could load from other sites: ${remaining.join(", ")}`);
  }
  return code;
}

/** Returns the path of an operation in the view of its API by Redoc. */
export function redocPath(api: string, operation: Node): string {
  const [tag = ""] = operation["tags"] as string[];
  const [section, id] = [tag, operation["operationId"] as string].map((name) =>
    name.toLowerCase().replaceAll(/\W+/g, "-"),
  );
  return `redoc/${api}/#/${section}/${id}`;
}
