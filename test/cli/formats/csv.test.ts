import { expect, test } from "vitest";
import { csv, escapeFormulas } from "../../../src/cli/formats/csv.js";
import { emptyNumber } from "../../support/empty-number.js";

test.each([
  ["=1+2", "'=1+2"],
  ["  =1", "'  =1"],
  ["x;=HYPERLINK(1);y", "x;'=HYPERLINK(1);y"],
  ["x,@SUM(A1)|-1", "x,'@SUM(A1)|'-1"],
  ["x\t=1", "x\t'=1"],
  ['"x";=1', '"x";\'=1'],
  ['x;"=1"', 'x;\'"=1"'],
  ["x; \uFF1D1", "x;' \uFF1D1"],
  [";;=1", ";;'=1"],
  ["+442012345678", "+442012345678"],
  ["+1;+2", "'+1;+2"],
  ["+1 2", "'+1 2"],
  ["+1;+A1", "'+1;'+A1"],
  ["+1,HYPERLINK(1)", "'+1,HYPERLINK(1)"],
  ["x;+1", "x;+1"],
  ["a=b;c", "a=b;c"],
  ["", ""],
])("%j becomes %j", (cell, escaped) => {
  expect(escapeFormulas(cell)).toBe(escaped);
});

/** The cells of a reader that splits at a separator, with or without regard to quotes, as they would be evaluated. */
function split(text: string, separator: string): string[] {
  return text.split(/\r\n/).flatMap((line) => line.split(separator).map((cell) => cell.replace(/^[\s"]+/, "")));
}

const NAMES = ["x;=1", "x\t=1", "x|=1", "x,=1", '"x";=1', 'x;"=1";y', 'x";"=1', '=1;"', ";=1", "x; \t=1", '"";"=1'];

test.each([",", ";", "\t", "|"])("no cell is a formula for a reader that splits at %j", (separator) => {
  const rows = csv().rows(NAMES.map((name) => ({ ...emptyNumber, e164: "+442012345678", name })));
  expect(rows).toContain(",+442012345678,");
  const formulas = split(rows, separator).filter((cell) => /^[=+\-@]/.test(cell) && !/^\+\d+($|[,"])/.test(cell));
  expect(formulas).toEqual([]);
});

test("a million separators or spaces are escaped", () => {
  expect(escapeFormulas(";".repeat(1_000_000))).toHaveLength(1_000_000);
  expect(escapeFormulas(`${" ".repeat(1_000_000)}=`)).toHaveLength(1_000_002);
  expect(escapeFormulas(`+${"1".repeat(1_000_000)}x`)).toHaveLength(1_000_003);
});
