/** How a source is shown: its title as a link, its date, and the section. */
import { expect, test } from "vitest";
import { sourceMarkdown, sourcesOf } from "../../../scripts/docs/openapi/sources.js";

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
  expect(sourceMarkdown(sources, "list")).toBe("[List & more](https://docs.invalid/list?a=1&b=2) (2024-02-29)");
});

test("a source with a page links to the page and to the permanent copy", () => {
  expect(sourceMarkdown(sources, "rendered")).toBe(
    "[API](https://docs.invalid/api) (2024, [permanent copy](https://repo.invalid/0123/api.html))",
  );
});

test("a source without a URL is shown as its title, date and section", () => {
  expect(sourceMarkdown(sources, "code", "class `A`")).toBe("Client code (undated), class `A`");
});

test("an unknown id is an error", () => {
  expect(() => sourceMarkdown(sources, "manual")).toThrow('x-doc-sources has no source "manual"');
  expect(() => sourceMarkdown(sources, "constructor")).toThrow('x-doc-sources has no source "constructor"');
  expect(sourcesOf({})).toEqual({});
});
