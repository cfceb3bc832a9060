/** Writes what the pages of the site show of the specs and of the code, as JSON files in `website/generated/`. */
import { mkdir, writeFile } from "node:fs/promises";
import type { ApiData, InventoryField, SiteData } from "../../website/src/lib/site-data.js";
import { operationsOf, root } from "../openapi/specs.js";
import type { Api } from "./apis.js";
import { comparison } from "./comparison/page-data.js";
import { conflictEntries } from "./conflicts/page-data.js";
import type { Field } from "./mapping/inventory-fields.js";
import { redocPath } from "./redoc.js";

const GENERATED = new URL("website/generated/", root);

/** Writes the files for the APIs, in their order. */
export async function writeSiteData(apis: readonly Api[], fields: readonly Field[]): Promise<void> {
  const data: SiteData = { apis: apis.map(apiData), fields: fields.map((field) => fieldData(apis, field)) };
  await mkdir(GENERATED, { recursive: true });
  await writeJson("site.json", data);
  await writeJson("conflicts.json", apis.flatMap(conflictEntries));
  await writeJson("comparison.json", comparison(apis, fields));
}

async function writeJson(name: string, value: unknown): Promise<void> {
  await writeFile(new URL(name, GENERATED), JSON.stringify(value, undefined, 2));
}

function apiData({ spec, title, date, conflicts }: Api): ApiData {
  const info = spec.document["info"] as Record<"summary" | "version", string>;
  return {
    id: spec.provider,
    title,
    summary: info.summary,
    version: info.version,
    date,
    conflicts: conflicts.length,
    operations: operationsOf(spec).map(({ method, path, operation }) => ({
      id: operation["operationId"] as string,
      summary: operation["summary"] as string,
      method: method.toUpperCase(),
      path: (operation["x-rpc-method"] ?? path) as string,
      redocPath: redocPath(spec.provider, operation),
    })),
  };
}

function fieldData(apis: readonly Api[], { name, description }: Field): InventoryField {
  const reporting = apis.filter(({ sources }) => sources.has(name));
  return { name, description, apis: reporting.map(({ spec }) => spec.provider) };
}
