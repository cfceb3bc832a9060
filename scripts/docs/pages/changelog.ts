/** The changelogs of the specs. */
import { readFile } from "node:fs/promises";
import { root, type Spec } from "../../openapi/specs.js";

/** A spec's changelog: its newest version's date, and its entries as Markdown. */
export interface Changelog {
  date: string;
  /** What stands below the title, headings one level deeper. */
  entries: string;
}

/** Reads the changelog beside a spec. Throws an error where its newest version is not the spec's. */
export async function readChangelog(spec: Spec): Promise<Changelog> {
  const file = `specs/${spec.provider}/CHANGELOG.md`;
  const text = await readFile(new URL(file, root), "utf8").catch(() => {
    throw new Error(`${file} is missing: it has to have an entry for each version of the spec`);
  });
  return parseChangelog(text, spec.document["info"]["version"] as string, file);
}

/** What a changelog says, provided that its first entry is the version's: `## 1.0.0 (2026-11-21)`. */
export function parseChangelog(text: string, version: string, file: string): Changelog {
  const [, newest, date] = /^## (\S+) \((\d{4}-\d\d-\d\d)\)$/m.exec(text) ?? [];
  if (newest !== version || date === undefined) {
    throw new Error(
      `${file}: its first entry has to be "## ${version} (YYYY-MM-DD)", as the spec's version is ${version}`,
    );
  }
  return { date, entries: text.slice(text.indexOf("\n## ")).trim().replaceAll(/^##/gm, "###") };
}
