/** The sections of the page that compares the APIs. Every cell is generated from the spec. */
import { resolve, type Node, type Spec } from "../../openapi/specs.js";
import { pagingHtml } from "../openapi/facts.js";
import { codes } from "../openapi/notes.js";
import { parametersOf, type Parameter, type Role } from "../openapi/parameters.js";
import { html, inline, type Html } from "../html.js";
import { responseProperty, listOperation } from "../openapi/records.js";
import { operationFragment } from "../openapi/places.js";
import { bodyCredentials } from "../openapi/authentication.js";
import { parameterList } from "./parameter-list.js";

/** One section of the page. */
export interface ComparisonSection {
  id: string;
  title: string;
  /** A line below the title. */
  description?: string;
  /** Renders the cell of one API. */
  renderCell: (spec: Spec) => Html;
}

/** Texts of a list operation that no other keyword expresses (`x-comparison`), as Markdown. */
interface ComparisonTexts {
  end?: string;
  rateLimits?: string;
}

/** The sections, in the order of the page. */
export const COMPARISON_SECTIONS: readonly ComparisonSection[] = [
  {
    id: "authentication",
    title: "Authentication",
    description: "Where the credential is sent",
    renderCell: authenticationCell,
  },
  { id: "servers", title: "Base URLs", renderCell: baseUrlsCell },
  {
    id: "paging",
    title: "Pagination",
    description: "Parameters, with defaults and limits",
    renderCell: paginationCell,
  },
  {
    id: "end",
    title: "End of pagination",
    description: "How the last page is detected",
    renderCell: endOfPaginationCell,
  },
  { id: "filters", title: "Filter parameters", renderCell: filtersCell },
  { id: "sorting", title: "Sorting", description: "Parameters that set the order", renderCell: sortingCell },
  { id: "rate-limits", title: "Rate limits", renderCell: rateLimitsCell },
  { id: "errors", title: "Error responses", renderCell: errorsCell },
];

function placeholder(text: string): Html {
  return html`<p class="placeholder">${text}</p>`;
}

function comparisonTexts(operation: Node): ComparisonTexts {
  return (operation["x-comparison"] ?? {}) as ComparisonTexts;
}

function paragraph(markdown: string | undefined): Html | undefined {
  return markdown === undefined ? undefined : html`<p>${inline(markdown)}</p>`;
}

function authenticationCell(spec: Spec): Html {
  const schemes = Object.values((spec.document["components"]?.["securitySchemes"] ?? {}) as Record<string, Node>);
  const credentials = [
    ...schemes.map((scheme) => ({ title: schemeTitle(scheme), description: String(scheme["description"] ?? "") })),
    ...bodyCredentials(spec).map(({ path, description }) => ({
      title: html`In the body, as <code>${path}</code>`,
      description,
    })),
  ];
  return html`${credentials.map(
    ({ title, description }) =>
      html`<p><strong>${title}</strong></p>
        <p>${inline(description)}</p>`,
  )}`;
}

function schemeTitle(scheme: Node): Html {
  const words: Record<string, string> = { basic: "HTTP Basic", bearer: "HTTP Bearer token" };
  if (scheme["type"] === "http") {
    return html`${words[scheme["scheme"] as string] ?? scheme["scheme"]}`;
  }
  if (scheme["type"] === "apiKey") {
    return html`Key in the ${scheme["in"]} field <code>${scheme["name"]}</code>`;
  }
  return html`${scheme["type"]}`;
}

function baseUrlsCell({ document }: Spec): Html {
  return html`${(document["servers"] as Node[]).map(
    (server) =>
      html`<p><code>${server["url"]}</code></p>
        <p>${inline(String(server["description"] ?? ""))}</p>
        ${Object.entries((server["variables"] ?? {}) as Record<string, Node>).map(
          ([name, variable]) =>
            html`<p>
              <code>${name}</code> (default <code>${variable["default"]}</code>):
              ${inline(String(variable["description"] ?? ""))}
            </p>`,
        )}`,
  )}`;
}

function parametersWithRole(spec: Spec, ...roles: Role[]): Parameter[] {
  return parametersOf(spec, listOperation(spec)).filter(({ role }) => roles.includes(role));
}

function paginationCell(spec: Spec): Html {
  const { operation } = listOperation(spec);
  return html`<p>${pagingHtml(operation["x-pagination"] as Node)}.</p>
    ${parameterList(parametersWithRole(spec, "paging"))}`;
}

function endOfPaginationCell(spec: Spec): Html {
  const found = listOperation(spec);
  const roles = (found.operation["x-pagination"] ?? {}) as Node;
  const paths = ["total", "next"].flatMap((role) => (roles[role] as string | undefined) ?? []);
  const properties = paths.map((path) => {
    const text = responseProperty(spec, found, path)?.text ?? "";
    return html`<dt><code>${path}</code></dt>
      <dd>${inline(text)}</dd>`;
  });
  return html`<dl class="parameters">${properties}</dl>
    ${paragraph(comparisonTexts(found.operation).end)}`;
}

function filtersCell(spec: Spec): Html {
  const parameters = parametersWithRole(spec, "other", "fields");
  return parameters.length > 0 ? parameterList(parameters) : placeholder("No filters.");
}

function sortingCell(spec: Spec): Html {
  const parameters = parametersWithRole(spec, "sort");
  return parameters.length > 0 ? parameterList(parameters) : placeholder("Order cannot be chosen.");
}

function rateLimitsCell(spec: Spec): Html {
  const { operation } = listOperation(spec);
  const { rateLimits } = comparisonTexts(operation);
  const hasStatus429 = Object.hasOwn((operation["responses"] ?? {}) as Node, "429");
  if (rateLimits === undefined && !hasStatus429) {
    return placeholder("No rate limits documented.");
  }
  return html`${paragraph(rateLimits)}${hasStatus429 ? html`<p>Exceeding a limit returns status 429.</p>` : ""}`;
}

function errorsCell(spec: Spec): Html {
  const { operation } = listOperation(spec);
  const responses = Object.entries((operation["responses"] ?? {}) as Record<string, Node>);
  const rpcErrors = operation["x-rpc-errors"] as Record<string, string[]> | undefined;
  const rows = responses
    .filter(([code]) => rpcErrors !== undefined || !/^[123]/.test(code))
    .map(([code, response]) => {
      const text = resolve(spec.document, response)["description"] as string;
      return html`<dt><code>${code}</code></dt>
        <dd>${inline(text)}</dd>`;
    });
  return html`<dl class="parameters">${rows}</dl>
    ${rpcErrors === undefined ? "" : rpcErrorsHtml(rpcErrors)}`;
}

function rpcErrorsHtml({ retryable = [], credential = [] }: Record<string, string[]>): Html {
  return html`<p>Retryable: ${codes(retryable)}. Renew the credential: ${codes(credential)}.</p>`;
}

/** The fragment of the list operation on the page of the spec. */
export function listFragment(spec: Spec): string {
  return operationFragment(listOperation(spec).operation);
}
