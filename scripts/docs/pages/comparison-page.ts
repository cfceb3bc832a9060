/** The page that compares the APIs. */
import type { Spec } from "../../openapi/specs.js";
import { COMPARISON_SECTIONS, listFragment } from "./comparison.js";
import type { Field } from "../openapi/fields.js";
import { mappingTable, sourcesOf, wireValues } from "./mapping-html.js";
import { FILES, type Page } from "./page.js";
import { html, type Html } from "../prose.js";

/** One API of the comparison. */
export interface ComparisonEntry {
  spec: Spec;
  title: string;
  file: string;
}

/** Returns the page: a section per topic, then the table of the mapping. */
export function comparisonPage(apis: readonly ComparisonEntry[], fields: readonly Field[]): Page {
  const sources = new Map(apis.map(({ spec }) => [spec.provider, sourcesOf(spec, fields)]));
  const sections = [
    ...COMPARISON_SECTIONS.map(({ id, title, description, renderCell }) => ({
      id,
      title,
      description,
      content: columns(apis, ({ spec }) => renderCell(spec)),
    })),
    {
      id: "numbers",
      title: "Number formats",
      description: "Number formats in the APIs, and their normalized form",
      content: columns(apis, ({ spec }) => wireValues(spec, ["e164"], sources.get(spec.provider)!)),
    },
    {
      id: "dates",
      title: "Date formats",
      description: "Date formats in the APIs, and their normalized form",
      content: columns(apis, ({ spec }) => wireValues(spec, ["activatedAt"], sources.get(spec.provider)!)),
    },
    {
      id: "mapping",
      title: "Mapping to InventoryNumber",
      description: "Source of each field, derived by running the mapping on the documented records",
      content: mappingTable(apis, fields, sources),
    },
  ];
  return {
    file: FILES.comparison,
    title: "API comparison",
    description:
      "The APIs compared: authentication, pagination, filters, sorting, rate limits, errors, formats and fields.",
    main: html`<main id="main" tabindex="-1">
      <h1>API comparison</h1>
      <p class="lead">
        How the APIs list phone numbers. This page is generated from the specs and from the code that normalizes their
        records.
      </p>
      <nav aria-label="On this page" class="toc">
        <ul>
          ${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li> `)}
        </ul>
      </nav>
      ${sections.map(
        ({ id, title, description, content }) =>
          html`<section aria-labelledby="${id}">
            <h2 id="${id}">${title}</h2>
            ${description === undefined ? "" : html`<p class="about">${description}.</p>`} ${content}
          </section> `,
      )}
    </main>`,
  };
}

function columns(apis: readonly ComparisonEntry[], renderCell: (api: ComparisonEntry) => Html): Html {
  return html`<div class="columns">
    ${apis.map(
      (api) =>
        html`<div class="column">
          <h3><a href="${api.file}${listFragment(api.spec)}">${api.title}</a></h3>
          ${renderCell(api)}
        </div> `,
    )}
  </div>`;
}
