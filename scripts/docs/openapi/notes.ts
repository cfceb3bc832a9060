/** The extensions of the specs as Markdown, which follows the description of their node. */
import { pageUrl } from "../../../website/src/lib/base.js";
import type { Node } from "../../openapi/specs.js";
import { codes, escapeTags, inline } from "../markdown.js";
import { sourceMarkdown, type Sources } from "./sources.js";

/** One entry of `x-doc-conflict`. */
export interface Conflict {
  topic: string;
  /** Whether the sources contradict each other, or one omits what another one states. */
  kind: "conflict" | "gap";
  statements: { source: string; section?: string; says: string }[];
  decision: string;
}

/** Returns the permanent link of a conflict: the provider and the topic. */
export function conflictId(provider: string, { topic }: Conflict): string {
  return `${provider}-${topic.toLowerCase().replaceAll(/\W+/g, "-")}`;
}

/** Returns the conflicts at a node. */
export function conflictsAt(node: Node): Conflict[] {
  return (node["x-doc-conflict"] ?? []) as Conflict[];
}

/** Returns a conflict as one line that opens in place: the statement of each source, and what the spec does. */
export function conflictMarkdown(provider: string, conflict: Conflict, sources: Sources): string {
  const { topic, kind } = conflict;
  const id = conflictId(provider, conflict);
  return [
    `<details class="conflict"><summary>Documentation ${kind}: ${inline(topic)}</summary><div id="${id}">`,
    evidenceMarkdown(conflict, sources),
    `[In the list of conflicts](${pageUrl(`conflicts/#${id}`)})`,
    "</div></details>",
  ].join("\n\n");
}

/** Returns the statement of each source, and what the spec does. */
export function evidenceMarkdown({ statements, decision }: Conflict, sources: Sources): string {
  const said = statements.map(
    ({ source, section, says }) => `- ${sourceMarkdown(sources, source, section)}: ${escapeTags(says)}`,
  );
  return `${said.join("\n")}\n\n**This spec:** ${escapeTags(decision)}`;
}

/** Returns what the other extensions of a node say. */
export function notesOf(node: Node, sources: Sources): string[] {
  const { "x-extensible-enum": known, "x-sensitive": secret, "x-doc-source": source } = node;
  const notes = [
    known !== undefined && `Known values: ${codes(known as string[])}. More values may be added.`,
    secret === true && "**Secret**: do not log or display. The command never prints it.",
    source !== undefined && `Written from ${sourceMarkdown(sources, source as string)}.`,
  ];
  return notes.filter((note) => typeof note === "string" && note !== "") as string[];
}
