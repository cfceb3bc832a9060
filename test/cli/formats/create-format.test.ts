import { expect, test } from "vitest";
import { createFormat } from "../../../src/cli/formats/create-format.js";
import { emptyNumber } from "../../support/empty-number.js";

const ROW = { ...emptyNumber, account: "callgear", e164: "+442012345678", name: "Berlin" };

function tableIn(terminal: { isTTY?: boolean; columns?: number }): string {
  const format = createFormat({ format: "table" }, terminal as NodeJS.WriteStream, () => undefined);
  return format.rows([ROW]);
}

test("a terminal that reports 0 columns has an unknown width: all columns are shown, as without a terminal", () => {
  const whole = tableIn({});
  expect(whole).toContain("Berlin");
  expect(tableIn({ isTTY: true, columns: 0 })).toBe(whole);
  expect(tableIn({ isTTY: true, columns: 20 })).not.toBe(whole);
});
