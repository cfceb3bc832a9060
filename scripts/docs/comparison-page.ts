/** The page that compares the APIs. */
import type { Spec } from "../specs.js";
import { parameterList, listFragment, ROWS } from "./comparison.js";
import type { Field } from "./fields.js";
import { sourceOf, type FieldSource } from "./mapping.js";
import { FILES, type Page } from "./page.js";
import { html, inline, type Html } from "./prose.js";
import { answerSchema, documentedRecords, listOperation } from "./records.js";
import { providerOf } from "./samples.js";

/** One API of the comparison. */
export interface Compared {
  spec: Spec;
  title: string;
  file: string;
}

/** The page, with a section for each question and the table of the mapping. */
export function comparisonPage(apis: readonly Compared[], fields: readonly Field[]): Page {
  const sources = new Map(apis.map(({ spec }) => [spec.provider, sourcesOf(spec, fields)]));
  const sections = [
    ...ROWS.map(({ id, title, about, cells }) => ({
      id,
      title,
      about,
      content: columns(apis, ({ spec }) => cells(spec)),
    })),
    {
      id: "numbers",
      title: "Number formats",
      about: "How numbers are written, and what becomes of the documented ones",
      content: columns(apis, ({ spec }) => wireValues(spec, ["e164"], sources.get(spec.provider)!)),
    },
    {
      id: "dates",
      title: "Date formats",
      about: "How dates are written, and what becomes of the documented ones",
      content: columns(apis, ({ spec }) => wireValues(spec, ["activatedAt"], sources.get(spec.provider)!)),
    },
    {
      id: "mapping",
      title: "Mapping to InventoryNumber",
      about: "What each field is made from, found by running the mapping over the documented records",
      content: mappingTable(apis, fields, sources),
    },
  ];
  return {
    file: FILES.comparison,
    title: "Side by side",
    description: "The APIs compared: authentication, paging, filters, sorting, limits, errors, formats and fields.",
    main: html`<main id="main" tabindex="-1">
      <h1>Side by side</h1>
      <p class="lead">
        What the APIs have in common is that each lists phone numbers. Everything on this page is generated from the
        specs and from the code that maps their records.
      </p>
      <nav aria-label="On this page" class="toc">
        <ul>
          ${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li> `)}
        </ul>
      </nav>
      ${sections.map(
        ({ id, title, about, content }) =>
          html`<section aria-labelledby="${id}">
            <h2 id="${id}">${title}</h2>
            <p class="about">${about}.</p>
            ${content}
          </section> `,
      )}
    </main>`,
  };
}

function columns(apis: readonly Compared[], cell: (api: Compared) => Html): Html {
  return html`<div class="columns">
    ${apis.map(
      (api) =>
        html`<div class="column">
          <h3><a href="${api.file}${listFragment(api.spec)}">${api.title}</a></h3>
          ${cell(api)}
        </div> `,
    )}
  </div>`;
}

type Sources = Map<string, FieldSource>;

function sourcesOf(spec: Spec, fields: readonly Field[]): Sources {
  const provider = providerOf(spec);
  const records = documentedRecords(spec, listOperation(spec));
  const known = (path: string) => recordSchema(spec, path)?.["x-extensible-enum"] as string[] | undefined;
  const found = fields.map(
    ({ name }) => [name, sourceOf(name, (record) => provider.toFacts(record), records, known)] as const,
  );
  return new Map(found.filter((entry): entry is readonly [string, FieldSource] => entry[1] !== undefined));
}

function recordSchema(spec: Spec, path: string) {
  const found = listOperation(spec);
  return answerSchema(spec, found, `${found.operation["x-paging"]["items"]}[].${path}`);
}

/** The properties that fields come from, with what the spec says of each, and an example's way. */
function wireValues(spec: Spec, names: readonly string[], sources: Sources): Html {
  const used = names.flatMap((name) => sources.get(name) ?? []);
  if (used.length === 0) return html`<p class="nothing">No documented record has one.</p>`;
  return html`${used.map(({ steps, example }) => {
    const parameters = steps.flat().map((path) => {
      const schema = recordSchema(spec, path) ?? {};
      const description = String(schema["description"] ?? "");
      return { name: path, description, schema };
    });
    const patterns = parameters.flatMap(({ schema }) => (schema["pattern"] as string | undefined) ?? []);
    return html`${parameterList(parameters)} ${patterns.map((pattern) => html`<p>Pattern: <code>${pattern}</code></p>`)}
      <p>${exampleHtml(example)}</p>`;
  })}`;
}

function exampleHtml({ wire, fact }: FieldSource["example"]): Html {
  const code = (value: unknown) => html`<code>${JSON.stringify(value)}</code>`;
  return html`${wire.map((value, index) => html`${index > 0 ? " and " : ""}${code(value)}`)}
    <span aria-hidden="true">→</span><span class="hidden"> becomes </span> ${code(fact)}`;
}

function mappingTable(apis: readonly Compared[], fields: readonly Field[], sources: Map<string, Sources>): Html {
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
  if (source === undefined) return html`<span class="nothing">not told</span>`;
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
