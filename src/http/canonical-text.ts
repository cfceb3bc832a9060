import { base64 } from "./base64.js";

/**
 * A plain character, or one escaped as in JSON, a URL or HTML. Backslashes and percent signs may be escaped themselves,
 * repeatedly.
 */
const ESCAPED_CHARACTER = /\\+(?:u00([\da-f]{2}))?|%(?:25)*([\da-f]{2})|&#(x?[\da-f]+);|&\w+;|[^]/gi;

/** Maximum number of characters of one escaped character. */
export const MAX_ESCAPED = 12;

/** A string in canonical form. */
export interface CanonicalText {
  readonly canonical: string;
  /** The position in the text of each canonical character, and of the end. */
  readonly positions: readonly number[];
}

/**
 * The text normalized for comparison: in lower case, with `+` as a space (as forms encode it), without backslashes
 * (which may be escapes), and with one character for all characters that HTML escapes by name.
 */
export function canonicalize(text: string): string {
  return text
    .toLowerCase()
    .replace(/\+/g, " ")
    .replace(/\\/g, "")
    .replace(/[<>"']/g, "&");
}

/** Returns the canonical form of a string whose characters may be escaped. */
export function decodeEscapes(text: string): CanonicalText {
  let canonical = "";
  const positions: number[] = [];
  for (const match of text.matchAll(ESCAPED_CHARACTER)) {
    const [whole, json, url, html = `x${json ?? url}`] = match;
    const code = Number(`0${html}`);
    const isNamed = whole[0] === "&" && whole.length > 1;
    canonical += canonicalize(code ? String.fromCharCode(code) : isNamed ? "&" : whole);
    while (positions.length < canonical.length) {
      positions.push(match.index);
    }
  }
  positions.push(text.length);
  return { canonical, positions };
}

/** The canonical forms in which a credential may appear in a decoded text: plain, or as base64 without its padding. */
export function encodings(secret: string): string[] {
  return [
    decodeEscapes(secret).canonical,
    // A credential may itself contain what looks like an escape.
    canonicalize(secret),
    canonicalize(base64(secret)).replace(/=+$/, ""),
  ];
}
