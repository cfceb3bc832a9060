import Table from "cli-table3";
import type { InventoryNumber } from "../../inventory/inventory-number.js";
import { replaceControlCharacters } from "../control-characters.js";
import type { Format } from "./format.js";

/** The columns in reading order. The last one may be long. */
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

const NO_BORDERS = Object.fromEntries(
  "top,top-mid,top-left,top-right,bottom,bottom-mid,bottom-left,bottom-right,left,left-mid,mid,mid-mid,right,right-mid"
    .split(",")
    .map((part) => [part, ""]),
);

/**
 * A table for terminals. Column widths are fixed, so that rows can be printed as they arrive; the last column uses the
 * rest of the terminal's width, or all it needs if the output is not a terminal.
 */
export function table(terminalWidth: number | undefined): Format {
  const usedWidth = COLUMNS.reduce((sum, { width }) => sum + width + 2, 0);
  const lastWidth = Math.max(8, (terminalWidth ?? Infinity) - usedWidth);
  const draw = (rows: string[][]) => {
    const lines = new Table({
      chars: { ...NO_BORDERS, middle: "  " },
      style: { "padding-left": 0, "padding-right": 0, head: [], border: [] },
      colWidths: COLUMNS.map(({ width }) => (width > 0 ? width : lastWidth === Infinity ? null : lastWidth)),
    });
    lines.push(...rows);
    return `${lines.toString().replace(/ +$/gm, "")}\n`;
  };
  return {
    head: () => draw([COLUMNS.map(({ title }) => title)]),
    rows: (numbers) =>
      draw(numbers.map((number) => COLUMNS.map(({ cell }) => replaceControlCharacters(cell(number) ?? "")))),
    tail: () => "",
    interruption: () => "",
  };
}

function toWord(value: boolean | null): string | null {
  return value === null ? null : value ? "yes" : "no";
}
