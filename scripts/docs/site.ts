/** The files of the site that Astro does not make: the pages of Redoc, the specs, the conflicts as CSV. */
import { readFile } from "node:fs/promises";
import { providers } from "../../src/providers/index.js";
import { readSpecs, root, type Spec } from "../openapi/specs.js";
import { apiPage } from "./pages/api-page.js";
import { readChangelog, type Changelog } from "./openapi/changelog.js";
import { documentFor } from "./openapi/document.js";
import { conflictsCsv } from "./conflicts/csv.js";
import { listConflicts } from "./conflicts/list.js";
import { apiFile, renderPage, type Page } from "./pages/page.js";
import { authenticationSection } from "./openapi/authentication.js";
import { providerOf } from "./provider.js";
import { redocScript } from "./redoc.js";
import { samplesOf, type Sample } from "./samples/samples.js";

/** A spec with the data of its pages. */
export interface Api {
  spec: Spec;
  title: string;
  file: string;
  changelog: Changelog;
  samples: Map<string, Sample[]>;
}

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
  const files = new Map(pages.map((page) => [page.file, renderPage(page, { specs: apis })]));
  for (const { spec } of apis) {
    files.set(`specs/${spec.provider}.yaml`, await readFile(spec.url, "utf8"));
    files.set(`specs/${spec.provider}.json`, `${JSON.stringify(spec.document, undefined, 2)}\n`);
  }
  for (const name of ["style.css", "api-page.js", "icon.svg"]) {
    files.set(name, await readFile(new URL(`scripts/docs/assets/${name}`, root), "utf8"));
  }
  files.set("conflicts.csv", conflictsCsv(listConflicts(apis.map(({ spec }) => spec))));
  files.set("redoc.js", await redocScript());
  files.set(".nojekyll", ""); // GitHub Pages must not process the files with Jekyll
  return files;
}

/** Returns the specs in the order of the registry. */
async function specsInOrder(): Promise<Spec[]> {
  const specs = await readSpecs();
  const position = ({ provider }: Spec) => providers.findIndex(({ id }) => id === provider);
  return specs.sort((a, b) => position(a) - position(b));
}

/** Returns the specs with the data of their pages. */
export async function readApis(): Promise<Api[]> {
  return Promise.all((await specsInOrder()).map(readApi));
}

async function readApi(spec: Spec): Promise<Api> {
  return {
    spec,
    title: providerOf(spec).displayName,
    file: apiFile(spec.provider),
    changelog: await readChangelog(spec),
    samples: await samplesOf(spec),
  };
}
