/** The comparison of the APIs that scripts/docs writes for the page. */
import { readFileSync } from "node:fs";
import { ROOT } from "./sources.ts";

/** One fact about one API, as HTML. `file` is the path of the reference that contains it. */
export interface ComparisonCell {
  html: string;
  file: string | null;
}

/** A table of the page. */
export interface ComparisonGroup {
  id: string;
  title: string;
  /** Labels are HTML. The cells are in the order of the APIs; a cell is null if the spec has no such fact. */
  rows: { label: string; cells: (ComparisonCell | null)[] }[];
}

/** The whole page. */
export interface Comparison {
  apis: { id: string; title: string }[];
  groups: ComparisonGroup[];
}

/** Returns the comparison. */
export function readComparison(): Comparison {
  return JSON.parse(readFileSync(`${ROOT}website/generated/comparison.json`, "utf8")) as Comparison;
}
