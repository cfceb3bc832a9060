/** The APIs: each spec with what several pages show of it. */
import type { RequestExample } from "../../website/src/lib/site-data.js";
import { providers } from "../../src/providers/index.js";
import { readSpecs, type Spec } from "../openapi/specs.js";
import { listConflicts, type DocumentationConflict } from "./conflicts/list.js";
import type { Field } from "./mapping/inventory-fields.js";
import { fieldSourcesOf, type FieldSources } from "./mapping/sources.js";
import { readDate } from "./openapi/date.js";
import { providerOf } from "./provider.js";
import { samplesOf } from "./samples/samples.js";

/** A spec with the data of its pages. */
export interface Api {
  spec: Spec;
  title: string;
  /** The date of its version. */
  date: string;
  samples: Map<string, RequestExample[]>;
  conflicts: DocumentationConflict[];
  /** The sources of the fields of an inventory record. */
  sources: FieldSources;
}

/** Returns the APIs, in the order of the registry. */
export async function readApis(fields: readonly Field[]): Promise<Api[]> {
  const specs = await readSpecs();
  const position = ({ provider }: Spec) => providers.findIndex(({ id }) => id === provider);
  return Promise.all(specs.sort((a, b) => position(a) - position(b)).map((spec) => readApi(spec, fields)));
}

async function readApi(spec: Spec, fields: readonly Field[]): Promise<Api> {
  return {
    spec,
    title: providerOf(spec).displayName,
    date: await readDate(spec),
    samples: await samplesOf(spec),
    conflicts: listConflicts([spec]),
    sources: fieldSourcesOf(spec, fields),
  };
}
