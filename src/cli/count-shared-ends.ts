/** Returns the number of characters that two strings share at the beginning and at the end. */
export function countSharedEnds(text: string, other: string): number {
  let start = 0;
  while (start < text.length && text[start] === other[start]) {
    start++;
  }
  let end = 0;
  while (start + end < text.length && text.at(-1 - end) === other.at(-1 - end)) {
    end++;
  }
  return start + end;
}
