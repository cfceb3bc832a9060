/** The files of the site that Astro does not make: the pages of Redoc, the specs, the conflicts as CSV. */
import { readFile } from "node:fs/promises";
import { root } from "../openapi/specs.js";
import type { Api } from "./apis.js";
import { apiPage } from "./pages/api-page.js";
import { documentFor } from "./openapi/document.js";
import { conflictsCsv } from "./conflicts/csv.js";
import { renderPage, type Page } from "./pages/page.js";
import { authenticationSection } from "./openapi/authentication.js";
import { redocScript } from "./redoc.js";

/**
 * Returns these files by name.
 *
 * @throws Error that names the invalid spec or file.
 */
export async function siteFiles(apis: readonly Api[]): Promise<Map<string, string>> {
  const pages: Page[] = [
    ...apis.map(({ spec, changelog, samples }) => {
      const sections = [authenticationSection(spec), `# Changelog\n\n${changelog.entries}`].filter(
        (text) => text !== undefined,
      );
      return apiPage(spec, documentFor(spec, { sections, samples }));
    }),
  ];
  const files = new Map(pages.map((page) => [page.file, renderPage(page, apis)]));
  for (const { spec } of apis) {
    files.set(`specs/${spec.provider}.yaml`, await readFile(spec.url, "utf8"));
    files.set(`specs/${spec.provider}.json`, `${JSON.stringify(spec.document, undefined, 2)}\n`);
  }
  for (const name of ["style.css", "api-page.js", "icon.svg"]) {
    files.set(name, await readFile(new URL(`scripts/docs/assets/${name}`, root), "utf8"));
  }
  files.set("conflicts.csv", conflictsCsv(apis.flatMap(({ conflicts }) => conflicts)));
  files.set("redoc.js", await redocScript());
  files.set(".nojekyll", ""); // GitHub Pages must not process the files with Jekyll
  return files;
}
