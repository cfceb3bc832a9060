/** Facts about an operation from its extensions: JSON-RPC method, pagination, idempotency, retryable errors. */
import type { Node } from "../../openapi/specs.js";
import { code, codes } from "../markdown.js";

/** The label and value of each extension that is shown as a fact. */
const FACTS: Record<string, (value: never) => [label: string, markdown: string][]> = {
  "x-rpc-method": (method: string) => [["JSON-RPC method", code(method)]],
  "x-pagination": (paging: Node | false) => (paging === false ? [] : [["Pagination", pagingText(paging)]]),
  "x-idempotent": (idempotent: boolean) => [["Idempotent", idempotent ? "yes" : "no"]],
  "x-rpc-errors": ({ retryable = [] }: Record<string, string[]>) => [["Retryable errors", codes(retryable)]],
};

/** Returns the facts of an operation as Markdown, each with its label. */
export function factsOf(operation: Node): [label: string, markdown: string][] {
  return Object.entries(FACTS).flatMap(([name, toFacts]) =>
    operation[name] === undefined ? [] : toFacts(operation[name] as never),
  );
}

/** Describes the pagination of a list operation (`x-pagination`). */
function pagingText(paging: Node): string {
  const parameter = (role: string) => code((paging[role] as string).split(".").slice(1).join("."));
  const [items, total, next] = ["items", "total", "next"].map((role) => code(paging[role]));
  const limit = parameter("limit");
  const note = (role: string, text: string) => (paging[role] === true ? text : "");
  switch (paging["style"]) {
    case "offset":
      return `${parameter("offset")} is the number of items to skip, ${limit} the number to return; items in ${items}, total ${note("totalMayIgnoreFilters", "(with filters perhaps of the whole list) ")}in ${total}`;
    case "page":
      return `${parameter("page")} is the page number, ${limit} the page size; items in ${items}, number of items ${note("totalMayCountPage", "(of all pages or of this page) ")}in ${total}${paging["paginates"] ? `; ${code(paging["paginates"])} is true if there is more than one page` : ""}`;
    case "cursor":
      return `${parameter("cursor")} takes the cursor from the ${next} URL, ${limit} is the number of items to return; items in ${items}`;
    default:
      throw new Error(`unsupported pagination style: ${paging["style"]}`);
  }
}
