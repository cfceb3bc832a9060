/** HTML templates with escaping, and the Markdown of the specs as HTML. */
import { marked } from "marked";

/** Escapes text for use in HTML, also in attributes. */
export function escape(text: unknown): string {
  return String(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** HTML that {@link html} inserts without escaping. */
export class Html {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

/**
 * The tag of HTML templates. Values are escaped unless they are {@link Html}. Lists are joined. Undefined, null and
 * false are written as an empty string.
 */
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

/** Renders Markdown without block elements. HTML in the source is escaped. */
export function inline(markdown: string): Html {
  return new Html(marked.parseInline(outsideCode(markdown.trim(), escapeTags), { async: false }).replaceAll("\n", " "));
}

function escapeTags(text: string): string {
  return text.replaceAll("<", "&lt;");
}

/** Changes a Markdown text except its code. */
function outsideCode(markdown: string, change: (text: string) => string): string {
  return markdown
    .split(/(`+[^`]*`+)/)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join("");
}
