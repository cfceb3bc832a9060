/** The files of the site, generated from the specs. */
import { readFile } from "node:fs/promises";
import { providers } from "../../src/providers/index.js";
import { readSpecs, root, type Spec } from "../openapi/specs.js";
import { apiPage } from "./pages/api-page.js";
import { readChangelog, type Changelog } from "./openapi/changelog.js";
import { comparisonPage } from "./pages/comparison-page.js";
import { conflictsOf, countOf } from "./openapi/conflicts.js";
import { conflictsPage } from "./pages/conflicts-page.js";
import { documentFor } from "./openapi/document.js";
import { readInventoryFields } from "./mapping/inventory-fields.js";
import { indexPage, type PackageInfo } from "./pages/index-page.js";
import { apiFile, renderPage, type Page } from "./pages/page.js";
import { authenticationSection } from "./openapi/authentication.js";
import { sourcesOf } from "./openapi/sources.js";
import { providerOf } from "./provider.js";
import { redocScript } from "./redoc.js";
import { samplesOf, type Sample } from "./samples/samples.js";
import { inventorySample } from "./samples/typescript.js";

/** A spec with the data of its pages. */
interface Api {
  spec: Spec;
  title: string;
  file: string;
  changelog: Changelog;
  samples: Map<string, Sample[]>;
}

/**
 * Returns all files of the site by name.
 *
 * @throws Error that names the invalid spec or file.
 */
export async function siteFiles(): Promise<Map<string, string>> {
  const apis = await Promise.all(inOrder(await readSpecs()).map(readApi));
  const packageInfo = JSON.parse(await readFile(new URL("package.json", root), "utf8")) as PackageInfo;
  const withConflicts = apis.map((api) => ({
    ...api,
    id: api.spec.provider,
    placed: conflictsOf(api.spec),
    sources: sourcesOf(api.spec.document),
  }));
  const indexEntries = withConflicts.map((api) => ({
    ...api,
    date: api.changelog.date,
    conflicts: countOf(api.placed),
  }));
  const specs = apis.map(({ spec }) => spec);
  const pages: Page[] = [
    indexPage(indexEntries, packageInfo, await inventorySample(specs, providerOf)),
    comparisonPage(apis, await readInventoryFields()),
    conflictsPage(withConflicts),
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
  }
  for (const name of ["style.css", "api-page.js", "icon.svg"]) {
    files.set(name, await readFile(new URL(`scripts/docs/assets/${name}`, root), "utf8"));
  }
  files.set("redoc.js", await redocScript());
  files.set(".nojekyll", ""); // GitHub Pages must not process the files with Jekyll
  return files;
}

/** Returns the specs in the order of the registry. */
function inOrder(specs: Spec[]): Spec[] {
  const position = ({ provider }: Spec) => providers.findIndex(({ id }) => id === provider);
  return [...specs].sort((a, b) => position(a) - position(b));
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
