/** Facts about an operation from its extensions: JSON-RPC method, credential, pagination, idempotency, errors. */
import type { Node } from "../../openapi/specs.js";
import { codes, forMarkdown } from "./notes.js";
import { html, type Html } from "../html.js";

const code = (text: unknown) => html`<code>${text}</code>`;

/** The label and value of each extension that is shown as a fact. */
const FACTS: Record<string, (value: never) => [string, Html][]> = {
  "x-rpc-method": (method: string) => [["JSON-RPC method", code(method)]],
  "x-credential": (place: string) => [["Credential", html`in ${code(place)}`]],
  "x-pagination": (paging: Node | false) => (paging === false ? [] : [["Pagination", pagingHtml(paging)]]),
  "x-idempotent": (idempotent: boolean) => [["Idempotent", html`${idempotent ? "yes" : "no"}`]],
  "x-rpc-errors": ({ retryable = [], credential = [] }: Record<string, string[]>) => [
    ["Retryable errors", codes(retryable)],
    ["Credential errors", codes(credential)],
  ],
};

/** Returns the facts of an operation, each with its label. */
export function factsOf(operation: Node): [string, Html][] {
  return Object.entries(FACTS).flatMap(([name, toFacts]) =>
    operation[name] === undefined ? [] : toFacts(operation[name] as never),
  );
}

/** Returns the facts of an operation as HTML for its description. Undefined if there are none. */
export function operationFacts(operation: Node): string | undefined {
  const facts = factsOf(operation);
  if (facts.length === 0) {
    return undefined;
  }
  const rows = facts.map(
    ([name, value]) =>
      html`<dt>${name}</dt>
        <dd>${value}</dd>`,
  );
  return forMarkdown(html`<dl class="facts">${rows}</dl>`.text);
}

/** Describes the pagination of a list operation (`x-pagination`). */
export function pagingHtml(paging: Node): Html {
  const parameter = (role: string) => code((paging[role] as string).split(".").slice(1).join("."));
  const [items, total, next] = ["items", "total", "next"].map((role) => code(paging[role]));
  const limit = parameter("limit");
  switch (paging["style"]) {
    case "offset":
      return html`${parameter("offset")} is the number of items to skip, ${limit} the number to return; items in
      ${items}, total ${paging["totalMayIgnoreFilters"] === true ? "(with filters perhaps of the whole list) " : ""}in
      ${total}`;
    case "page":
      return html`${parameter("page")} is the page number, ${limit} the page size; items in ${items}, number of items
      ${paging["totalMayCountPage"] === true ? "(of all pages or of this page) " : ""}in
      ${total}${paging["paginates"] ? html`; ${code(paging["paginates"])} is true if there is more than one page` : ""}`;
    case "cursor":
      return html`${parameter("cursor")} takes the cursor from the ${next} URL, ${limit} is the number of items to
      return; items in ${items}`;
    default:
      throw new Error(`unsupported pagination style: ${paging["style"]}`);
  }
}
