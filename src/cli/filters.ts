/** The filters of `list`: `--country` and `--type`. */
import type { InventoryNumber } from "../inventory/inventory-number.js";
import { UNKNOWN } from "./option-values.js";

/** The fields that can be filtered. The option of a field has its name. */
export const FILTERED_FIELDS = ["country", "type"] as const;

/** The name of a field that can be filtered. */
export type FilteredField = (typeof FILTERED_FIELDS)[number];

/** The accepted values by field, including `unknown` for none. A field without a filter is undefined. */
export type Filters = { readonly [Field in FilteredField]?: readonly string[] | undefined };

/** The fields that have a filter. */
export function filteredFields(filters: Filters): FilteredField[] {
  return FILTERED_FIELDS.filter((field) => filters[field] !== undefined);
}

/** The fields of a number that do not pass their filter. */
export function findMismatches(number: InventoryNumber, filters: Filters): FilteredField[] {
  return FILTERED_FIELDS.filter((field) => filters[field]?.includes(number[field] ?? UNKNOWN) === false);
}
