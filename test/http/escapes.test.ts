import { describe, expect, test } from "vitest";
import { ANY_CHARACTER, ANY_SYMBOL, decodeText, findReadings } from "../../src/http/escapes.js";

/** The characters that a string can begin with, each with the length of its spelling. */
const readingsOf = (text: string) => findReadings(text)[0]?.map(({ end, char }) => [char, end]);

test("a character is itself", () => {
  expect(readingsOf("ab")).toEqual([["a", 1]]);
  expect(findReadings("")).toEqual([]);
});

test.each([
  ["in a URL", "%41 ", "A", 3],
  ["in JSON", "\\u0041 ", "A", 6],
  ["by its code in HTML", "&#65; ", "A", 5],
  ["by its code in HTML, with zeros", "&#00065; ", "A", 8],
  ["by its hexadecimal code in HTML", "&#x41; ", "A", 6],
  ["by its name in HTML", "&quot; ", '"', 6],
  ["by another name in HTML", "&plus; ", ANY_SYMBOL, 6],
])("an escaped character is what it represents, and what it begins with: %s", (_, text, char, end) => {
  expect(readingsOf(text)).toEqual([
    [text[0], 1],
    [char, end],
  ]);
});

test("what is not a complete escape is only its characters", () => {
  for (const text of ["%4x ", "%%41 ", "\\u00g1 ", "\\n ", "&# ", "&#x; ", "&lt ", "& ", "&#65 "]) {
    expect([text, readingsOf(text)]).toEqual([text, [[text[0], 1]]]);
  }
});

test("escapes of escapes are decoded one by one", () => {
  expect(readingsOf("%252541 ")).toEqual([
    ["%", 1],
    ["%", 3],
    ["%", 5],
    ["A", 7],
  ]);
  expect(readingsOf("\\u0026#65; ")?.at(-1)).toEqual(["A", 10]);
  // Each part of an escape can be escaped, and a backslash can be repeated.
  expect(readingsOf("%&#52;\\\\u0031 ")?.at(-1)).toEqual(["A", 13]);
  expect(readingsOf("&#65\\u003b ")?.at(-1)).toEqual(["A", 10]);
});

test("a backslash before a part of an escape is skipped, but not before a part of its own escape", () => {
  expect(readingsOf("%\\25 ")?.at(-1)).toEqual(["%", 4]);
  expect(readingsOf("\\\\u")).toEqual([["\\", 1]]);
});

test("an escape that the end of the text cuts can be any character", () => {
  for (const text of ["%", "%4", "&", "&#6", "&#65", "&quo", "\\u", "\\u004", "%%3", "&#x\\u003", "%4\\"]) {
    expect([text, readingsOf(text)?.at(-1)]).toEqual([text, [ANY_CHARACTER, text.length]]);
  }
  expect(readingsOf("\\")).toEqual([["\\", 1]]);
  expect(readingsOf("%41")).toEqual([
    ["%", 1],
    ["A", 3],
  ]);
  expect(readingsOf("%&plus;\\u00")).toEqual([["%", 1]]);
});

test("a string is decoded with the position of each character", () => {
  expect(decodeText(findReadings("a%42&lt;c"))).toEqual({ decoded: "aB<c", positions: [0, 1, 4, 8, 9] });
  expect(decodeText(findReadings('\\"%4'))).toEqual({ decoded: '\\"%4', positions: [0, 1, 2, 3, 4] });
  expect(decodeText(findReadings("a&plus;b"))).toEqual({ decoded: "a b", positions: [0, 1, 7, 8] });
  expect(decodeText(findReadings(""))).toEqual({ decoded: "", positions: [0] });
});

/** Returns the number of characters that are read of a string, and of the readings that are found. */
function countSteps(text: string): number {
  let steps = 0;
  const counted = new Proxy(Array.from(text), {
    get: (characters, key): unknown => {
      steps++;
      return Reflect.get(characters, key);
    },
  });
  return steps + findReadings(counted).reduce((sum, readings) => sum + readings.length, 0);
}

describe("the number of steps grows linearly with", () => {
  const repeated: Readonly<Record<string, (n: number) => string>> = {
    backslashes: (n) => "\\".repeat(n),
    "percent signs": (n) => "%".repeat(n),
    ampersands: (n) => "&".repeat(n),
    "escaped percent signs": (n) => "%25".repeat(n),
    "a percent sign that is escaped many times": (n) => `%${"25".repeat(n)}`,
    "digits that are escaped many times": (n) => `%%${"25".repeat(n)}32%${"25".repeat(n)}35`.repeat(3),
    "an ampersand that is escaped many times": (n) => `&${"amp;".repeat(n)}`,
    "nested percent signs": (n) => "%".repeat(n) + "3".repeat(n + 1),
    "escaped backslashes": (n) => "\\u005c".repeat(n),
    "a backslash that is escaped many times": (n) => `\\${"u005c".repeat(n)}`,
    "backslashes before digits": (n) => `%4${"\\".repeat(n)}1`.repeat(2),
    "long codes": (n) => "&#".repeat(n) + "0".repeat(n),
    "ordinary text": (n) => '{"a":"b"},'.repeat(n),
  };
  test.each(Object.entries(repeated))("%s", (_, repeat) => {
    const [steps, doubled] = [countSteps(repeat(500)), countSteps(repeat(1000))];
    expect(doubled).toBeLessThan(2.1 * steps);
    expect(steps).toBeLessThan(100 * repeat(500).length);
  });
});
