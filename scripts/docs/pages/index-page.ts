/** The overview page. */
import { operationsOf, type Spec } from "../../openapi/specs.js";
import { FILES, type Page } from "./page.js";
import { operationFragment } from "../openapi/places.js";
import { html, inline, type Html } from "../html.js";

/** One API on the overview page. */
export interface IndexEntry {
  spec: Spec;
  title: string;
  file: string;
  /** The date of the spec's newest version. */
  date: string;
  conflicts: number;
}

/** The fields of package.json that the page shows. */
export interface PackageInfo {
  name: string;
  version: string;
  description: string;
}

/** Returns the page, with a card for each API. */
export function indexPage(apis: readonly IndexEntry[], packageInfo: PackageInfo, sample: string): Page {
  const total = apis.reduce((sum, { conflicts }) => sum + conflicts, 0);
  return {
    file: FILES.index,
    title: `${packageInfo.name} ${packageInfo.version}`,
    description: packageInfo.description,
    main: html`<main id="main" tabindex="-1">
      <h1>${packageInfo.name}</h1>
      <p class="lead">${packageInfo.description}</p>
      <p>
        These are the OpenAPI specs of the four APIs. They were written by hand from the providers' public documentation
        and show the conflicts in it.
      </p>
      <h2>The APIs</h2>
      <ul class="cards">
        ${apis.map(card)}
      </ul>
      <h2>Across the APIs</h2>
      <ul class="cards wide">
        <li class="card">
          <h3><a href="${FILES.comparison}">API comparison</a></h3>
          <p>
            Authentication, pagination, filters, sorting, rate limits, errors, formats, and the source of every field of
            an inventory record.
          </p>
        </li>
        <li class="card">
          <h3><a href="${FILES.conflicts}">Documentation conflicts</a></h3>
          <p>${total} conflicts in the documentation: what each source says, and what the specs do.</p>
        </li>
      </ul>
      <h2>All accounts as one inventory</h2>
      <pre tabindex="0" aria-label="Example in TypeScript"><code>${sample}</code></pre>
    </main>`,
  };
}

function card({ spec, title, file, date, conflicts }: IndexEntry): Html {
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
      <a href="${FILES.conflicts}#${spec.provider}">${conflicts} documentation conflicts</a>
    </p>
  </li> `;
}

/** A path that can wrap between its segments and words. */
function breakable(path: string): Html[] {
  return path.split(/(?<=[/_])/).map((part) => html`${part}<wbr />`);
}
