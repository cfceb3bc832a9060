/** Spellings of a string for the tests of redaction: escapes, nested in any order, and base64. */
// cspell:ignore percnt commat lsqb rsqb lowbar lcub verbar rcub
import fc from "fast-check";

const hex = (char: string, length: number) => char.charCodeAt(0).toString(16).padStart(length, "0");
const isAlphanumeric = (char: string) => /[a-z\d]/i.test(char);

const NAMES: Readonly<Record<string, string>> = {
  "!": "excl",
  '"': "quot",
  "#": "num",
  $: "dollar",
  "%": "percnt",
  "&": "amp",
  "'": "apos",
  "(": "lpar",
  ")": "rpar",
  "*": "ast",
  "+": "plus",
  ",": "comma",
  ".": "period",
  "/": "sol",
  ":": "colon",
  ";": "semi",
  "<": "lt",
  "=": "equals",
  ">": "gt",
  "?": "quest",
  "@": "commat",
  "[": "lsqb",
  "\\": "bsol",
  "]": "rsqb",
  "^": "Hat",
  _: "lowbar",
  "`": "grave",
  "{": "lcub",
  "|": "verbar",
  "}": "rcub",
};

/** The ways to escape one character. */
export const ESCAPES: Readonly<Record<string, (char: string) => string>> = {
  none: (char) => char,
  url: (char) => encodeURIComponent(char),
  percent: (char) => `%${hex(char, 2)}`,
  "percent, upper case": (char) => `%${hex(char, 2).toUpperCase()}`,
  form: (char) => new URLSearchParams({ c: char }).toString().slice(2),
  json: (char) => JSON.stringify(char).slice(1, -1),
  "json slash": (char) => (char === "/" ? "\\/" : JSON.stringify(char).slice(1, -1)),
  "json code": (char) => `\\u${hex(char, 4)}`,
  "json code, upper case": (char) => `\\u${hex(char, 4).toUpperCase()}`,
  "html name": (char) => (NAMES[char] ? `&${NAMES[char]};` : char),
  "html decimal": (char) => `&#${char.charCodeAt(0)};`,
  "html decimal with zeros": (char) => `&#000${char.charCodeAt(0)};`,
  "html hexadecimal": (char) => `&#x${hex(char, 2)};`,
  "html hexadecimal, upper case": (char) => `&#X${hex(char, 2).toUpperCase()};`,
};

const way = fc.constantFrom(...Object.values(ESCAPES));

/** One level of escapes: the same for all characters, or others for each. */
const level = fc.oneof(
  way.map((escape) => (text: string) => Array.from(text, escape).join("")),
  fc
    .array(way, { minLength: 7, maxLength: 7 })
    .map((ways) => (text: string) => Array.from(text, (char, index) => ways[index % 7]?.(char)).join("")),
);

/** The base64 of a string that contains another one, in one of the two alphabets. */
const inBase64 = fc
  .tuple(fc.string({ maxLength: 5 }), fc.string({ maxLength: 5 }), fc.boolean())
  .map(([before, after, isUrl]) => (text: string) => {
    const encoded = Buffer.from(before + text + after).toString(isUrl ? "base64url" : "base64");
    return encoded;
  });

/** A function that spells a string in one of the ways that SECURITY.md lists: unchanged or in base64, then escaped. */
export const spelling: fc.Arbitrary<(text: string) => string> = fc
  .tuple(fc.option(inBase64), fc.array(level, { maxLength: 3 }))
  .map(([encode, levels]) => (text: string) => {
    return levels.reduce((spelled, escape) => escape(spelled), encode ? encode(text) : text);
  });

const DECODERS: readonly ((text: string) => string)[] = [
  (text) => text.replace(/%([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
  (text) => text.replace(/\+/g, " "),
  (text) =>
    text.replace(/\\(?:u([\da-f]{4})|(.))/gis, (_, code: string | undefined, char: string) =>
      code ? String.fromCharCode(parseInt(code, 16)) : char,
    ),
  (text) =>
    text
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
      .replace(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
      .replace(/&(\w+);/g, (all, name: string) => Object.keys(NAMES).find((char) => NAMES[char] === name) ?? all),
];

/** All that a reader can decode from a string in a number of steps, base64 included. */
export function decodings(text: string, steps: number): Set<string> {
  let newest = [text];
  const all = new Set(newest);
  for (let step = 0; step < steps; step++) {
    newest = newest.flatMap((one) => DECODERS.map((decode) => decode(one))).filter((one) => !all.has(one));
    newest.forEach((one) => all.add(one));
  }
  for (const one of [...all]) {
    for (const word of one.match(/[\w+/-]{8,}/g) ?? []) {
      [0, 1, 2, 3].forEach((offset) => all.add(Buffer.from(word.slice(offset), "base64").toString("latin1")));
    }
  }
  return all;
}

/** The pieces of a credential that must not be visible: those of 8 characters, or the credential if it is shorter. */
export function piecesOf(secret: string): string[] {
  const length = Math.min(secret.length, 8);
  return Array.from({ length: secret.length - length + 1 }, (_, start) => secret.slice(start, start + length));
}

/** Printable ASCII, with letters and digits as often as other characters. */
export const credential = fc
  .string({
    minLength: 6,
    maxLength: 40,
    unit: fc.oneof(
      fc.constantFrom(..."abcdefXYZ0123456789"),
      fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)),
    ),
  })
  // Backslashes are ignored, and some characters compared as others: a credential of only these is like a short one.
  .filter((secret) => Array.from(secret).filter(isAlphanumeric).length >= 4);

/** Text around a credential, with much that looks like the beginning or the end of an escape. */
export const context = fc.oneof(
  fc.constantFrom("%", "90%", "%4", "\\", "\\u00", "\\u004", "&", "&#", "&#x4", "&lt", '{"a":"', "?a=1&b=", "<p>"),
  fc.constantFrom(";", "1;", "5", "25", '"}', "&", "%", "\\", "</p>", "#", "u0041"),
  fc.string({ maxLength: 6 }),
);
