/** The mapping of the providers' records to `InventoryNumber`, for the comparison page. */
import type { Spec } from "../../openapi/specs.js";
import { parameterList } from "./parameter-list.js";
import type { Field } from "../mapping/inventory-fields.js";
import { findFieldSource, type FieldSource } from "../mapping/field-source.js";
import { html, inline, type Html } from "../html.js";
import { responseProperty, documentedRecords, listOperation, type ResponseProperty } from "../openapi/records.js";
import { providerOf } from "../provider.js";

/** The sources of the fields of one provider, by field name. */
export type FieldSources = Map<string, FieldSource>;

/** Returns the sources of all fields that are not null for some documented record. */
export function fieldSourcesOf(spec: Spec, fields: readonly Field[]): FieldSources {
  const provider = providerOf(spec);
  const records = documentedRecords(spec, listOperation(spec));
  const known = (path: string) => recordProperty(spec, path)?.schema["x-extensible-enum"] as string[] | undefined;
  const found = fields.map(
    ({ name }) => [name, findFieldSource(name, (record) => provider.normalize(record), records, known)] as const,
  );
  return new Map(found.filter((entry): entry is readonly [string, FieldSource] => entry[1] !== undefined));
}

function recordProperty(spec: Spec, path: string): ResponseProperty | undefined {
  const found = listOperation(spec);
  return responseProperty(spec, found, `${found.operation["x-pagination"]["items"]}[].${path}`);
}

/** Returns the properties that are the sources of the fields, with their descriptions and an example of the mapping. */
export function wireValues(spec: Spec, names: readonly string[], sources: FieldSources): Html {
  const used = names.flatMap((name) => sources.get(name) ?? []);
  if (used.length === 0) {
    return html`<p class="placeholder">No example in the documentation.</p>`;
  }
  return html`${used.map(({ steps, example }) => {
    const parameters = steps.flat().map((path) => {
      const { schema, text } = recordProperty(spec, path) ?? { schema: {}, text: "" };
      return { name: path, description: text, schema };
    });
    const patterns = parameters.flatMap(({ schema }) => (schema["pattern"] as string | undefined) ?? []);
    return html`${parameterList(parameters)} ${patterns.map((pattern) => html`<p>Pattern: <code>${pattern}</code></p>`)}
      <p>${exampleHtml(example)}</p>`;
  })}`;
}

function exampleHtml({ wire, normalized }: FieldSource["example"]): Html {
  const code = (value: unknown) => html`<code>${JSON.stringify(value)}</code>`;
  const from = html`${wire.map((value, index) => html`${index > 0 ? " and " : ""}${code(value)}`)}`;
  if (wire.length === 1 && wire[0] === normalized) {
    return html`${from} unchanged`;
  }
  return html`${from} <span aria-hidden="true">→</span
    ><span class="hidden"> is normalized to </span> ${code(normalized)}`;
}

/** Returns the table of all fields and their sources for each provider. */
export function mappingTable(
  apis: readonly { spec: Spec; title: string }[],
  fields: readonly Field[],
  sources: ReadonlyMap<string, FieldSources>,
): Html {
  return html`<table class="mapping" role="table">
    <caption class="hidden">
      The fields of InventoryNumber and their sources
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader">Field</th>
        ${apis.map(({ title }) => html`<th scope="col" role="columnheader">${title}</th> `)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${fields.map(
        ({ name, type, description }) =>
          html`<tr role="row">
            <th scope="row" role="rowheader">
              <code>${name}</code>
              <p>${inline(description || type)}</p>
            </th>
            ${apis.map(
              ({ spec, title }) =>
                html`<td role="cell" data-label="${title}">${sourceHtml(sources.get(spec.provider)?.get(name))}</td> `,
            )}
          </tr> `,
      )}
    </tbody>
  </table>`;
}

function sourceHtml(source: FieldSource | undefined): Html {
  if (source === undefined) {
    return html`<span class="placeholder">not provided</span>`;
  }
  const { steps, example, values } = source;
  const step = (paths: string[]) =>
    html`${paths.map((path, index) => html`${index > 0 ? " with " : ""}<code>${path}</code>`)}`;
  return html`<p>${steps.map((paths, index) => html`${index > 0 ? ", else " : ""}${step(paths)}`)}</p>
    ${
      values === undefined
        ? html`<p class="example">${exampleHtml(example)}</p>`
        : html`<ul class="values">
            ${values.map(([value, normalized]) => html`<li>${exampleHtml({ wire: [value], normalized })}</li> `)}
          </ul>`
    }`;
}
