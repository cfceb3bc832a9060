/**
 * What users ask of all the APIs, side by side. Every cell is taken from the spec or from what the mapping does with
 * the documented records; where the spec has nothing of the kind, the cell says so.
 */
import { resolve, type Node, type Spec } from "../../openapi/specs.js";
import { pagingHtml } from "../openapi/facts.js";
import { codes } from "../openapi/notes.js";
import { parametersOf, type Parameter, type Role } from "../openapi/parameters.js";
import { inline, html, sentences, type Html } from "../prose.js";
import { answerProperty, listOperation } from "../openapi/records.js";
import { operationFragment } from "../openapi/places.js";
import { bodyCredentials } from "../openapi/schemes.js";

/** One question, with an answer for each spec. */
export interface Row {
  id: string;
  title: string;
  about: string;
  cells: (spec: Spec) => Html;
}

const NOTHING = (what: string) => html`<p class="nothing">${what}</p>`;

/** The questions, in the order of the page. */
export const ROWS: readonly Row[] = [
  { id: "authentication", title: "Authentication", about: "Where the credential goes", cells: authentication },
  { id: "servers", title: "Servers", about: "Before the path of an operation", cells: servers },
  { id: "paging", title: "Paging", about: "The parameters, with their defaults and bounds", cells: paging },
  { id: "end", title: "The end of a list", about: "What tells that there is nothing more", cells: end },
  { id: "filters", title: "Filters", about: "Parameters that are not for paging or sorting", cells: filters },
  { id: "sorting", title: "Sorting", about: "Parameters that choose the order", cells: sorting },
  { id: "rate-limits", title: "Rate limits", about: "What the spec says of them", cells: rateLimits },
  { id: "errors", title: "Errors", about: "The answers that are no success", cells: errors },
];

function authentication(spec: Spec): Html {
  const schemes = Object.values((spec.document["components"]?.["securitySchemes"] ?? {}) as Record<string, Node>);
  const named = [
    ...schemes.map((scheme) => ({ title: schemeTitle(scheme), text: String(scheme["description"] ?? "") })),
    ...bodyCredentials(spec).map(({ title, text }) => ({ title: html`In the body, as <code>${title}</code>`, text })),
  ];
  return html`${named.map(
    ({ title, text }) =>
      html`<p><strong>${title}</strong></p>
        <p>${inline(text)}</p>`,
  )}`;
}

function schemeTitle(scheme: Node): Html {
  const words: Record<string, string> = { basic: "HTTP Basic", bearer: "HTTP Bearer token" };
  if (scheme["type"] === "http") return html`${words[scheme["scheme"] as string] ?? scheme["scheme"]}`;
  if (scheme["type"] === "apiKey") return html`Key in the ${scheme["in"]} field <code>${scheme["name"]}</code>`;
  return html`${scheme["type"]}`;
}

function servers({ document }: Spec): Html {
  return html`${(document["servers"] as Node[]).map(
    (server) =>
      html`<p><code>${server["url"]}</code></p>
        <p>${inline(String(server["description"] ?? ""))}</p>
        ${Object.entries((server["variables"] ?? {}) as Record<string, Node>).map(
          ([name, variable]) =>
            html`<p>
              <code>${name}</code>, by default <code>${variable["default"]}</code>:
              ${inline(String(variable["description"] ?? ""))}
            </p>`,
        )}`,
  )}`;
}

function withRole(spec: Spec, ...roles: Role[]): Parameter[] {
  return parametersOf(spec, listOperation(spec)).filter(({ role }) => roles.includes(role));
}

function paging(spec: Spec): Html {
  const { operation } = listOperation(spec);
  return html`<p>${pagingHtml(operation["x-pagination"] as Node)}.</p>
    ${parameterList(withRole(spec, "paging"))}`;
}

/** A parameter, or a property of an answer. */
export type Described = Pick<Parameter, "name" | "description" | "schema"> &
  Partial<Pick<Parameter, "deprecated" | "required">>;

/** A list of parameters, each with what its schema bounds. */
export function parameterList(parameters: readonly Described[]): Html {
  return html`<dl class="parameters">
    ${parameters.map(
      (parameter) =>
        html`<dt><code>${parameter.name}</code> <span>${boundsOf(parameter)}</span></dt>
          <dd>${inline(sentences(parameter.description).join(" "))}</dd>`,
    )}
  </dl>`;
}

