/** The sources of a spec (`x-doc-sources`). Operations and documentation conflicts refer to them by their ids. */
import type { Node } from "../../openapi/specs.js";
import { escapeTags } from "../markdown.js";

/** A document that a spec was written from. */
export interface Source {
  title: string;
  /** A permanent URL: for a file in a repository, the URL at a commit. */
  url?: string;
  /** The page that shows the document today, if `url` is a file that browsers do not render. */
  page?: string;
  /** The date of the document, with the known precision (`2023-11-07`, `2012-10`), or `undated`. */
  date: string;
}

/** The sources of a spec by id. */
export type Sources = Record<string, Source>;

/** Returns the sources that a document declares. */
export function sourcesOf(document: Node): Sources {
  return (document["x-doc-sources"] ?? {}) as Sources;
}

/**
 * Returns a source by its id.
 *
 * @throws Error if no source has the id.
 */
export function sourceOf(sources: Sources, id: string): Source {
  const source = Object.hasOwn(sources, id) ? sources[id] : undefined;
  if (source === undefined) {
    throw new Error(`x-doc-sources has no source ${JSON.stringify(id)}`);
  }
  return source;
}

/**
 * Returns a source as Markdown: its title as a link, its date and the section.
 *
 * @throws Error if no source has the id.
 */
export function sourceMarkdown(sources: Sources, id: string, section?: string): string {
  const { title, url, page, date } = sourceOf(sources, id);
  const link = (address: string | undefined, text: string) => (address === undefined ? text : `[${text}](${address})`);
  const details = page === undefined ? date : `${date}, ${link(url, "permanent copy")}`;
  return `${link(page ?? url, title)} (${details})${section === undefined ? "" : `, ${escapeTags(section)}`}`;
}
