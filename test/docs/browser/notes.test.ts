/** The notes of the specs are on the reference pages. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "cheerio";
import { marked } from "marked";
import { expect, inject, test } from "vitest";
import { expandDocument } from "../../../scripts/docs/openapi/expand.js";
import { conflictMarkdown, conflictsAt, notesOf } from "../../../scripts/docs/openapi/notes.js";
import { operationOf } from "../../../scripts/docs/openapi/place-name.js";
import { sourcesOf } from "../../../scripts/docs/openapi/sources.js";
import { readSpecs, type Spec } from "../../../scripts/openapi/specs.js";

const specs = await readSpecs();

/** Returns the text without white space, and with the quotation marks of the source. */
const plain = (text: string) =>
  text.replaceAll(/\s+/g, "").replaceAll(/[“”]/g, '"').replaceAll(/[‘’]/g, "'").replaceAll("…", "...");

function textOfPage(path: string): string {
  return plain(load(readFileSync(join(inject("site"), path, "index.html"), "utf8"))("main").text());
}

/** Returns the notes of a spec by the page that must show them. */
function notesByPage({ provider, document }: Spec, spec: Spec): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const sources = sourcesOf(document);
  expandDocument(document, (node, path) => {
    const operation = operationOf(spec, path)?.id.toLowerCase();
    const page = `reference/${provider}/${operation === undefined ? "" : `operations/${operation}/`}`;
    const conflicts = conflictsAt(node).map((conflict) => conflictMarkdown(provider, conflict, sources));
    found.set(page, [...(found.get(page) ?? []), ...notesOf(node, sources), ...conflicts]);
    return [];
  });
  return found;
}

test.each(specs)("the pages of $provider show each note", (spec) => {
  const pages = notesByPage(spec, spec);
  expect([...pages.values()].flat().length).toBeGreaterThan(10);
  for (const [path, notes] of pages) {
    const shown = textOfPage(path);
    const missing = [...new Set(notes)].filter(
      (note) => !shown.includes(plain(load(marked.parse(note, { async: false })).text())),
    );
    expect(missing, path).toEqual([]);
  }
});
