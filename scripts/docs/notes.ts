/** What the specs' extensions say, as the HTML that readers see. */
import type { Node } from "../specs.js";
import { escape, html, inline, Html } from "./prose.js";

/** One entry of `x-doc-conflict`. */
export interface Conflict {
  topic: string;
  statements: { source: string; says: string }[];
  decision: string;
}

/** A source, `address (date), where on it`, with its address as a link. */
export function sourceHtml(source: string): Html {
  const [, address, rest] = /^(https?:\/\/\S+)(.*)$/s.exec(source) ?? [];
  if (address === undefined) return html`${source}`;
  return html`<a href="${address}">${shortened(address)}</a>${rest}`;
}

/** An address for people: a long one is cut in its middle. */
export function shortened(address: string): string {
  const [host, ...segments] = address
    .replace(/^https?:\/\//, "")
    .replace(/\/$/, "")
    .split("/");
  const whole = [host, ...segments].join("/");
  return whole.length <= 50 || segments.length < 3 ? whole : [host, "…", ...segments.slice(-2)].join("/");
}

/** A contradiction: what each place says, and what the spec decides. */
export function conflictHtml({ topic, statements, decision }: Conflict): Html {
  const rows = statements.map(
    ({ source, says }) =>
      html`<dt>${sourceHtml(source)}</dt>
        <dd>${inline(says)}</dd>`,
  );
  return html`<div class="conflict" role="note">
    <p class="conflict-topic"><strong>The documentation disagrees.</strong> ${inline(topic)}</p>
    <dl class="conflict-statements">${rows}</dl>
    <p class="conflict-decision"><strong>Decided here:</strong> ${inline(decision)}</p>
  </div>`;
}

/** How each extension is shown where it stands; those without an entry are for machines alone. */
export const SHOWN: Record<string, (value: never, node: Node) => Html | undefined> = {
  "x-extensible-enum": (values: string[]) =>
    html`<p class="known-values">
      Known values: ${values.map((value) => html`<code>${value}</code> `)}. Others may come.
    </p>`,
  "x-secret": (secret: boolean) =>
    secret
      ? html`<p class="secret"><strong>Secret</strong>: not for logs and screens. The command never prints it.</p>`
      : undefined,
  "x-doc-source": (source: string) => html`<p class="doc-source">Written from ${sourceHtml(source)}.</p>`,
  "x-doc-conflict": (conflicts: Conflict[]) => html`${conflicts.map(conflictHtml)}`,
};

/** The notes of a node, in one line each: a blank line would end a block of HTML in Markdown. */
export function notesOf(node: Node): string[] {
  return Object.entries(SHOWN)
    .filter(([name]) => node[name] !== undefined)
    .map(([name, show]) => show(node[name] as never, node)?.text ?? "")
    .filter(Boolean)
    .map((text) => text.replaceAll(/\s*\n\s*/g, " "));
}

/** What an operation's extensions say of calling it. */
export function operationFacts(operation: Node): string | undefined {
  const paging = operation["x-paging"] as Node | false | undefined;
  const rpcErrors = operation["x-rpc-errors"] as Node | undefined;
  const code = (text: unknown) => html`<code>${text}</code>`;
  const list = (texts: string[]) => texts.map((text, index) => html`${index > 0 ? ", " : ""}${code(text)}`);
  const facts: [string, Html][] = [];
  if (operation["x-rpc-method"] !== undefined) facts.push(["JSON-RPC method", code(operation["x-rpc-method"])]);
  if (operation["x-credential"] !== undefined) facts.push(["Credential", html`in ${code(operation["x-credential"])}`]);
  if (paging) facts.push(["Paging", pagingHtml(paging)]);
  if (operation["x-repeatable"] !== undefined)
    facts.push([
      "Repeating it",
      html`${operation["x-repeatable"] === true ? "does the same as sending it once" : "may do it twice"}`,
    ]);
  if (rpcErrors?.["retryable"]) facts.push(["Errors that may pass", html`${list(rpcErrors["retryable"] as string[])}`]);
  if (rpcErrors?.["credential"])
    facts.push(["Errors that ask for a new credential", html`${list(rpcErrors["credential"] as string[])}`]);
  if (facts.length === 0) return undefined;
  return html`<dl class="facts">
    ${facts.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`.text;
}

/** How a list is read on, by `x-paging`. */
export function pagingHtml(paging: Node): Html {
  const code = (text: unknown) => html`<code>${text}</code>`;
  const address = (role: string) => code((paging[role] as string).split(".").slice(1).join("."));
  switch (paging["style"]) {
    case "offset":
      return html`${address("offset")} says how many items to skip, ${address("limit")} how many to return; the items
      are in ${code(paging["items"])}, their total in ${code(paging["total"])}`;
    case "page":
      return html`${address("page")} says which page, ${address("limit")} how many items it holds; the items are in
      ${code(paging["items"])}, their number in
      ${code(paging["total"])}${paging["totalMayCountPage"] === true ? " (of all pages, or of this one)" : ""}`;
    case "cursor":
      return html`${address("cursor")} takes the cursor that the address in ${code(paging["next"])} has,
      ${address("limit")} says how many items to return; the items are in ${code(paging["items"])}`;
    default:
      throw new Error(`x-paging has no style that the documentation knows: ${escape(paging["style"])}`);
  }
}
