/** Returns the numbers of a notation: 1 to a number, or ranges such as `1-100, 105, 200-101`. */
export function toNumbers(notation: number | string): number[] {
  if (typeof notation === "number") {
    return range(1, notation);
  }
  return notation
    .split(", ")
    .filter((part) => part !== "")
    .flatMap((part) => {
      const [first, last = first] = part.split("-").map(Number);
      return range(first!, last!);
    });
}

/** Returns the integers between two integers, both included, also downwards. */
function range(first: number, last: number): number[] {
  const step = last < first ? -1 : 1;
  return first === 1 && last === 0
    ? []
    : Array.from({ length: Math.abs(last - first) + 1 }, (_, index) => first + index * step);
}
