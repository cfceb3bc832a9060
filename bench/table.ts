import { markdownTable } from "markdown-table";
import { CONTENDERS, isMet, type Cell, type ContenderId, type Row } from "./row.js";

const ids = Object.keys(CONTENDERS) as ContenderId[];

/** The rows as a Markdown table: a ratio if there is one, with the absolute value in parentheses. */
export function toTable(rows: readonly Row[]): string {
  const head = ["measured", ...Object.values(CONTENDERS), "target"];
  const body = rows.map((row) => [
    row.what,
    ...ids.map((id) => (row.cells[id] === undefined ? "–" : cellText(row.cells[id], row.unit))),
    targetText(row),
  ]);
  return markdownTable([head, ...body], { align: ["l", ...ids.map(() => "r"), "l"] });
}

function cellText({ value, ratio }: Cell, unit: string): string {
  const text = `${toText(value)} ${unit}`.trim();
  return ratio === undefined ? text : `${ratio.toFixed(3)} (${text})`;
}

function targetText(row: Row): string {
  return row.target === undefined ? "" : `≤ ${toText(row.target.most)}: ${isMet(row) ? "met" : "missed"}`;
}

function toText(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });
}
