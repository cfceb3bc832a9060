/** A range of characters in a string. */
export type Range = readonly [start: number, end: number];

/** Returns the ranges in which one of the words occurs, sorted by their start. They may overlap. */
export function findRanges(text: string, words: readonly string[]): Range[] {
  const ranges: Range[] = [];
  for (const word of words) {
    for (let start = word ? text.indexOf(word) : -1; start >= 0; start = text.indexOf(word, start + 1)) {
      ranges.push([start, start + word.length]);
    }
  }
  return ranges.sort(([a], [b]) => a - b);
}

/**
 * Returns the first `maxLength` characters of a string. Each range that starts in them is replaced with `[redacted]`,
 * ranges that touch or overlap together. The ranges must be sorted by their start.
 */
export function redactRanges(text: string, ranges: readonly Range[], maxLength: number): string {
  let redacted = "";
  let position = 0;
  for (const [start, end] of ranges) {
    if (start >= maxLength) {
      break;
    }
    // The first range is always replaced; a later one only if it does not touch the one before.
    if (redacted === "" || start > position) {
      redacted += `${text.slice(position, start)}[redacted]`;
    }
    position = Math.max(position, end);
  }
  return redacted + text.slice(position, maxLength);
}
