/** Pages with relative paths, and links of Markdown files. */
import { expect, test } from "vitest";
import { relocate } from "../../scripts/docs/relocate.js";
import { entryPoints } from "../../scripts/docs/typescript-reference.js";
import { linkFrom } from "../../website/src/lib/markdown-links.js";
import { guidesIn } from "../../website/src/lib/sources.js";

const PAGE =
  '<meta charset="utf-8"/><a href="/__base__/a/">a</a><link rel="canonical" href="https://x.invalid/__base__/b/">' +
  '<script>run()</script><script type="module" src="/__base__/_astro/s.js"></script>';

test("paths in a page are relative to the page, and canonical URLs have the published address", () => {
  const text = relocate("guides/b/index.html", PAGE, "https://x.invalid/docs");
  expect(text).toContain('<a href="../../a/">');
  expect(text).toContain('src="../../_astro/s.js"');
  expect(text).toContain('href="https://x.invalid/docs/b/"');
  expect(relocate("index.html", PAGE, undefined)).toContain('<a href="./a/">');
});

test("paths in the page for status 404 start at the root of the server", () => {
  expect(relocate("404.html", PAGE, "https://x.invalid/docs")).toContain('<a href="/docs/a/">');
  expect(relocate("404.html", PAGE, undefined)).toContain('<a href="/a/">');
});

test("a policy allows the inline scripts of the page, and no others", () => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(
    relocate("index.html", PAGE, undefined),
  )![1]!;
  expect(policy).toMatch(/^default-src 'none'/);
  // The digest of `run()`.
  expect(policy.match(/'sha256-[^']*'/g)).toEqual(["'sha256-AvyuiL0SD1mVY3NNxR+V2uo+lhk6RMFrytWmRt6CrJQ='"]);
  expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
});

test("a link in a Markdown file has the published address, or is relative to the file", () => {
  const relocated = (address?: string) => relocate("a/b.md", "[c](/__base__/c/)", address);
  expect(relocated("https://x.invalid/docs")).toBe("[c](https://x.invalid/docs/c/)");
  expect(relocated()).toBe("[c](../c/)");
});

test("only the pages of Redoc may have a worker, for their search", () => {
  expect(relocate("redoc/invoca/index.html", PAGE, undefined)).toMatch(
    /http-equiv="[^"]*" content="[^"]*worker-src blob:/,
  );
  expect(relocate("index.html", PAGE, undefined)).not.toContain("worker-src");
});

test("a script finds the root of the site by its own URL", () => {
  expect(relocate("_astro/s.js", 'f({bundlePath:"/__base__"+"/pagefind/"})', undefined)).toBe(
    'f({bundlePath:(new URL("../",import.meta.url).pathname)+"/pagefind/"})',
  );
});

test.each([
  ["docs/errors.md", "testing.md#records", "/__base__/guides/testing/#records"],
  ["docs/errors.md", "../CHANGELOG.md", "/__base__/changelog/"],
  ["docs/errors.md", "#errors", "#errors"],
  ["docs/errors.md", "https://x.invalid/a", "https://x.invalid/a"],
  ["docs/errors.md", "../SECURITY.md", "https://github.com/example/number-inventory/blob/main/SECURITY.md"],
  [
    "docs/testing.md",
    "../examples/testing/",
    "https://github.com/example/number-inventory/tree/main/examples/testing/",
  ],
  ["website/content/guides/paging.md", "../../../docs/lists.md", "/__base__/guides/lists/"],
  ["docs/errors.md", "/invoca.html", "/__base__/invoca.html"],
])("in %s, the link %s leads to %s", (file, link, url) => {
  expect(linkFrom(file, link)).toBe(url);
});

test("the guides are those of the table in docs/README.md, in its order", () => {
  const table = "| [Lists](lists.md) | `pages`, resuming |\n| [Examples](../examples/README.md) | programs |\n";
  expect(guidesIn(table)).toEqual([
    { file: "docs/lists.md", page: "guides/lists", label: "Lists", description: "Pages, resuming." },
  ]);
});

test("the TypeScript reference has a module for each entry point of the package", () => {
  const exports = { ".": "./dist/src/index.js", "./specs/*": "./specs/*", "./*": "./dist/src/providers/*/client.js" };
  expect(entryPoints(exports, [{ id: "invoca" }, { id: "fifth" }])).toEqual([
    { name: "number-inventory", source: "src/index.js" },
    { name: "invoca", source: "src/providers/invoca/client.js" },
    { name: "fifth", source: "src/providers/fifth/client.js" },
  ]);
});
