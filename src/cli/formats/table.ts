import stringWidth from "string-width";
import type { InventoryNumber } from "../../inventory/inventory-number.js";
import { fitToWidth } from "./cell-width.js";
import type { Format } from "./format.js";
import { chooseColumns, GAP, TABLE_COLUMNS, type Column } from "./table-columns.js";

/** The maximum width of a cell that is never cut. A longer text is not a phone number. */
const MAX_WHOLE_WIDTH = 64;

/** The maximum width of the last column if the output is not a terminal. */
const MAX_LAST_WIDTH = 200;

/** Which columns a table has so far. */
interface Layout {
  terminalWidth: number;
  /** The columns that have had a value. */
  used: Set<Column>;
  /** The columns that are shown. */
  shown: readonly Column[];
  /** The number of values in columns that are not shown, because they do not fit. */
  hiddenValues: Map<Column, number>;
}

/**
 * A table for terminals. It has the columns that have values in the first batch. If a later batch has values in
 * another column, a new header with that column follows. Columns that do not fit into the terminal are omitted, with a
 * note at the end. Without a terminal there is no limit.
 */
export function table(terminalWidth: number | undefined): Format {
  const layout: Layout = {
    terminalWidth: terminalWidth ?? Infinity,
    used: new Set(),
    shown: [],
    hiddenValues: new Map(),
  };
  return {
    head: () => "",
    rows: (numbers) => drawHeader(layout, numbers) + numbers.map((number) => drawRow(layout, number)).join(""),
    tail: () => "",
    interruption: () => "",
    notes: () => describeHiddenValues(layout),
  };
}

/** Adds the columns of a batch to the layout. Returns the header if the columns that are shown have changed. */
function drawHeader(layout: Layout, numbers: readonly InventoryNumber[]): string {
  const added = TABLE_COLUMNS.filter(
    (column) => !layout.used.has(column) && numbers.some((number) => hasValue(column, number)),
  );
  added.forEach((column) => layout.used.add(column));
  const before = layout.shown;
  if (added.length > 0) {
    const used = TABLE_COLUMNS.filter((column) => layout.used.has(column));
    layout.shown = chooseColumns(used, layout.terminalWidth);
  }
  if (layout.shown.every((column) => before.includes(column))) {
    return "";
  }
  const header = drawCells(layout, ({ title }) => title);
  return before.length === 0 ? header : `\n${header}`;
}

function drawRow(layout: Layout, number: InventoryNumber): string {
  for (const column of layout.used) {
    if (!layout.shown.includes(column) && hasValue(column, number)) {
      layout.hiddenValues.set(column, (layout.hiddenValues.get(column) ?? 0) + 1);
    }
  }
  return drawCells(layout, ({ cell }) => cell(number) ?? "");
}

/** One line. A cell that is wider than its column moves the next ones, and the last one has what remains. */
function drawCells({ shown, terminalWidth }: Layout, textOf: (column: Column) => string): string {
  let line = "";
  let width = 0;
  let columnStart = 0;
  for (const column of shown) {
    const gap = line === "" ? 0 : Math.max(GAP, columnStart - width);
    const ownWidth = column === shown.at(-1) ? terminalWidth - width - gap : column.width;
    const cell = fitToWidth(textOf(column), column.isNeverCut ? MAX_WHOLE_WIDTH : limitWidth(ownWidth));
    line += " ".repeat(gap) + cell;
    width += gap + stringWidth(cell);
    columnStart += column.width + GAP;
  }
  return `${line.trimEnd()}\n`;
}

function limitWidth(width: number): number {
  return Math.min(MAX_LAST_WIDTH, Math.max(1, width));
}

function hasValue({ cell }: Column, number: InventoryNumber): boolean {
  return (cell(number) ?? "") !== "";
}

function describeHiddenValues({ hiddenValues, terminalWidth }: Layout): string[] {
  const columns = [...hiddenValues].map(([{ title }, count]) => `${title} (${count.toLocaleString("en")})`);
  return columns.length === 0
    ? []
    : [
        `values that do not fit into a terminal of ${terminalWidth} columns are not shown: ${columns.join(", ")}; ` +
          "use a wider terminal or `--format csv`",
      ];
}
