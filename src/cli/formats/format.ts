import type { InventoryNumber } from "../../inventory/inventory-number.js";

/** An output format, written in batches. */
export interface Format {
  /** The text before the first batch. */
  head(): string;
  /** The text of one non-empty batch. */
  rows(numbers: readonly InventoryNumber[]): string;
  /** The text after the last batch. */
  tail(): string;
  /** The text instead of the tail after an interruption. It ends the last line only. */
  interruption(): string;
  /** What the output does not contain, for standard error at the end of the run. */
  notes?(): string[];
}

/** The columns in the order in which they are printed. */
export const COLUMNS = [
  "provider",
  "account",
  "id",
  "number",
  "e164",
  "country",
  "type",
  "status",
  "name",
  "voice",
  "messaging",
  "monthlyCharge",
  "activatedAt",
] as const satisfies readonly (keyof InventoryNumber)[];
