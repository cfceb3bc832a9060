/** Writes what the pages of the site show of the specs and of the code, as JSON files in `website/generated/`. */
import { mkdir, writeFile } from "node:fs/promises";
import type { Api, InventoryField, SiteData } from "../../website/src/lib/site-data.js";
import { operationsOf, root, type Spec } from "../openapi/specs.js";
import { comparison } from "./comparison/page-data.js";
import { listConflicts } from "./conflicts/list.js";
import { conflictEntries } from "./conflicts/page-data.js";
import { readInventoryFields } from "./mapping/inventory-fields.js";
import { readChangelog } from "./openapi/changelog.js";
import { operationFragment } from "./openapi/places.js";
import { fieldSourcesOf } from "./mapping/sources.js";
import { apiFile } from "./pages/page.js";
import { providerOf } from "./provider.js";

const GENERATED = new URL("website/generated/", root);

/** Writes the files for the specs, in their order. */
export async function writeSiteData(specs: readonly Spec[]): Promise<void> {
  const data: SiteData = {
    apis: await Promise.all(specs.map(readApi)),
    fields: await readFields(specs),
  };
  await mkdir(GENERATED, { recursive: true });
  await writeJson("site.json", data);
  await writeJson("conflicts.json", conflictEntries(specs));
  await writeJson("comparison.json", comparison(specs, await readInventoryFields()));
}

async function writeJson(name: string, value: unknown): Promise<void> {
  await writeFile(new URL(name, GENERATED), JSON.stringify(value, undefined, 2));
}

async function readApi(spec: Spec): Promise<Api> {
  const info = spec.document["info"] as Record<"summary" | "version", string>;
  return {
    id: spec.provider,
    title: providerOf(spec).displayName,
    summary: info.summary,
    version: info.version,
    date: (await readChangelog(spec)).date,
    conflicts: listConflicts([spec]).length,
    operations: operationsOf(spec).map(({ method, path, operation }) => ({
      id: operation["operationId"] as string,
      summary: operation["summary"] as string,
      method: method.toUpperCase(),
      path: (operation["x-rpc-method"] ?? path) as string,
      redocUrl: apiFile(spec.provider) + operationFragment(operation),
    })),
  };
}

async function readFields(specs: readonly Spec[]): Promise<InventoryField[]> {
  const fields = await readInventoryFields();
  const sources = new Map(specs.map((spec) => [spec.provider, fieldSourcesOf(spec, fields)]));
  return fields.map(({ name, description }) => ({
    name,
    description,
    apis: specs.map(({ provider }) => provider).filter((id) => sources.get(id)?.has(name)),
  }));
}
