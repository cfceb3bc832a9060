/** The sources of the fields of an `InventoryNumber` in the records of a provider. */
import type { Node, Spec } from "../../openapi/specs.js";
import type { Field } from "./inventory-fields.js";
import { findFieldSource, type FieldSource } from "./field-source.js";
import { responseProperty, documentedRecords, listOperation } from "../openapi/records.js";
import { providerOf } from "../provider.js";

/** The sources of the fields of one provider, by field name. */
export type FieldSources = Map<string, FieldSource>;

/** Returns the sources of all fields that are not null for some documented record. */
export function fieldSourcesOf(spec: Spec, fields: readonly Field[]): FieldSources {
  const provider = providerOf(spec);
  const records = documentedRecords(spec, listOperation(spec));
  const known = (path: string) => recordProperty(spec, path)?.["x-extensible-enum"] as string[] | undefined;
  const found = fields.map(
    ({ name }) => [name, findFieldSource(name, (record) => provider.normalize(record), records, known)] as const,
  );
  return new Map(found.filter((entry): entry is readonly [string, FieldSource] => entry[1] !== undefined));
}

function recordProperty(spec: Spec, path: string): Node | undefined {
  const found = listOperation(spec);
  return responseProperty(spec, found, `${found.operation["x-pagination"]["items"]}[].${path}`);
}
