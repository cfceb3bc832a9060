/** What the specs' extensions say, as the HTML that readers see. */
import type { Node } from "../../openapi/specs.js";
import { html, inline, type Html } from "../prose.js";
import { sourceHtml, type Sources } from "./sources.js";

/** One entry of `x-doc-conflict`. */
export interface Conflict {
  topic: string;
  statements: { source: string; section?: string; says: string }[];
  decision: string;
}

/** A contradiction: what each place says, and what the spec decides. */
export function conflictHtml({ topic, statements, decision }: Conflict, sources: Sources): Html {
  const rows = statements.map(
    ({ source, section, says }) =>
      html`<dt>${sourceHtml(sources, source, section)}</dt>
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
export const SHOWN: Record<string, (value: never, sources: Sources) => Html | undefined> = {
  "x-extensible-enum": (values: string[]) =>
    html`<p class="known-values">Known values: ${codes(values)}. Others may come.</p>`,
  "x-sensitive": (secret: boolean) =>
    secret
      ? html`<p class="secret"><strong>Secret</strong>: not for logs and screens. The command never prints it.</p>`
      : undefined,
  "x-doc-source": (id: string, sources) => html`<p class="doc-source">Written from ${sourceHtml(sources, id)}.</p>`,
  "x-doc-conflict": (conflicts: Conflict[], sources) =>
    html`${conflicts.map((conflict) => conflictHtml(conflict, sources))}`,
};

/**
 * HTML as it goes into a description: in one line, since a blank one would end the block of HTML in Markdown. A blank
 * between an element and another one, or an entity, is put into the element, as Redoc would drop it.
 */
export function forMarkdown(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, " ").replaceAll(/(<\/(?:a|b|code|em|strong)>) (?=[<&])/g, " $1");
}

/** The notes of a node, as HTML for its description. `sources` are those of its document. */
export function notesOf(node: Node, sources: Sources): string[] {
  return Object.entries(SHOWN)
    .filter(([name]) => node[name] !== undefined)
    .map(([name, show]) => show(node[name] as never, sources)?.text ?? "")
    .filter(Boolean)
    .map(forMarkdown);
}
