/** How the providers' records become an `InventoryNumber`, as the page that compares the APIs shows it. */
import type { Spec } from "../../openapi/specs.js";
import { parameterList } from "./comparison.js";
import type { Field } from "../openapi/fields.js";
import { sourceOf, type FieldSource } from "../mapping.js";
import { html, inline, type Html } from "../prose.js";
import { answerProperty, documentedRecords, listOperation, type AnswerProperty } from "../openapi/records.js";
import { providerOf } from "../samples/samples.js";

/** Where the fields of one provider's records come from. */
export type Sources = Map<string, FieldSource>;

/** The sources of all fields that the documented records of a spec give a value to. */
export function sourcesOf(spec: Spec, fields: readonly Field[]): Sources {
  const provider = providerOf(spec);
  const records = documentedRecords(spec, listOperation(spec));
  const known = (path: string) => recordProperty(spec, path)?.schema["x-extensible-enum"] as string[] | undefined;
  const found = fields.map(
    ({ name }) => [name, sourceOf(name, (record) => provider.normalize(record), records, known)] as const,
  );
  return new Map(found.filter((entry): entry is readonly [string, FieldSource] => entry[1] !== undefined));
}

function recordProperty(spec: Spec, path: string): AnswerProperty | undefined {
  const found = listOperation(spec);
  return answerProperty(spec, found, `${found.operation["x-pagination"]["items"]}[].${path}`);
}

/** The properties that fields come from, with what the spec says of each, and an example's way. */
export function wireValues(spec: Spec, names: readonly string[], sources: Sources): Html {
  const used = names.flatMap((name) => sources.get(name) ?? []);
  if (used.length === 0) {
    return html`<p class="placeholder">No documented record has one.</p>`;
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

function exampleHtml({ wire, fact }: FieldSource["example"]): Html {
  const code = (value: unknown) => html`<code>${JSON.stringify(value)}</code>`;
  const from = html`${wire.map((value, index) => html`${index > 0 ? " and " : ""}${code(value)}`)}`;
  if (wire.length === 1 && wire[0] === fact) {
    return html`${from} as it is`;
  }
  return html`${from} <span aria-hidden="true">→</span><span class="hidden"> becomes </span> ${code(fact)}`;
}

/** The table of all fields, with their sources in each provider's records. */
export function mappingTable(
  apis: readonly { spec: Spec; title: string }[],
  fields: readonly Field[],
  sources: Map<string, Sources>,
): Html {
  return html`<table class="mapping" role="table">
    <caption class="hidden">
      The fields of InventoryNumber, and what each is made from
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader">Field</th>
        ${apis.map(({ title }) => html`<th scope="col" role="columnheader">${title}</th> `)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${fields.map(
        ({ name, type, about }) =>
          html`<tr role="row">
            <th scope="row" role="rowheader">
              <code>${name}</code>
              <p>${inline(about || type)}</p>
            </th>
            ${apis.map(
              ({ spec, title }) =>
                html`<td role="cell" data-label="${title}">${sourceHtml(sources.get(spec.provider)!.get(name))}</td> `,
            )}
          </tr> `,
      )}
    </tbody>
  </table>`;
}

function sourceHtml(source: FieldSource | undefined): Html {
  if (source === undefined) {
    return html`<span class="placeholder">not told</span>`;
  }
  const { steps, example, values } = source;
  const step = (paths: string[]) =>
    html`${paths.map((path, index) => html`${index > 0 ? " with " : ""}<code>${path}</code>`)}`;
  return html`<p>${steps.map((paths, index) => html`${index > 0 ? ", else " : ""}${step(paths)}`)}</p>
    ${
      values === undefined
        ? html`<p class="example">${exampleHtml(example)}</p>`
        : html`<ul class="values">
            ${values.map(([word, fact]) => html`<li>${exampleHtml({ wire: [word], fact })}</li> `)}
          </ul>`
    }`;
}
