import type { InventoryNumber } from "../../inventory/inventory-number.js";

/** A way to print numbers, a batch at a time. */
export interface Format {
  /** What comes before the first batch. */
  head(): string;
  /** One batch; never an empty one. */
  rows(numbers: readonly InventoryNumber[]): string;
  /** What comes after the last batch. */
  tail(): string;
}

/** The columns that all numbers have, in the order they are printed in. */
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
