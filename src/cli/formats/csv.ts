import { stringify } from "csv-stringify/sync";
import type { InventoryNumber } from "../../inventory/inventory-number.js";
import { printable } from "../printable.js";
import { COLUMNS, type Format } from "./format.js";

/** What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection"), the full-width signs included. */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/;
const PHONE_NUMBER = /^\+\d+$/;

/** What separates cells where the comma is for decimals: quoted, it does not begin a cell of its own. */
const SEPARATORS = /[;\t|]/;

const OPTIONS = { record_delimiter: "windows", cast: { boolean: String }, quoted_match: SEPARATORS } as const;

/** Comma-separated values (RFC 4180), with the header the columns' names make. */
export function csv(): Format {
  return {
    head: () => stringify([[...COLUMNS]], OPTIONS),
    rows: (numbers) => stringify(numbers.map(toCells), OPTIONS),
    tail: () => "",
  };
}

function toCells(number: InventoryNumber): unknown[] {
  return COLUMNS.map((column) => {
    const value = number[column];
    return typeof value === "string" ? harmless(printable(value)) : value;
  });
}

/** A cell that no spreadsheet calculates: the apostrophe makes it text. */
function harmless(cell: string): string {
  return FORMULA.test(cell) && !PHONE_NUMBER.test(cell) ? `'${cell}` : cell;
}
