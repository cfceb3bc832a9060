import { stringify } from "csv-stringify/sync";
import type { InventoryNumber } from "../../inventory/inventory-number.js";
import { replaceControlCharacters } from "../control-characters.js";
import { COLUMNS, type Format } from "./format.js";

/**
 * The start of a cell that spreadsheets interpret as a formula (OWASP, "CSV Injection"), including full-width signs.
 */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;
const PHONE_NUMBER = /^\+\d+$/;

/** Cell separators in locales with a decimal comma. A cell that contains one is quoted, so that it is not split. */
const SEPARATORS = /[;\t|]/;

const OPTIONS = { record_delimiter: "windows", cast: { boolean: String }, quoted_match: SEPARATORS } as const;

/** Comma-separated values (RFC 4180) with a header of column names. */
export function csv(): Format {
  return {
    head: () => stringify([[...COLUMNS]], OPTIONS),
    rows: (numbers) => stringify(numbers.map(toCells), OPTIONS),
    tail: () => "",
    interruption: () => "",
  };
}

function toCells(number: InventoryNumber): unknown[] {
  return COLUMNS.map((column) => {
    const value = number[column];
    return typeof value === "string" ? escapeFormula(replaceControlCharacters(value)) : value;
  });
}

/** The cell with a leading apostrophe if a spreadsheet would interpret it as a formula. */
function escapeFormula(cell: string): string {
  return FORMULA.test(cell) && !PHONE_NUMBER.test(cell) ? `'${cell}` : cell;
}
