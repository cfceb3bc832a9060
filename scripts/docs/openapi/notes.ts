/** The extensions of the specs as HTML notes. */
import type { Node } from "../../openapi/specs.js";
import { html, inline, type Html } from "../html.js";
import { sourceHtml, type Sources } from "./sources.js";

/** One entry of `x-doc-conflict`. */
export interface Conflict {
  topic: string;
  /** Whether the sources contradict each other, or one omits what another one states. */
  kind: "conflict" | "gap";
  statements: { source: string; section?: string; says: string }[];
  decision: string;
}

/** Returns a documentation conflict as HTML: the statement of each source, and what the spec does. */
export function conflictHtml({ topic, statements, decision }: Conflict, sources: Sources): Html {
  const rows = statements.map(
    ({ source, section, says }) =>
      html`<dt>${sourceHtml(sources, source, section)}</dt>
        <dd>${inline(says)}</dd>`,
  );
  return html`<div class="conflict" role="note">
    <p class="conflict-topic"><strong>Documentation conflict.</strong> ${inline(topic)}</p>
    <dl class="conflict-statements">${rows}</dl>
    <p class="conflict-decision"><strong>This spec:</strong> ${inline(decision)}</p>
  </div>`;
}

/** Returns values as code, separated by commas. */
export function codes(words: readonly string[]): Html {
  return html`${words.map((word, index) => html`${index > 0 ? ", " : ""}<code>${word}</code>`)}`;
}

/** Renders each extension that the pages show. The others are not shown. */
export const SHOWN: Record<string, (value: never, sources: Sources) => Html | undefined> = {
  "x-extensible-enum": (values: string[]) =>
    html`<p class="known-values">Known values: ${codes(values)}. More values may be added.</p>`,
  "x-sensitive": (secret: boolean) =>
    secret
      ? html`<p class="secret"><strong>Secret</strong>: do not log or display. The command never prints it.</p>`
      : undefined,
  "x-doc-source": (id: string, sources) => html`<p class="doc-source">Written from ${sourceHtml(sources, id)}.</p>`,
  "x-doc-conflict": (conflicts: Conflict[], sources) =>
    html`${conflicts.map((conflict) => conflictHtml(conflict, sources))}`,
};

/**
 * Returns HTML for use in a Markdown description: on one line, because a blank line would end the HTML block. A space
 * after an inline element is moved into it, because Redoc would drop the space.
 */
export function forMarkdown(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, " ").replaceAll(/(<\/(?:a|b|code|em|strong)>) (?=[<&])/g, " $1");
}

/** Returns the notes of a node, as HTML for its description. `sources` are the sources of its document. */
export function notesOf(node: Node, sources: Sources): string[] {
  return Object.entries(SHOWN)
    .filter(([name]) => node[name] !== undefined)
    .map(([name, show]) => show(node[name] as never, sources)?.text ?? "")
    .filter(Boolean)
    .map(forMarkdown);
}
