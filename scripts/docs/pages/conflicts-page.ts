/** The page that lists all documentation conflicts. */
import { countOf, type PlacedConflicts } from "../openapi/conflicts.js";
import { conflictHtml } from "../openapi/notes.js";
import { FILES, type Page } from "./page.js";
import type { Place } from "../openapi/places.js";
import type { Sources } from "../openapi/sources.js";
import { html, type Html } from "../html.js";

/** The conflicts of one API. */
export interface ConflictsEntry {
  id: string;
  title: string;
  file: string;
  placed: readonly PlacedConflicts[];
  sources: Sources;
}

/** Returns the page, with a section for each API. */
export function conflictsPage(apis: readonly ConflictsEntry[]): Page {
  const total = apis.reduce((sum, { placed }) => sum + countOf(placed), 0);
  return {
    file: FILES.conflicts,
    title: "Documentation conflicts",
    description: `${total} conflicts in the public documentation of the APIs, and how the specs resolve them.`,
    main: html`<main id="main" tabindex="-1">
      <h1>Documentation conflicts</h1>
      <p class="lead">
        The public documentation of these APIs has ${total} conflicts. For each, this page shows what every source says
        and what the spec does. Nothing was verified against the live APIs.
      </p>
      <nav aria-label="On this page" class="toc">
        <ul>
          ${apis.map(({ id, title, placed }) => html`<li><a href="#${id}">${title} (${countOf(placed)})</a></li> `)}
        </ul>
      </nav>
      ${apis.map(section)}
    </main>`,
  };
}

function section({ id, title, file, placed, sources }: ConflictsEntry): Html {
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title} <span class="count">${countOf(placed)}</span></h2>
    ${placed.map(
      ({ place, conflicts, others }) =>
        html`<section class="place">
          <h3><a href="${file}${place.fragment}">${titleOf(place)}</a></h3>
          ${others > 0 ? html`<p class="about">First of ${others + 1} places.</p>` : ""}
          ${conflicts.map((conflict) => conflictHtml(conflict, sources))}
        </section> `,
    )}
  </section>`;
}

function titleOf({ operation, name }: Place): string {
  const title = operation === undefined ? name : `${operation}: ${name}`;
  return title.slice(0, 1).toUpperCase() + title.slice(1);
}
