/** The files of the site that Astro does not make: the specs, the conflicts as CSV, Redoc's script. */
import { readFile } from "node:fs/promises";
import type { Api } from "./apis.js";
import { conflictsCsv } from "./conflicts/csv.js";
import { redocScript } from "./redoc.js";

/**
 * Returns these files by name.
 *
 * @throws Error that names the invalid file.
 */
export async function siteFiles(apis: readonly Api[]): Promise<Map<string, string>> {
  const files = new Map([
    ["conflicts.csv", conflictsCsv(apis.flatMap(({ conflicts }) => conflicts))],
    ["redoc.js", await redocScript()],
    [".nojekyll", ""], // GitHub Pages must not process the files with Jekyll
  ]);
  for (const { spec } of apis) {
    files.set(`specs/${spec.provider}.yaml`, await readFile(spec.url, "utf8"));
    files.set(`specs/${spec.provider}.json`, `${JSON.stringify(spec.document, undefined, 2)}\n`);
  }
  return files;
}
