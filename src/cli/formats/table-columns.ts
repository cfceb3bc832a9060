/** The columns of the table, and which of them are shown. */
import type { InventoryNumber } from "../../inventory/inventory-number.js";

/** A column of the table. */
export interface Column {
  title: string;
  /** The minimum width. Only the last column is wider. */
  width: number;
  /** The order in which columns are given space: the lowest rank first. */
  rank: number;
  /** Whether a cell that is wider than the column is shown as a whole: half a phone number is worse than none. */
  isNeverCut?: boolean;
  /** The text of the cell; null if the number has no value in this column. */
  cell: (number: InventoryNumber) => string | null;
}

/** The space between two columns. */
export const GAP = 2;

/** The width of a phone number in E.164: a plus sign and up to 15 digits. */
const PHONE_NUMBER_WIDTH = 16;

/** All columns in reading order. The last one may be long. */
export const TABLE_COLUMNS: readonly Column[] = [
  { title: "PROVIDER", width: 9, rank: 1, cell: ({ account }) => account },
  { title: "NUMBER", width: PHONE_NUMBER_WIDTH, rank: 0, isNeverCut: true, cell: toPhoneNumber },
  { title: "COUNTRY", width: 7, rank: 3, cell: ({ country }) => country },
  { title: "TYPE", width: 9, rank: 4, cell: ({ type }) => type },
  { title: "STATUS", width: 9, rank: 5, cell: ({ status }) => status },
  { title: "VOICE", width: 5, rank: 6, cell: ({ voice }) => toWord(voice) },
  { title: "MESSAGING", width: 9, rank: 7, cell: ({ messaging }) => toWord(messaging) },
  {
    title: "CHARGE",
    width: 8,
    rank: 8,
    isNeverCut: true,
    cell: ({ monthlyCharge }) => monthlyCharge?.toString() ?? null,
  },
  { title: "SINCE", width: 10, rank: 9, cell: ({ activatedAt }) => activatedAt?.slice(0, 10) ?? null },
  { title: "NAME", width: 10, rank: 2, cell: ({ name }) => name },
];

/**
 * The columns that fit into `terminalWidth`, in reading order: those with the lowest ranks, and at least the one with
 * the lowest.
 */
export function chooseColumns(columns: readonly Column[], terminalWidth: number): Column[] {
  let usedWidth = 0;
  const chosen = columns
    .toSorted((a, b) => a.rank - b.rank)
    .filter(({ width }) => {
      const fits = usedWidth === 0 || usedWidth + width <= terminalWidth;
      usedWidth += fits ? width + GAP : 0;
      return fits;
    });
  return columns.filter((column) => chosen.includes(column));
}

/** The phone number; if there is none, the id in parentheses, so that the row can be found in other formats. */
function toPhoneNumber({ e164, number, id }: InventoryNumber): string {
  return e164 ?? number ?? (id === null ? "(no number)" : `(id ${id})`);
}

function toWord(value: boolean | null): string | null {
  return value === null ? null : value ? "yes" : "no";
}
