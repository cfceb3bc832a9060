/** The columns of the table: this package, and its rivals. */
export const CONTENDERS = {
  ours: "number-inventory",
  fetch: "`fetch` loop",
  "openapi-fetch": "openapi-fetch",
  redocly: "Redocly's client",
  ky: "ky",
} as const;

export type ContenderId = keyof typeof CONTENDERS;

/** What was measured of one contender: the value, and where it is compared with another one, the ratio. */
export interface Cell {
  value: number;
  ratio?: number;
}

/** One line of the table. */
export interface Row {
  what: string;
  /** What the values are counted in. */
  unit: string;
  cells: Partial<Record<ContenderId, Cell>>;
  /** The most that this package's ratio or value may be. */
  target?: { most: number; of: keyof Cell };
}

/** Cells whose ratio is that to one of them. */
export function against(base: ContenderId, values: Partial<Record<ContenderId, number>>): Row["cells"] {
  const one = values[base];
  if (one === undefined) throw new RangeError(`${base} has not been measured`);
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value, ratio: value / one }]));
}

/** Cells without a ratio. */
export function plain(values: Partial<Record<ContenderId, number>>): Row["cells"] {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value }]));
}

/** Whether a row meets its target; undefined where it has none. */
export function isMet({ cells, target }: Row): boolean | undefined {
  if (target === undefined) return undefined;
  const found = cells.ours?.[target.of];
  if (found === undefined) throw new RangeError("there is a target for what has not been measured");
  return found <= target.most;
}
