import { base64 } from "./base64.js";

/**
 * A character: plain, or escaped as in JSON, a URL or HTML. Backslashes and percent signs may be escaped themselves,
 * repeatedly.
 */
const CHARACTER = /\\+(?:u00([\da-f]{2}))?|%(?:25)*([\da-f]{2})|&#(x?[\da-f]+);|&\w+;|[^]/gi;

/** Maximum length of an escaped character. */
export const MAX_ESCAPE_LENGTH = 12;

/** A string in canonical form, in which strings are compared. */
export interface CanonicalText {
  readonly canonical: string;
  /** The position in the original string of each canonical character, and of the end. */
  readonly positions: readonly number[];
}

/**
 * The text in lower case, with `+` as a space (as forms encode it), without backslashes (which may be escapes), and
 * with one character for all characters that HTML escapes by name.
 */
export function normalize(text: string): string {
  return text
    .toLowerCase()
    .replace(/\+/g, " ")
    .replace(/\\/g, "")
    .replace(/[<>"']/g, "&");
}

/** Decodes the escaped characters of a string, and normalizes it. */
export function toCanonicalText(text: string): CanonicalText {
  let canonical = "";
  const positions: number[] = [];
  for (const match of text.matchAll(CHARACTER)) {
    const [whole, hexInJson, hexInUrl, numberInHtml] = match;
    // The number in HTML is decimal, or `x` and hexadecimal. NaN if the character is not escaped by its code.
    const code = Number(numberInHtml ? `0${numberInHtml}` : `0x${hexInJson ?? hexInUrl}`);
    const isEscapedByName = whole[0] === "&" && whole.length > 1;
    canonical += normalize(code ? String.fromCharCode(code) : isEscapedByName ? "&" : whole);
    while (positions.length < canonical.length) {
      positions.push(match.index);
    }
  }
  positions.push(text.length);
  return { canonical, positions };
}

/** The canonical forms of a credential in a string: plain, or as base64 without its padding. */
export function toCanonicalForms(secret: string): string[] {
  return [
    toCanonicalText(secret).canonical,
    // A credential may itself contain what looks like an escape.
    normalize(secret),
    normalize(base64(secret)).replace(/=+$/, ""),
  ];
}
