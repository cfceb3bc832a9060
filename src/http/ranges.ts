/** A range of characters in a string, and whether its replacement is in quotation marks, as a JSON string. */
export type Range = readonly [start: number, end: number, isQuoted?: boolean];

/**
 * The string with each range replaced with `[redacted]`, ranges that touch or overlap together. Backslashes before a
 * range belong to it: they escape its first character.
 */
export function redactRanges(text: string, ranges: readonly Range[]): string {
  const parts: string[] = [];
  let position = 0;
  for (const [start, end, isQuoted] of [...ranges].sort(([a], [b]) => a - b)) {
    // The first range is always replaced; a later one only if it does not touch the one before.
    if (parts.length === 0 || start > position) {
      const before = text.slice(position, start);
      parts.push(before.slice(0, countWithoutEnd(before, "\\")), isQuoted ? '"[redacted]"' : "[redacted]");
    }
    position = Math.max(position, end);
  }
  // Joined, because a slice would keep the whole text in memory.
  return [...parts, text.slice(position)].join("");
}

/** The length of a string without the run of a character at its end. */
export function countWithoutEnd(text: string, char: string): number {
  let length = text.length;
  while (text[length - 1] === char) {
    length--;
  }
  return length;
}
