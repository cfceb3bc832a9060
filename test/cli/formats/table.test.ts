import stringWidth from "string-width";
import { expect, test } from "vitest";
import { table } from "../../../src/cli/formats/table.js";
import { chooseColumns, TABLE_COLUMNS } from "../../../src/cli/formats/table-columns.js";
import type { InventoryNumber } from "../../../src/index.js";
import { emptyNumber } from "../../support/empty-number.js";

const FULL = {
  ...emptyNumber,
  e164: "+442012345678901",
  country: "GB",
  type: "toll_free",
  status: "suspended",
  name: "Sales 🇩🇪 Berlin, 日本語, 👨‍👩‍👧‍👦, e\u0301, \u05d0\u05d1\u05d2",
  voice: true,
  messaging: false,
  monthlyCharge: 0.3,
  activatedAt: "2016-03-31T11:16:59+03:00",
} as InventoryNumber;

function draw(width: number | undefined, ...batches: Partial<InventoryNumber>[][]) {
  const format = table(width);
  const rows = batches.map((batch) =>
    format.rows(batch.map((part) => ({ ...emptyNumber, ...part }) as InventoryNumber)),
  );
  const text = format.head() + rows.join("") + format.tail();
  return { lines: text.split("\n"), notes: format.notes?.() };
}

function titles(columns: readonly { title: string }[]): string {
  return columns.map(({ title }) => title).join(" ");
}

test.each([
  [40, "PROVIDER NUMBER NAME"],
  [80, "PROVIDER NUMBER COUNTRY TYPE STATUS VOICE NAME"],
  [120, "PROVIDER NUMBER COUNTRY TYPE STATUS VOICE MESSAGING CHARGE SINCE NAME"],
  [Infinity, "PROVIDER NUMBER COUNTRY TYPE STATUS VOICE MESSAGING CHARGE SINCE NAME"],
  [5, "NUMBER"],
])("%d columns of a terminal show %s", (width, expected) => {
  expect(titles(chooseColumns(TABLE_COLUMNS, width))).toBe(expected);
});

test.each([40, 80, 120])("no line is wider than a terminal of %i columns, and no phone number is cut", (width) => {
  const { lines } = draw(width, [FULL, { ...FULL, name: "x".repeat(300) }]);
  expect(lines.filter((line) => stringWidth(line) > width)).toEqual([]);
  expect(lines.filter((line) => line.includes(FULL.e164!))).toHaveLength(2);
  expect(lines[2]).toMatch(/x…$/);
});

test("without a terminal, lines are as long as needed, up to a limit", () => {
  const { lines } = draw(undefined, [FULL, { ...FULL, name: "x".repeat(300) }]);
  expect(lines[1]).toContain(FULL.name);
  expect(lines[2]).toMatch(/ x{199}…$/);
});

test("columns without a value in the first batch are omitted, and follow in a new header when they have one", () => {
  const { lines, notes } = draw(80, [{ e164: "+1", name: "a" }], [{ e164: "+2" }], [{ e164: "+3", type: "sip" }]);
  expect(lines).toEqual([
    "PROVIDER   NUMBER            NAME",
    "invoca     +1                a",
    "invoca     +2",
    "",
    "PROVIDER   NUMBER            TYPE       NAME",
    "invoca     +3                sip",
    "",
  ]);
  expect(notes).toEqual([]);
});

test("values in columns that do not fit are counted in a note", () => {
  const { lines, notes } = draw(80, [FULL], [FULL, { ...FULL, activatedAt: null }]);
  expect(lines).toHaveLength(5);
  expect(notes).toEqual([
    "values that do not fit into a terminal of 80 columns are not shown: MESSAGING (3), CHARGE (3), SINCE (2); " +
      "use a wider terminal or `--format csv`",
  ]);
});

test("a long phone number is shown as a whole and takes space from the last column", () => {
  const number = "+44 (0) 20 1234 5678 extension 12345";
  const { lines } = draw(60, [
    { e164: "+1", name: "x" },
    { number, name: "y".repeat(60) },
  ]);
  expect(lines[2]).toBe(`invoca     ${number}  ${"y".repeat(10)}…`);
});

test.each([
  [{ id: "42", number: null }, "(id 42)"],
  [{ id: null, number: null }, "(no number)"],
  [{ number: "n".repeat(150_000) }, `${"n".repeat(63)}…`],
])("without a phone number, a row has the id: %#", (part, expected) => {
  expect(draw(80, [part]).lines[1]).toBe(`invoca     ${expected}`);
});

test("a table of no numbers is empty", () => {
  expect(draw(80).lines).toEqual([""]);
});
