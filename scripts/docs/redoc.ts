/**
 * Redoc's standalone script, as the pages load it. It is the one that `@redocly/cli` brings along, so that there is one
 * version of it in the project. As a classic script it runs from a file system too, where browsers refuse modules.
 */
import { readFile } from "node:fs/promises";
import { transform } from "esbuild";
import { root } from "../openapi/specs.js";

/** The version whose script, options and addresses this builder knows. */
export const REDOC_VERSION = "3.0.1";

const SOURCE = new URL("node_modules/@redocly/cli/lib/chunks/redoc.standalone.js", root);

/** What stands where the logo would come from Redocly's servers. */
const BADGE =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='52' height='14'%3E%3Ctext y='11' font-family='sans-serif' font-size='12' fill='%236b7280'%3ERedocly%3C/text%3E%3C/svg%3E";

/** Addresses from which the script would load something, and what it gets instead. `data:,` is nothing. */
const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  [/https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g, BADGE],
  [/https:\/\/cdn\.redocly\.com\/icons\/(fa|code)\/[\d.]+/g, "data:,"], // icons of badges, which no spec has
  [/https:\/\/otel\.cloud\.redocly\.com\/v1\/traces/g, "data:,"], // telemetry, which is off as well
  [/http:\/\/localhost:4318\//g, "data:,"], // where the telemetry library sends to by default
  [/https:\/\/claude\.ai\/[\w/]+(\?[\w=&-]+)?/g, "about:blank#"], // menus for specs that have an address; ours have none
  [/https:\/\/chatgpt\.com/g, "about:blank#"],
];

/** Hosts that may be named, since nothing is loaded from the addresses that name them. */
const HARMLESS: readonly (readonly [RegExp, string])[] = [
  [/^www\.w3\.org$/, "names of XML namespaces"],
  [/^redocly\.com$/, "links for people, in the badge and beside the reference of OpenAPI's terms"],
  [/^github\.com$/, "links in licences, in messages on the console and in comments"],
  [/^(react\.dev|reactrouter\.com|yarnpkg\.com)$/, "links in messages of errors"],
  [/^(commonmark\.org|en\.wikipedia\.org)$/, "references in comments"],
  [/^(example\.com|localhost(:4000)?)$/, "made-up addresses: defaults of samples, the base of relative addresses"],
];

/** Addresses with a scheme, and those in quotes that take it from the page. */
const ADDRESS =
  /(?:https?:|wss?:|(?<=["'`]))\/\/([a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}|localhost)(:\d+)?(?![\w.-])[^\s"'`<>)\\]*/gi;

/** The addresses in a script from which something could be loaded. */
export function loadableAddresses(script: string): string[] {
  const found = [...script.matchAll(ADDRESS)].filter(
    ([, host, port = ""]) => !HARMLESS.some(([harmless]) => harmless.test(`${host}${port}`)),
  );
  return [...new Set(found.map(([address]) => address))];
}

/** The script, `Redoc` as its global. Throws an error where it is not the one we know, or could load something. */
export async function redocScript(): Promise<string> {
  const source = await readFile(SOURCE, "utf8");
  const version = /Version: (\S+)/.exec(source)?.[1];
  if (version !== REDOC_VERSION) {
    throw new Error(
      `@redocly/cli has Redoc ${version ?? "of no known version"}, and the pages were made for ${REDOC_VERSION}`,
    );
  }
  const changed = REPLACEMENTS.reduce((text, [address, instead]) => text.replaceAll(address, instead), source);
  const { code } = await transform(changed, {
    format: "iife",
    globalName: "Redoc",
    minify: true,
    legalComments: "inline",
    target: "es2022",
    define: { "import.meta.url": '""', "import.meta.dirname": '""' },
  });
  const left = loadableAddresses(code);
  if (left.length > 0) {
    throw new Error(`Redoc's script could load from elsewhere: ${left.join(", ")}`);
  }
  return code;
}
