/** The sources of a spec (`x-doc-sources`), which operations and contradictions refer to by their id. */
import type { Node } from "../../openapi/specs.js";
import { html, inline, type Html } from "../prose.js";

/** A text that a spec was written from. */
export interface Source {
  title: string;
  /** A permanent address: a commit's for a file in a repository, the page's otherwise. */
  url?: string;
  /** The page that shows the text today, if `url` is a file that browsers do not render. */
  page?: string;
  /** The date of the text, as precise as it is known (`2023-11-07`, `2012-10`), or `undated`. */
  date: string;
}

/** The sources of a spec by their id. */
export type Sources = Record<string, Source>;

/** The sources that a document defines. */
export function sourcesOf(document: Node): Sources {
  return (document["x-doc-sources"] ?? {}) as Sources;
}

/** A source with its link and its date, then the section of it. Throws an error if no source has the id. */
export function sourceHtml(sources: Sources, id: string, section?: string): Html {
  const source = Object.hasOwn(sources, id) ? sources[id] : undefined;
  if (source === undefined) {
    throw new Error(`x-doc-sources has no source ${JSON.stringify(id)}`);
  }
  const { title, url, page, date } = source;
  const link = (address: string | undefined, text: string) =>
    address === undefined ? html`${text}` : html`<a href="${address}">${text}</a>`;
  const copy = page === undefined ? "" : html`, ${link(url, "permanent copy")}`;
  return html`${link(page ?? url, title)} (${date}${copy})${section === undefined ? "" : html`, ${inline(section)}`}`;
}
