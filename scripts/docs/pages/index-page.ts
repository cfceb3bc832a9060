/** The first page. */
import { operationsOf, type Spec } from "../../openapi/specs.js";
import { FILES, type Page } from "./page.js";
import { operationFragment } from "../openapi/places.js";
import { html, inline, type Html } from "../prose.js";

/** One API, as the first page shows it. */
export interface Introduced {
  spec: Spec;
  title: string;
  file: string;
  /** The date of the spec's newest version. */
  date: string;
  conflicts: number;
}

/** What the package says of itself. */
export interface About {
  name: string;
  version: string;
  description: string;
}

/** The page, with a card for each API. */
export function indexPage(apis: readonly Introduced[], about: About, sample: string): Page {
  const total = apis.reduce((sum, { conflicts }) => sum + conflicts, 0);
  return {
    file: FILES.index,
    title: `${about.name} ${about.version}`,
    description: about.description,
    main: html`<main id="main" tabindex="-1">
      <h1>${about.name}</h1>
      <p class="lead">${about.description}</p>
      <p>
        The specs behind it are published here. They were written by hand from the providers' public documentation, and
        say at each place where that documentation contradicts itself.
      </p>
      <h2>The APIs</h2>
      <ul class="cards">
        ${apis.map(card)}
      </ul>
      <h2>Across the APIs</h2>
      <ul class="cards wide">
        <li class="card">
          <h3><a href="${FILES.comparison}">Side by side</a></h3>
          <p>
            Authentication, paging, filters, sorting, limits, errors and formats, and how every field maps to one
            record.
          </p>
        </li>
        <li class="card">
          <h3><a href="${FILES.conflicts}">Contradictions</a></h3>
          <p>
            ${total} matters in which the documentation disagrees with itself: what each place says, what the specs
            decide.
          </p>
        </li>
      </ul>
      <h2>All accounts as one inventory</h2>
      <pre tabindex="0" aria-label="Example in TypeScript"><code>${sample}</code></pre>
    </main>`,
  };
}

function card({ spec, title, file, date, conflicts }: Introduced): Html {
  const { info } = spec.document;
  return html`<li class="card">
    <h3><a href="${file}">${title}</a></h3>
    <p>${inline(info["summary"] as string)}.</p>
    <ul class="operations">
      ${operationsOf(spec).map(
        ({ method, path, operation }) =>
          html`<li>
            <a href="${file}${operationFragment(operation)}">${operation["summary"]}</a>
            <code><b>${method.toUpperCase()}</b> ${breakable((operation["x-rpc-method"] ?? path) as string)}</code>
          </li> `,
      )}
    </ul>
    <p class="meta">
      Version ${info["version"]}, <time datetime="${date}">${date}</time> ·
      <a href="${FILES.conflicts}#${spec.provider}">${conflicts} contradictions</a>
    </p>
  </li> `;
}

/** A path that may be broken between its segments and words. */
function breakable(path: string): Html[] {
  return path.split(/(?<=[/_])/).map((part) => html`${part}<wbr />`);
}
