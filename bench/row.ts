/** The columns of the table: this package and the alternatives. */
export const CONTENDERS = {
  ours: "number-inventory",
  fetch: "`fetch` loop",
  "openapi-fetch": "openapi-fetch",
  redocly: "Redocly's client",
  ky: "ky",
} as const;

export type ContenderId = keyof typeof CONTENDERS;

/** A measured value of one contender, and its ratio to the baseline if there is one. */
export interface Cell {
  value: number;
  ratio?: number;
}

/** One line of the table. */
export interface Row {
  what: string;
  /** The unit of the values. */
  unit: string;
  cells: Partial<Record<ContenderId, Cell>>;
  /** Maximum of this package's ratio or value. */
  target?: { most: number; of: keyof Cell };
}

/** Cells with their ratios to the baseline contender. */
export function withRatios(base: ContenderId, values: Partial<Record<ContenderId, number>>): Row["cells"] {
  const one = values[base];
  if (one === undefined) {
    throw new RangeError(`baseline ${base} was not measured`);
  }
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value, ratio: value / one }]));
}

/** Cells without ratios. */
export function withoutRatios(values: Partial<Record<ContenderId, number>>): Row["cells"] {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value }]));
}

/** Whether a row meets its target; undefined if it has none. */
export function isMet({ cells, target }: Row): boolean | undefined {
  if (target === undefined) {
    return undefined;
  }
  const found = cells.ours?.[target.of];
  if (found === undefined) {
    throw new RangeError("the row has a target, but was not measured");
  }
  return found <= target.most;
}
