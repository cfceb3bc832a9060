/** Extracts the section of a page that a source cites, as lines of normalized text. */
import { loadBuffer, type CheerioAPI } from "cheerio";
import type { Page, Problem } from "./fetch-page.js";

type Elements = ReturnType<CheerioAPI>;

const BLOCKS =
  "address, article, aside, blockquote, dd, details, div, dl, dt, fieldset, figcaption, figure, footer, form, h1, h2, " +
  "h3, h4, h5, h6, header, hr, li, main, nav, ol, p, pre, section, summary, table, caption, tr, ul";

/** Elements that readers do not see. */
const INVISIBLE = "script, style, noscript, template, svg, iframe, link, meta, head";

/** Elements that are the same on each page of a site. They are removed if no section is named. */
const SHARED_PARTS = "nav, footer, aside, header";

const HTML = /^(text\/html|application\/xhtml\+xml)$/;
const TEXT = /^(text\/|application\/(json|yaml|x-yaml|xml)$|.*\+(json|xml)$)/;

/** Represents the end of a line until white space is collapsed. No page uses this character. */
const LINE_END = "\uE000";

/**
 * Returns the lines of a section.
 *
 * HTML: the elements that the selector matches, else the element or the heading that the fragment of the address names,
 * else the content of the page (`main`, `article` or `body`). A heading represents everything up to the next heading of
 * the same or a higher level. Other text: the whole file.
 */
export function extractSection(page: Page, address: string, selector?: string): string[] | Problem {
  const lines = HTML.test(page.mediaType) ? htmlLines(page, address, selector) : textLines(page, selector);
  return Array.isArray(lines) && lines.length === 0 ? { kind: "empty", message: "the section has no text" } : lines;
}

function textLines({ mediaType, charset, body }: Page, selector?: string): string[] | Problem {
  if (!TEXT.test(mediaType)) {
    return { kind: "failed", message: `unsupported media type: ${mediaType || "none"}` };
  }
  if (selector !== undefined) {
    return { kind: "no-match", message: `a selector requires an HTML page, got ${mediaType}` };
  }
  return collapse(decode(body, charset).split(/\r?\n/));
}

/** Decodes text, as UTF-8 if the character set is unknown. */
function decode(body: Uint8Array, charset = "utf-8"): string {
  try {
    return new TextDecoder(charset).decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}

function htmlLines({ body, charset }: Page, address: string, selector?: string): string[] | Problem {
  const $ = loadBuffer(Buffer.from(body), {
    encoding: { ...(charset !== undefined && { transportLayerEncodingLabel: charset }), defaultEncoding: "utf-8" },
  });
  $(INVISIBLE).remove();
  const fragment = decodeURIComponent(new URL(address).hash.slice(1));
  if (selector !== undefined) {
    return found($, select($, selector), `the selector ${JSON.stringify(selector)}`);
  }
  if (fragment !== "") {
    return found($, byFragment($, fragment), `the fragment #${fragment}`);
  }
  $(SHARED_PARTS).remove();
  const content = ["main", "article"].map((name) => $(name).first()).find(({ length }) => length > 0);
  return linesOf($, content ?? $("body"));
}

function select($: CheerioAPI, selector: string): Elements {
  // An element inside of another match would be compared twice.
  return $(selector).filter((_, element) => $(element).parents(selector).length === 0);
}

function byFragment($: CheerioAPI, fragment: string): Elements {
  const named = $("[id], a[name]").filter(
    (_, element) => $(element).attr("id") === fragment || $(element).attr("name") === fragment,
  );
  // An anchor in a heading represents the heading.
  const element = named.first().closest("h1, h2, h3, h4, h5, h6").add(named.first()).first();
  const level = Number(/^h([1-6])$/.exec(element.prop("tagName")?.toLowerCase() ?? "")?.[1] ?? 0);
  if (level === 0) {
    return element;
  }
  const headings = ["h1", "h2", "h3", "h4", "h5", "h6"].slice(0, level).join(", ");
  return element.add(element.nextUntil(headings));
}

function found($: CheerioAPI, elements: Elements, what: string): string[] | Problem {
  return elements.length > 0 ? linesOf($, elements) : { kind: "no-match", message: `${what} matches nothing` };
}

/** Returns the text of the elements: a line for each block, row of a table and line of preformatted text. */
function linesOf($: CheerioAPI, elements: Elements): string[] {
  const preformatted: Elements = elements.find("pre").add(elements.filter("pre"));
  preformatted.each((_, element) => {
    $(element).text($(element).text().replaceAll(/\r?\n/g, LINE_END));
  });
  const within = (selector: string): Elements => elements.find(selector).add(elements.filter(selector));
  within("br").replaceWith(LINE_END);
  within("td, th").append(" | ");
  within(BLOCKS).prepend(LINE_END).append(LINE_END);
  return collapse(elements.text().split(LINE_END));
}

/** Collapses white space, and removes empty lines. */
function collapse(lines: readonly string[]): string[] {
  return lines.map((line) => line.normalize("NFC").replaceAll(/\s+/g, " ").trim()).filter((line) => line !== "");
}
