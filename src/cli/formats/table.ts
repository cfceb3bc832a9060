import Table from "cli-table3";
import type { InventoryNumber } from "../../inventory/inventory-number.js";
import { printable } from "../printable.js";
import type { Format } from "./format.js";

/** What a person reads first stands first; what may be long stands last, where it can run on. */
const COLUMNS: readonly { title: string; width: number; cell: (number: InventoryNumber) => string | null }[] = [
  { title: "PROVIDER", width: 10, cell: ({ account }) => account },
  { title: "NUMBER", width: 17, cell: ({ e164, number }) => e164 ?? number },
  { title: "COUNTRY", width: 7, cell: ({ country }) => country },
  { title: "TYPE", width: 9, cell: ({ type }) => type },
  { title: "STATUS", width: 9, cell: ({ status }) => status },
  { title: "VOICE", width: 5, cell: ({ voice }) => toWord(voice) },
  { title: "MESSAGING", width: 9, cell: ({ messaging }) => toWord(messaging) },
  { title: "CHARGE", width: 8, cell: ({ monthlyCharge }) => monthlyCharge?.toString() ?? null },
  { title: "SINCE", width: 10, cell: ({ activatedAt }) => activatedAt?.slice(0, 10) ?? null },
  { title: "NAME", width: 0, cell: ({ name }) => name },
];

const NO_LINES = Object.fromEntries(
  "top,top-mid,top-left,top-right,bottom,bottom-mid,bottom-left,bottom-right,left,left-mid,mid,mid-mid,right,right-mid"
    .split(",")
    .map((part) => [part, ""]),
);

/**
 * A table for people. The widths are fixed, so that rows can be shown as they come; the last column takes the rest of
 * the terminal's width, or all it needs where there is no terminal.
 */
export function table(terminalWidth: number | undefined): Format {
  const used = COLUMNS.reduce((sum, { width }) => sum + width + 2, 0);
  const rest = Math.max(8, (terminalWidth ?? Infinity) - used);
  const draw = (rows: string[][]) => {
    const lines = new Table({
      chars: { ...NO_LINES, middle: "  " },
      style: { "padding-left": 0, "padding-right": 0, head: [], border: [] },
      colWidths: COLUMNS.map(({ width }) => (width > 0 ? width : rest === Infinity ? null : rest)),
    });
    lines.push(...rows);
    return `${lines.toString().replace(/ +$/gm, "")}\n`;
  };
  return {
    head: () => draw([COLUMNS.map(({ title }) => title)]),
    rows: (numbers) => draw(numbers.map((number) => COLUMNS.map(({ cell }) => printable(cell(number) ?? "")))),
    tail: () => "",
  };
}

function toWord(value: boolean | null): string | null {
  return value === null ? null : value ? "yes" : "no";
}
