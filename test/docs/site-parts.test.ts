/** The parts of the docs builder. */
import { Script } from "node:vm";
import { describe, expect, test } from "vitest";
import { dateOf } from "../../scripts/docs/openapi/date.js";
import { readInventoryFields } from "../../scripts/docs/mapping/inventory-fields.js";
import { brokenLinks } from "../../scripts/docs/links.js";
import { findFieldSource } from "../../scripts/docs/mapping/field-source.js";
import { inline } from "../../scripts/docs/markdown.js";
import { loadableUrls, redocScript } from "../../scripts/docs/redoc.js";
import { literal } from "../../scripts/docs/samples/typescript.js";

describe("Redoc's script", () => {
  test("finds the URLs that can be loaded, without XML namespaces and links for readers", () => {
    const loads = [
      "https://cdn.invalid/a.js",
      "//my-fonts.invalid/b",
      "wss://live.invalid:8080/",
      "http://localhost:4318/v1",
    ];
    const notLoaded = ["http://www.w3.org/2000/svg", "https://github.com/x/y", "http://localhost", "https://", "a//b"];
    expect(loadableUrls([...notLoaded, ...loads].map((text) => `f("${text}")`).join())).toEqual(loads);
  });

  test("is a classic script that cannot load from other sites", async () => {
    const script = await redocScript();
    expect(() => new Script(script)).not.toThrow();
    expect(script).toMatch(/^(\/\*[^]*?\*\/\s*)*("use strict";)?var Redoc=/);
    expect(loadableUrls(script)).toEqual([]);
    expect(script).not.toMatch(/cdn\.redoc|otel\.cloud|chatgpt\.com|claude\.ai/);
    expect(script).toContain("@license MIT");
  });
});

describe("text in pages", () => {
  test("is Markdown in which HTML is escaped", () => {
    expect(inline("see `<id>` <script>x</script>\nand *that*")).toBe(
      "see <code>&lt;id&gt;</code> &lt;script&gt;x&lt;/script&gt; and <em>that</em>",
    );
  });

  test("a value is written as a TypeScript literal", () => {
    expect(literal({ a: [1, "b", null], "c-d": { e: true } })).toBe('{ a: [1, "b", null], "c-d": { e: true } }');
  });
});

test("a link is broken if its target file or id does not exist", () => {
  const files = new Map([
    [
      "index.html",
      '<a href="a.html">a</a><a href="a.html#b">b</a><a href="https://x.invalid/">x</a><a href="#c">c</a>',
    ],
    ["a.html", '<p id="b"></p><a href="/index.html">up</a><img src="gone.svg"><a href="a.html#/route">r</a>'],
    [
      "guides/c/index.html",
      '<a href="../../a.html#b">a</a><a href="../../">home</a><a href="../c/">c</a><a href="../d/">d</a>',
    ],
  ]);
  expect(brokenLinks(files)).toEqual([
    "index.html: #c",
    "a.html: /index.html",
    "a.html: gone.svg",
    "guides/c/index.html: ../d/",
  ]);
});

describe("a changelog", () => {
  const text = "# Changelog\n\n## 1.1.0 - 2026-11-22\n\n- More.\n\n## 1.0.0 - 2026-11-21\n\n- All.\n";

  test("has the date of the spec's version", () => {
    expect(dateOf(text, "1.1.0", "CHANGELOG.md")).toBe("2026-11-22");
  });

  test("whose first entry is not the spec's version is an error that names the file", () => {
    expect(() => dateOf(text, "1.2.0", "specs/x/CHANGELOG.md")).toThrow(/specs\/x\/CHANGELOG\.md.*1\.2\.0/);
  });
});

describe("the mapping", () => {
  const records = [
    { code: "1", local: "5", state: "on", names: [{ first: null }], other: "Z" },
    { names: [{ first: "A" }], other: "B" },
  ];
  const normalize = ({ code, local, state, names, other }: (typeof records)[0]) => ({
    e164: code && local ? `+${code}${local}` : null,
    name: names[0]?.first ?? other ?? null,
    status: state === "on" ? "active" : null,
    charge: null,
  });
  const source = (field: string) =>
    findFieldSource(field, normalize, records, (path) => (path === "state" ? ["on", "off"] : undefined));

  test("finds the properties that a field combines", () => {
    expect(source("e164")).toEqual({ steps: [["code", "local"]], example: { wire: ["1", "5"], normalized: "+15" } });
  });

  test("finds the fallback of a field", () => {
    expect(source("name")?.steps).toEqual([["names[].first"], ["other"]]);
  });

  test("finds the result of each known value, and fields without a source", () => {
    expect(source("status")?.values).toEqual([
      ["on", "active"],
      ["off", null],
    ]);
    expect(source("charge")).toBeUndefined();
  });

  test("has the fields that the code declares, with their docstrings", async () => {
    const fields = await readInventoryFields();
    expect(fields.map(({ name }) => name)).toContain("activatedAt");
    expect(fields.find(({ name }) => name === "id")?.description).toBe("The provider's own identifier.");
  });
});
