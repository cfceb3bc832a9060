/** The changelogs of the specs. */
import { readFile } from "node:fs/promises";
import { root, type Spec } from "../../openapi/specs.js";

/** The changelog of a spec: the date of its newest version, and its entries as Markdown. */
export interface Changelog {
  date: string;
  /** The text below the title, with headings one level deeper. */
  entries: string;
}

/**
 * Reads the changelog of a spec.
 *
 * @throws Error if its newest version is not the spec's.
 */
export async function readChangelog(spec: Spec): Promise<Changelog> {
  const file = `specs/${spec.provider}/CHANGELOG.md`;
  const text = await readFile(new URL(file, root), "utf8").catch(() => {
    throw new Error(`${file} is missing: it must have an entry for each version of the spec`);
  });
  return parseChangelog(text, spec.document["info"]["version"] as string, file);
}

/** Parses a changelog. Its first entry must be that of the version: `## 1.0.0 - 2026-11-21`. */
export function parseChangelog(text: string, version: string, file: string): Changelog {
  const [, newest, date] = /^## (\S+) - (\d{4}-\d\d-\d\d)$/m.exec(text) ?? [];
  if (newest !== version || date === undefined) {
    throw new Error(
      `${file}: the first entry must be "## ${version} - YYYY-MM-DD", because the spec's version is ${version}`,
    );
  }
  return { date, entries: text.slice(text.indexOf("\n## ")).trim().replaceAll(/^##/gm, "###") };
}
