import stringWidth from "string-width";
import { expect, test } from "vitest";
import { fitToWidth } from "../../../src/cli/formats/cell-width.js";

const FAMILY = "👨‍👩‍👧‍👦";
const FLAG = "🇩🇪";

test.each([
  ["short", 5, "short"],
  ["longer text", 7, "longer…"],
  ["x", 0, "…"],
  ["", 1, ""],
  [`Sales ${FLAG} Berlin`, 15, `Sales ${FLAG} Berlin`],
  [`Sales ${FLAG} Berlin`, 9, `Sales ${FLAG}…`],
  [`Sales ${FLAG} Berlin`, 8, "Sales …"],
  [`${FAMILY}${FAMILY}`, 4, `${FAMILY}${FAMILY}`],
  [`${FAMILY}${FAMILY}`, 3, `${FAMILY}…`],
  ["日本語", 5, "日本…"],
  ["日本語", 4, "日…"],
  ["e\u0301e\u0301e\u0301", 2, "e\u0301…"],
  ["\u05d0\u05d1\u05d2 \u05d3\u05d4", 4, "\u05d0\u05d1\u05d2…"],
  ["a\tb\u001b[2J\u202e", 9, "a\uFFFDb\uFFFD[2J\uFFFD"],
  ["\ud83d x \udc4d", 9, "\uFFFD x \uFFFD"],
])("%j in %i columns is %j", (text, width, expected) => {
  expect(fitToWidth(text, width)).toBe(expected);
});

test.each([
  ["spaces", " ".repeat(1_000_000)],
  ["combining marks", `e${"\u0301".repeat(1_000_000)}`],
  ["combining marks only", "\u0301".repeat(1_000_000)],
  ["joiners", "\u{1F468}\u200d".repeat(200_000)],
  ["digits", "1".repeat(1_000_000)],
])("a million %s become a short text", (_, text) => {
  const cell = fitToWidth(text, 20);
  expect(stringWidth(cell)).toBeLessThanOrEqual(20);
  expect(cell.length).toBeLessThan(400);
  expect(cell.endsWith("…")).toBe(true);
});
