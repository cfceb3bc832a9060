import { stringify } from "csv-stringify/sync";
import type { InventoryNumber } from "../../inventory/inventory-number.js";
import { replaceControlCharacters } from "../control-characters.js";
import { COLUMNS, type Format } from "./format.js";

/**
 * The place of a formula: the start of a cell, or of a part of it that follows a separator, because spreadsheets also
 * split at semicolons, tabs or pipes. White space and quotes may precede the sign (OWASP, "CSV Injection"; the last
 * four signs are the full-width ones). A plus sign and digits up to the end of the cell are a phone number.
 */
const FORMULA = /(^|[,;\t|])(?=[\s"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])(?!\+\d+$)/g;

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
    return typeof value === "string" ? escapeFormulas(replaceControlCharacters(value)) : value;
  });
}

/** The cell with an apostrophe before each place that a spreadsheet would interpret as a formula. */
export function escapeFormulas(cell: string): string {
  return cell.replace(FORMULA, "$1'");
}
