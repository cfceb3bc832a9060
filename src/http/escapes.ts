/**
 * The escapes of JSON, URLs and HTML. A string from a server may contain escapes of escapes, and what looks like an
 * escape may be plain text that follows a `%`, a `\` or an `&` by accident. All readings of each position are found.
 */
// cspell:ignore percnt

/** One reading of the text at a position: the character that the text from there to `end` represents. */
export interface Reading {
  readonly end: number;
  /** A character, {@link ANY_SYMBOL} or {@link ANY_CHARACTER}. */
  readonly char: string;
}

/** Represents any character that is neither a letter nor a digit: one with a name in HTML that is not decoded here. */
export const ANY_SYMBOL = "any symbol";

/** Represents any character: the text ends within its escape. */
export const ANY_CHARACTER = "any character";

/** A hexadecimal digit. */
const HEX = /[\da-f]/i;

/** The syntax of escapes, by the character with which they begin. */
const ESCAPES: Readonly<Record<string, EscapeSyntax>> = {
  "%": { first: HEX, rest: HEX, maxParts: 2, whole: /^()()(..)$/, terminator: undefined },
  "\\": { first: /u/i, rest: HEX, maxParts: 5, whole: /^()()u(....)$/i, terminator: undefined },
  "&": { first: /[#\w]/, rest: /\w/, maxParts: 32, whole: /^(?:([a-z]\w*)|#(\d+)|#x([\da-f]+))$/i, terminator: /;/ },
};

interface EscapeSyntax {
  /** The characters that can be the first after the one with which the escape begins, and those that can follow. */
  readonly first: RegExp;
  readonly rest: RegExp;
  readonly maxParts: number;
  /** All these characters, with a group for the name, for the decimal and for the hexadecimal code. */
  readonly whole: RegExp;
  readonly terminator: RegExp | undefined;
}

/** Maximum number of ways to read a part of an escape: one for each level of escaped backslashes. */
const MAX_PARTS_AT_POSITION = 4;

/** The characters that HTML escapes by name and that occur in the syntax of escapes, JSON or HTML. */
const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  apos: "'",
  bsol: "\\",
  colon: ":",
  equals: "=",
  gt: ">",
  lt: "<",
  num: "#",
  percnt: "%",
  quot: '"',
  semi: ";",
};

/**
 * All readings of each position of a string. The first is always the character itself; each of the others decodes one
 * escape more than the one before. Only the last of several can be a character that does not begin an escape.
 */
export function findReadings(text: ArrayLike<string>): readonly (readonly Reading[])[] {
  const readings = new Array<Reading[]>(text.length);
  // By position: what can be a part of an escape that begins before. Backslashes before the part are skipped.
  const parts = new Array<Reading[]>(text.length);
  // From the end, because a part of an escape may be escaped itself.
  for (let position = text.length - 1; position >= 0; position--) {
    const found: Reading[] = [];
    let last: Reading = { end: position + 1, char: text[position] ?? "" };
    for (let next: Reading | undefined = last; next; next = readEscape(text, parts, last)) {
      last = next;
      found.push(last);
    }
    readings[position] = found;
    parts[position] = toParts(found, parts);
  }
  return readings;
}

/** The readings that can be a part of an escape: the last of a position, and those that follow its backslashes. */
function toParts(readings: readonly Reading[], parts: readonly Reading[][]): Reading[] {
  const found = new Map<string, Reading>();
  for (const reading of [...readings].reverse()) {
    const isLast = reading === readings.at(-1);
    const isBackslash = reading.char === "\\";
    // What follows a backslash is a part of its escape, unless that part is escaped itself.
    const following = (parts[reading.end] ?? []).filter(({ end }) => isLast || end > reading.end + 1);
    const candidates = isBackslash ? following : [reading];
    for (const candidate of isLast || isBackslash ? candidates : []) {
      if (found.size < MAX_PARTS_AT_POSITION) {
        found.set(`${candidate.end} ${candidate.char}`, candidate);
      }
    }
  }
  return [...found.values()];
}

/** The reading that decodes one more escape: the one that begins with the character of a reading; undefined if none. */
function readEscape(
  text: ArrayLike<string>,
  parts: readonly Reading[][],
  { end: start, char }: Reading,
): Reading | undefined {
  const syntax = ESCAPES[char];
  if (!syntax) {
    return undefined;
  }
  const { first, rest, maxParts, whole, terminator } = syntax;
  /** The part at a position that is one of the characters. */
  const read = (position: number, chars: RegExp | undefined): Reading | undefined => {
    const literal = { end: position + 1, char: text[position] ?? "" };
    return [literal, ...(parts[position] ?? [])].find((part) => part.char.length === 1 && chars?.test(part.char));
  };
  let content = "";
  let end = start;
  for (let next = read(end, first); next && content.length < maxParts; next = read(end, rest)) {
    content += next.char;
    end = next.end;
    if (read(end, terminator)) {
      break;
    }
  }
  const following = parts[end] ?? [];
  const isCut = following.length === 0 || following.some((part) => part.char === ANY_CHARACTER);
  const isComplete = content.length === maxParts && !terminator;
  if (isCut && !isComplete) {
    // A backslash that nothing follows is only that.
    return content || char !== "\\" ? { end: text.length, char: ANY_CHARACTER } : undefined;
  }
  return decode(whole.exec(content), terminator ? read(end, terminator)?.end : end);
}

function decode(match: RegExpExecArray | null, end: number | undefined): Reading | undefined {
  if (!match || end === undefined) {
    return undefined;
  }
  const [, name, decimal, hexadecimal] = match;
  if (name) {
    return { end, char: NAMED[name.toLowerCase()] ?? ANY_SYMBOL };
  }
  return { end, char: String.fromCharCode(decimal ? Number(decimal) : parseInt(hexadecimal ?? "", 16)) };
}

/** A string with all its escapes decoded, except backslashes before other characters than `u`. */
export interface DecodedText {
  readonly decoded: string;
  /** The position in the original text of each decoded character, and of the end. */
  readonly positions: readonly number[];
}

/** Decodes a string, given all readings of each of its positions. Escapes that its end cuts are unchanged. */
export function decodeText(readings: readonly (readonly Reading[])[]): DecodedText {
  let decoded = "";
  const positions: number[] = [];
  for (let position = 0; position < readings.length;) {
    positions.push(position);
    const complete = readings[position]?.filter(({ char }) => char !== ANY_CHARACTER).at(-1);
    decoded += complete?.char.length === 1 ? complete.char : " ";
    position = complete?.end ?? position + 1;
  }
  positions.push(readings.length);
  return { decoded, positions };
}