/** The type of a parameter, its values and its bounds, in words. */
export function boundsOf({ schema, deprecated, required }: Described): Html {
  const { type, enum: values, minimum, maximum, default: fallback } = schema;
  const types = [type].flat().filter((name) => name !== undefined && name !== "null");
  const parts = [
    deprecated && "deprecated",
    required && "required",
    values
      ? html`one of ${(values as unknown[]).map((value, index) => html`${index > 0 ? ", " : ""}<code>${value}</code>`)}`
      : types.join(" or "),
    fallback !== undefined && html`default <code>${fallback}</code>`,
    minimum !== undefined && `at least ${minimum}`,
    maximum !== undefined ? `at most ${maximum}` : undefined,
  ].filter(Boolean);
  return html`${parts.map((part, index) => html`${index > 0 ? "; " : ""}${part}`)}`;
}

function end(spec: Spec): Html {
  const found = listOperation(spec);
  const roles = (found.operation["x-pagination"] ?? {}) as Node;
  const told = ["total", "next"].flatMap((role) => (roles[role] as string | undefined) ?? []);
  const properties = told.map((path) => {
    const text = answerProperty(spec, found, path)?.text ?? "";
    return html`<dt><code>${path}</code></dt>
      <dd>${inline(text)}</dd>`;
  });
  const said = matching(
    [found.operation["description"]],
    /\buntil\b|\bends?\b|\bnext page\b|\bwindow of up to\b|\bcannot be reached\b/i,
  );
  return html`<dl class="parameters">${properties}</dl>
    ${said.map((text) => html`<p>${inline(text)}</p>`)}`;
}

function filters(spec: Spec): Html {
  const parameters = withRole(spec, "other", "fields");
  return parameters.length > 0 ? parameterList(parameters) : NOTHING("The list has no filter.");
}

function sorting(spec: Spec): Html {
  const parameters = withRole(spec, "sort");
  const said = matching([listOperation(spec).operation["description"]], /\bsort(ing|ed)?\b|\border\b/i);
  return html`${parameters.length > 0 ? parameterList(parameters) : NOTHING("No parameter chooses the order.")}${said.map((text) => html`<p>${inline(text)}</p>`)}`;
}

function rateLimits(spec: Spec): Html {
  const { document } = spec;
  const { operation } = listOperation(spec);
  const schemas = Object.values((document["components"]?.["schemas"] ?? {}) as Record<string, Node>);
  const texts = [
    document["info"]["description"],
    operation["description"],
    ...schemas.map((schema) => schema["description"]),
  ];
  const said = matching(texts, /\brate limits?\b|\bbudgets?\b|\bpoints\b|\bquotas?\b/i);
  const own = Object.keys((operation["responses"] ?? {}) as Node).includes("429");
  if (said.length === 0 && !own) return NOTHING("The spec says nothing of rate limits.");
  return html`${said.map((text) => html`<p>${inline(text)}</p>`)}${own ? html`<p>Answered with status 429.</p>` : ""}`;
}

function errors(spec: Spec): Html {
  const { operation } = listOperation(spec);
  const responses = Object.entries((operation["responses"] ?? {}) as Record<string, Node>);
  const rpc = operation["x-rpc-errors"] as Record<string, string[]> | undefined;
  const said = responses
    .filter(([code]) => rpc !== undefined || !/^[123]/.test(code))
    .map(([code, response]) => {
      const text = resolve(spec.document, response)["description"] as string;
      return html`<dt><code>${code}</code></dt>
        <dd>${inline(text)}</dd>`;
    });
  return html`<dl class="parameters">${said}</dl>
    ${
      rpc
        ? html`<p>
            May pass when tried again: ${codes(rpc["retryable"] ?? [])}. Ask for a new credential:
            ${codes(rpc["credential"] ?? [])}.
          </p>`
        : ""
    }`;
}

/** The sentences of texts that a pattern matches, each once. */
export function matching(texts: readonly unknown[], pattern: RegExp): string[] {
  const all = texts.flatMap((text) => (typeof text === "string" ? sentences(text) : []));
  return [...new Set(all)].filter((sentence) => pattern.test(sentence));
}

/** The fragment of the list on the spec's page. */
export function listFragment(spec: Spec): string {
  return operationFragment(listOperation(spec).operation);
}
