/** The dates of the specs, from their changelogs. */
import { readFile } from "node:fs/promises";
import { root, type Spec } from "../../openapi/specs.js";

/**
 * Reads the date of a spec.
 *
 * @throws Error if the newest version in its changelog is not the spec's.
 */
export async function readDate(spec: Spec): Promise<string> {
  const file = `specs/${spec.provider}/CHANGELOG.md`;
  const text = await readFile(new URL(file, root), "utf8").catch(() => {
    throw new Error(`${file} is missing: it must have an entry for each version of the spec`);
  });
  return dateOf(text, spec.document["info"]["version"] as string, file);
}

/** Returns the date of the first entry of a changelog, which must be that of the version: `## 1.0.0 - 2026-11-21`. */
export function dateOf(changelog: string, version: string, file: string): string {
  const [, newest, date] = /^## (\S+) - (\d{4}-\d\d-\d\d)$/m.exec(changelog) ?? [];
  if (newest !== version || date === undefined) {
    throw new Error(
      `${file}: the first entry must be "## ${version} - YYYY-MM-DD", because the spec's version is ${version}`,
    );
  }
  return date;
}
