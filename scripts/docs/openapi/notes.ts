/** What the specs' extensions say, as the HTML that readers see. */
import type { Node } from "../../openapi/specs.js";
import { html, inline, type Html } from "../prose.js";

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

/** Words of the API, with commas between. */
export function codes(words: readonly string[]): Html {
  return html`${words.map((word, index) => html`${index > 0 ? ", " : ""}<code>${word}</code>`)}`;
}

/** How each extension is shown where it stands; those without an entry are for machines alone. */
export const SHOWN: Record<string, (value: never, node: Node) => Html | undefined> = {
  "x-extensible-enum": (values: string[]) =>
    html`<p class="known-values">Known values: ${codes(values)}. Others may come.</p>`,
  "x-sensitive": (secret: boolean) =>
    secret
      ? html`<p class="secret"><strong>Secret</strong>: not for logs and screens. The command never prints it.</p>`
      : undefined,
  "x-doc-source": (source: string) => html`<p class="doc-source">Written from ${sourceHtml(source)}.</p>`,
  "x-doc-conflict": (conflicts: Conflict[]) => html`${conflicts.map(conflictHtml)}`,
};

/**
 * HTML as it goes into a description: in one line, since a blank one would end the block of HTML in Markdown. A blank
 * between an element and another one, or an entity, is put into the element, as Redoc would drop it.
 */
export function forMarkdown(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, " ").replaceAll(/(<\/(?:a|b|code|em|strong)>) (?=[<&])/g, " $1");
}

/** The notes of a node, as HTML for its description. */
export function notesOf(node: Node): string[] {
  return Object.entries(SHOWN)
    .filter(([name]) => node[name] !== undefined)
    .map(([name, show]) => show(node[name] as never, node)?.text ?? "")
    .filter(Boolean)
    .map(forMarkdown);
}
