/** The page that compares the APIs. */
import type { Spec } from "../../openapi/specs.js";
import { listFragment, ROWS } from "./comparison.js";
import type { Field } from "../openapi/fields.js";
import { mappingTable, sourcesOf, wireValues } from "./mapping-html.js";
import { FILES, type Page } from "./page.js";
import { html, type Html } from "../prose.js";

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
