/** The page that lists what the documentation disagrees on. */
import { countOf, type PlacedConflicts } from "./conflicts.js";
import { conflictHtml } from "../openapi/notes.js";
import { FILES, type Page } from "./page.js";
import type { Place } from "../openapi/places.js";
import type { Sources } from "../openapi/sources.js";
import { html, type Html } from "../prose.js";

/** The contradictions of one API. */
export interface Contradictory {
  id: string;
  title: string;
  file: string;
  placed: readonly PlacedConflicts[];
  sources: Sources;
}

/** The page, with a section for each API. */
export function conflictsPage(apis: readonly Contradictory[]): Page {
  const total = apis.reduce((sum, { placed }) => sum + countOf(placed), 0);
  return {
    file: FILES.conflicts,
    title: "Contradictions",
    description: `${total} places where the public documentation of the APIs disagrees with itself, and what the specs decide.`,
    main: html`<main id="main" tabindex="-1">
      <h1>What the documentation disagrees on</h1>
      <p class="lead">
        In ${total} matters, the public documentation of these APIs contradicts itself or leaves open what a client has
        to know. Here is what each place says, and what the specs decide. Nothing was verified against the live APIs.
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

function section({ id, title, file, placed, sources }: Contradictory): Html {
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title} <span class="count">${countOf(placed)}</span></h2>
    ${placed.map(
      ({ place, conflicts, others }) =>
        html`<section class="place">
          <h3><a href="${file}${place.fragment}">${titleOf(place)}</a></h3>
          ${others > 0 ? html`<p class="about">Shown in ${others + 1} places, of which this is the first.</p>` : ""}
          ${conflicts.map((conflict) => conflictHtml(conflict, sources))}
        </section> `,
    )}
  </section>`;
}

function titleOf({ operation, name }: Place): string {
  const title = operation === undefined ? name : `${operation}: ${name}`;
  return title.slice(0, 1).toUpperCase() + title.slice(1);
}
