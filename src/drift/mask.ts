/** Masks what is shown of a response. The shape of a value stays, so that its checks have the same result. */

/** A name that a program would use, rather than a value such as a phone number, or the name of a person. */
const IDENTIFIER = /^(?!(?:.*\d){4})[a-z_$@][\w$.-]{0,39}$/;

/** The replacement of a digit. It keeps dates and times valid: month 11, day 11, 11:11:11. */
const DIGIT = "1";

/** The replacements of letters and digits. A letter of a hexadecimal number has another one than other letters. */
const REPLACEMENTS: readonly [pattern: RegExp, replacement: string][] = [
  [/[a-f]/, "a"],
  [/[A-F]/, "A"],
  [/[g-z]/, "x"],
  [/[G-Z]/, "X"],
  [/\d/, DIGIT],
];

/** The code of the replacement of each character in ASCII. */
const MASKS = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  return (REPLACEMENTS.find(([pattern]) => pattern.test(char))?.[1] ?? char).charCodeAt(0);
});

/** The code of the replacement of a character that is not in ASCII: "ä". */
const NON_ASCII = 0xe4;

const LATIN_1 = new TextDecoder("latin1");

/** How many digits a number may have without being masked: too few for an id or a phone number. */
const MAX_KEPT_DIGITS = 3;

/**
 * The maximum depth of a masked value. A body may have more levels, which a recursive function, such as
 * `JSON.stringify`, cannot read.
 */
const MAX_DEPTH = 500;

/** What is not masked. */
export interface MaskOptions {
  /** Values that stay. Default: none. */
  keptValues?: ReadonlySet<unknown>;
  /** Masks the name of a property. Default: {@link maskName}. */
  maskName?: (name: string) => string;
}

/**
 * Returns a value of the same shape: letters are replaced with letters, digits with digits, and the rest of ASCII
 * stays. Booleans and numbers of up to three digits stay too. Arrays and objects that are nested more than 500 levels
 * deep are empty.
 */
export function maskValue(value: unknown, options: MaskOptions = {}): unknown {
  return maskNested(value, options, 0);
}

/** Masks a value that is nested this deep. */
function maskNested(value: unknown, options: MaskOptions, depth: number): unknown {
  if (options.keptValues?.has(value) === true) {
    return value;
  }
  if (typeof value === "string") {
    return maskText(value);
  }
  if (typeof value === "number") {
    return maskNumber(value);
  }
  if (Array.isArray(value)) {
    const items: unknown[] = depth < MAX_DEPTH ? value : [];
    return items.map((item) => maskNested(item, options, depth + 1));
  }
  if (typeof value === "object" && value !== null) {
    const toName = options.maskName ?? maskName;
    const entries = depth < MAX_DEPTH ? Object.entries(value) : [];
    return Object.fromEntries(entries.map(([name, member]) => [toName(name), maskNested(member, options, depth + 1)]));
  }
  return value;
}

/** Returns the name of a property: itself if it is an identifier, otherwise masked. */
export function maskName(name: string): string {
  return IDENTIFIER.test(name) ? name : maskText(name);
}

/** Returns a string of the same length and the same kinds of characters. The letters of a date and time stay. */
export function maskText(text: string): string {
  // Of a long text, `replace` takes seconds and about 100 bytes of memory for each replacement.
  const codes = new Uint8Array(text.length);
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.codePointAt(index) ?? NaN;
    codes[length++] = isDateLetter(text, index) ? code : (MASKS[code] ?? NON_ASCII);
    if (code > 0xffff) {
      index++; // its second half
    }
  }
  return LATIN_1.decode(codes.subarray(0, length));
}

/** Whether a character is a letter of a date and time (RFC 3339): T between digits, or Z after them at the end. */
function isDateLetter(text: string, index: number): boolean {
  const letter = text[index];
  if (letter === "T") {
    return isDigit(text[index - 1]) && isDigit(text[index + 1]);
  }
  return letter === "Z" && index === text.length - 1 && isDigit(text[index - 1]);
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= "0" && char <= "9";
}

/** The words of common media types. */
const MEDIA_TYPE_WORDS = new Set(
  "application text image json xml html plain csv problem hal api vnd octet stream form data x www urlencoded yaml".split(
    " ",
  ),
);

/** Returns a media type without its parameters. Words that no common or documented media type has are masked. */
export function maskMediaType(mediaType: string, documented: readonly string[]): string {
  const words = new Set(documented.flatMap((each) => each.split(/\W/)));
  const isKept = (word: string) => MEDIA_TYPE_WORDS.has(word) || words.has(word) || /^v\d{1,2}$/.test(word);
  const withoutParameters = (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();
  return withoutParameters.replace(/[^./+-]+/g, (word) => (isKept(word) ? word : maskText(word)));
}

/** Returns a number with the same number of digits, and an integer if it is one. */
function maskNumber(value: number): number {
  const text = String(value);
  return text.replace(/\D/g, "").length <= MAX_KEPT_DIGITS ? value : Number(text.replace(/\d/g, DIGIT));
}
