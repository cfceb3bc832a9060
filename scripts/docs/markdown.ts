/** Short Markdown texts, and those of the specs as HTML. */
import { marked } from "marked";

/** Returns a value as code. */
export function code(value: unknown): string {
  return `\`${String(value)}\``;
}

/** Returns values as code, separated by commas. */
export function codes(values: readonly unknown[]): string {
  return values.map(code).join(", ");
}

/** Returns a Markdown text on one line, in which HTML is escaped. */
export function escapeTags(markdown: string): string {
  const parts = markdown.trim().split(/(`+[^`]*`+)/);
  const escaped = parts.map((part, index) => (index % 2 === 0 ? part.replaceAll("<", "&lt;") : part));
  return escaped.join("").replaceAll(/\s*\n\s*/g, " ");
}

/** Returns Markdown without block elements as HTML. HTML in the source is escaped. */
export function inline(markdown: string): string {
  return marked.parseInline(escapeTags(markdown), { async: false });
}
