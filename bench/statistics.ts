/** The median. */
export function median(values: readonly number[]): number {
  if (values.length === 0) {
    throw new RangeError("cannot compute the median of no values");
  }
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * Runs every name once per round and returns the results by name. Each round starts with another name, so that neither
 * position nor a temporary slowdown always affects the same one.
 */
export async function interleave<Name extends string, T>(
  rounds: number,
  names: readonly Name[],
  run: (name: Name, round: number) => Promise<T>,
): Promise<Record<Name, T[]>> {
  const results = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<Name, T[]>;
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < names.length; i++) {
      const name = names[(i + round) % names.length]!;
      results[name].push(await run(name, round));
    }
  }
  return results;
}

/** A copy of the record with each value converted by `to`. */
export function mapValues<Key extends string, From, To>(
  from: Readonly<Record<Key, From>>,
  to: (value: From) => To,
): Record<Key, To> {
  return Object.fromEntries(Object.entries<From>(from).map(([key, value]) => [key, to(value)])) as Record<Key, To>;
}
