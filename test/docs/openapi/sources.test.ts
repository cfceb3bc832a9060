/** How a source is shown: its title as a link, its date, and the section. */
import { expect, test } from "vitest";
import { sourceHtml, sourcesOf } from "../../../scripts/docs/openapi/sources.js";

const sources = sourcesOf({
  "x-doc-sources": {
    list: { title: "List & more", url: "https://docs.invalid/list?a=1&b=2", date: "2024-02-29" },
    rendered: {
      title: "API",
      url: "https://repo.invalid/0123/api.html",
      page: "https://docs.invalid/api",
      date: "2024",
    },
    code: { title: "Client code", date: "undated" },
  },
});

test("a source is a link with its date", () => {
  expect(sourceHtml(sources, "list").text).toBe(
    '<a href="https://docs.invalid/list?a=1&amp;b=2">List &amp; more</a> (2024-02-29)',
  );
});

test("a source with a page links to the page and to the permanent copy", () => {
  expect(sourceHtml(sources, "rendered").text).toBe(
    '<a href="https://docs.invalid/api">API</a> (2024, <a href="https://repo.invalid/0123/api.html">permanent copy</a>)',
  );
});

test("a source without a URL is shown as its title, date and section", () => {
  expect(sourceHtml(sources, "code", "class `A`").text).toBe("Client code (undated), class <code>A</code>");
});

test("an unknown id is an error", () => {
  expect(() => sourceHtml(sources, "manual")).toThrow('x-doc-sources has no source "manual"');
  expect(() => sourceHtml(sources, "constructor")).toThrow('x-doc-sources has no source "constructor"');
  expect(sourcesOf({})).toEqual({});
});
