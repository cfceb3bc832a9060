/** The specs' texts as HTML, and the escaping of everything that is put into a page. */
import { marked } from "marked";

/** Text as it has to stand in HTML, in attributes too. */
export function escape(text: unknown): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return String(text).replaceAll(/[&<>"']/g, (character) => entities[character]!);
}

/** HTML that {@link html} puts in as it is. */
export class Html {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

/** A template whose values are escaped, unless they are HTML; lists are joined, and nothing stands for undefined. */
export function html(strings: TemplateStringsArray, ...values: unknown[]): Html {
  const write = (value: unknown): string => {
    if (Array.isArray(value)) {
      return value.map(write).join("");
    }
    if (value === undefined || value === null || value === false) {
      return "";
    }
    return value instanceof Html ? value.text : escape(value);
  };
  return new Html(strings.map((part, index) => part + (index < values.length ? write(values[index]) : "")).join(""));
}

/** Markdown without blocks. What is HTML in the source stays text. */
export function inline(markdown: string): Html {
  return new Html(marked.parseInline(outsideCode(markdown.trim(), escapeTags), { async: false }).replaceAll("\n", " "));
}

/** Markdown with blocks. What is HTML in the source stays text. */
export function blocks(markdown: string): Html {
  return new Html(marked.parse(outsideCode(markdown.trim(), escapeTags), { async: false }));
}

function escapeTags(text: string): string {
  return text.replaceAll("<", "&lt;");
}

function outsideCode(markdown: string, change: (text: string) => string): string {
  return markdown
    .split(/(`+[^`]*`+)/)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join("");
}

/** The sentences of a text, its Markdown left as it is. Tables and lists are no sentences. */
export function sentences(markdown: string): string[] {
  const paragraphs = markdown.split(/\n\s*\n/).filter((paragraph) => !/^\s*([|*-]|\d+\.)/.test(paragraph));
  return paragraphs.flatMap((paragraph) =>
    paragraph
      .replaceAll(/\s+/g, " ")
      .trim()
      .split(/(?<=[.!?])\s+(?=[A-Z`"])/)
      .filter(Boolean),
  );
}
