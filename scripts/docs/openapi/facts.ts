/** What an operation's extensions say of calling it: its JSON-RPC method, its paging, whether it may be repeated. */
import type { Node } from "../../openapi/specs.js";
import { codes, forMarkdown } from "./notes.js";
import { html, type Html } from "../prose.js";

const code = (text: unknown) => html`<code>${text}</code>`;

/** Each extension that is a fact of an operation: its name for people, and its value. */
const FACTS: Record<string, (value: never) => [string, Html][]> = {
  "x-rpc-method": (method: string) => [["JSON-RPC method", code(method)]],
  "x-credential": (place: string) => [["Credential", html`in ${code(place)}`]],
  "x-pagination": (paging: Node | false) => (paging === false ? [] : [["Paging", pagingHtml(paging)]]),
  "x-idempotent": (repeatable: boolean) => [
    ["Repeating it", html`${repeatable ? "does the same as sending it once" : "may do it twice"}`],
  ],
  "x-rpc-errors": ({ retryable = [], credential = [] }: Record<string, string[]>) => [
    ["Errors that may pass", codes(retryable)],
    ["Errors that ask for a new credential", codes(credential)],
  ],
};

/** The facts of an operation as HTML for its description; undefined where there are none. */
export function operationFacts(operation: Node): string | undefined {
  const facts = Object.entries(FACTS).flatMap(([name, tell]) =>
    operation[name] === undefined ? [] : tell(operation[name] as never),
  );
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

/** How a list is read on, by `x-pagination`. */
export function pagingHtml(paging: Node): Html {
  const address = (role: string) => code((paging[role] as string).split(".").slice(1).join("."));
  const [items, total, next] = ["items", "total", "next"].map((role) => code(paging[role]));
  const limit = address("limit");
  switch (paging["style"]) {
    case "offset":
      return html`${address("offset")} says how many items to skip, ${limit} how many to return; the items are in
      ${items}, their total in ${total}`;
    case "page":
      return html`${address("page")} says which page, ${limit} how many items it holds; the items are in ${items}, their
      number${paging["totalMayCountPage"] === true ? " (of all pages, or of this one)" : ""} in ${total}`;
    case "cursor":
      return html`${address("cursor")} takes the cursor that the address in ${next} has, ${limit} says how many items to
      return; the items are in ${items}`;
    default:
      throw new Error(`x-pagination has no style that the documentation knows: ${paging["style"]}`);
  }
}
