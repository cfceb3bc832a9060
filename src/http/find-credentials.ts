import { base64 } from "./base64.js";
import { ANY_CHARACTER, ANY_SYMBOL, type Reading } from "./escapes.js";
import type { Range } from "./ranges.js";

/** Minimum number of characters of a credential that are redacted where the end of a string cuts it. */
const MIN_CUT = 4;

/** Minimum length of a credential whose base64 is redacted: that of a shorter one occurs in ordinary words. */
const MIN_LENGTH_IN_BASE64 = 3;

/** Maximum number of characters of a credential that are compared: as many as the longest text that is searched. */
const MAX_COMPARED = 4096;

/** Maximum number of steps of a search, which take about 0.3 s. With 99 credentials, ordinary text takes 60,000. */
const MAX_STEPS = 500_000;

/** Ends each pattern. */
const END = "\0";

/** Characters that are compared as others: a plus sign as a space (in forms), and the URL alphabet of base64. */
const COMPARABLE: Readonly<Record<string, string>> = { "+": " ", "-": " ", _: "/" };

/** The form of a character in which it is compared. */
function toComparable(char: string): string {
  return COMPARABLE[char] ?? char.toLowerCase();
}

/**
 * The spellings of a credential without escapes, in the form in which they are compared: the credential itself, its
 * base64 without padding, and what the base64 of any text that contains it has in common. Backslashes are omitted,
 * because a server may repeat them.
 */
export function toPatterns(credential: string): string[] {
  // Nothing else from a string of this length would be compared, and a server may return an access token of any length.
  const compared = credential.slice(0, MAX_COMPARED);
  const patterns = [compared];
  if (credential.length >= MIN_LENGTH_IN_BASE64) {
    const withoutPadding = (text: string) => base64(text).replace(/=+$/, "");
    patterns.push(withoutPadding(compared));
    // Base64 encodes 3 bytes in 4 characters, so the result depends on the number of bytes before the credential.
    for (const before of ["", "x", "xx"]) {
      const encoded = withoutPadding(before + compared);
      const bytes = Math.floor((encoded.length * 3) / 4);
      patterns.push(encoded.slice(Math.ceil((before.length * 4) / 3), Math.floor((bytes * 4) / 3)));
    }
  }
  const comparable = patterns.map((pattern) => Array.from(pattern.replace(/[\\\0]/g, ""), toComparable).join(""));
  return comparable.filter((pattern, index) => pattern !== "" && comparable.indexOf(pattern) === index);
}

/** Whether the character of a reading can be the next one of a pattern. */
function matches(char: string, expected: string): boolean {
  return toComparable(char) === expected || char === ANY_CHARACTER || (char === ANY_SYMBOL && isSymbol(expected));
}

/** Whether a character is neither a letter nor a digit. */
function isSymbol(char: string): boolean {
  return /[^a-z\d]/.test(char);
}

/** The positions in joined patterns at which a pattern begins, by the characters of readings that its first can be. */
function indexByFirst(patterns: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  let state = 0;
  for (const pattern of patterns) {
    const first = pattern[0] ?? "";
    for (const char of isSymbol(first) ? [first, ANY_SYMBOL] : [first]) {
      const states = index.get(char) ?? [];
      states.push(state);
      index.set(char, states);
    }
    state += pattern.length + END.length;
  }
  return index;
}

/**
 * The ranges of a string in which a credential occurs, with any of its characters escaped, given all readings of each
 * position of the text and the patterns of the credentials. If the end of the text cuts a credential, its beginning is
 * one of the ranges. If the search takes too many steps, the range is the whole text: this happens only if text and
 * credentials repeat the same characters.
 */
export function findCredentials(
  readings: readonly (readonly Reading[])[],
  patterns: readonly string[],
  maxSteps = MAX_STEPS,
): Range[] {
  // A state is a position in the joined patterns: the characters of a pattern before it have been found.
  const joined = patterns.map((pattern) => pattern + END).join("");
  const firstStates = indexByFirst(patterns);
  const ranges: Range[] = [];
  // By position: the states that reach it, each with the earliest position at which its pattern begins.
  const reached: (Map<number, number> | undefined)[] = [];
  let steps = 0;

  const arrive = (state: number, start: number, position: number) => {
    const isCut = position === readings.length && state >= MIN_CUT;
    if (joined[state] === END || (isCut && !joined.slice(state - MIN_CUT, state).includes(END))) {
      ranges.push([start, position]);
    } else {
      const states = (reached[position] ??= new Map<number, number>());
      states.set(state, Math.min(start, states.get(state) ?? start));
    }
  };
  const read = (position: number, { end, char }: Reading) => {
    for (const [state, start] of reached[position] ?? []) {
      steps++;
      if (char === "\\" || char === "\0") {
        arrive(state, start, end);
      } else if (matches(char, joined[state] ?? END)) {
        arrive(state + 1, start, end);
      }
    }
    for (const state of firstStates.get(toComparable(char)) ?? []) {
      steps++;
      arrive(state + 1, position, end);
    }
  };
  for (let position = 0; position < readings.length; position++) {
    readings[position]?.forEach((reading) => read(position, reading));
    reached[position] = undefined;
    if (steps > maxSteps) {
      return [[0, readings.length]];
    }
  }
  return ranges;
}
