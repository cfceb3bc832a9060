/** Conversion of the providers' values. Values in an unknown form become null. */
import { describe, expect, test } from "vitest";
import { amount, country, flag, lookUp, mailDate, text, timestamp } from "../../src/providers/values.js";

/** Values that are invalid for every conversion. */
const STRANGE: readonly unknown[] = [
  null,
  undefined,
  {},
  [],
  [1],
  { toString: 1 },
  NaN,
  Infinity,
  Symbol.iterator,
  () => 1,
];

describe.each(Object.entries({ text, flag, amount, country, timestamp, mailDate }))("%s", (_, read) => {
  test("returns null for invalid values and does not throw", () => {
    for (const value of STRANGE) {
      expect(read(value)).toBeNull();
    }
  });
});

test.each([
  ["a", "a"],
  [" ", " "],
  ["0", "0"],
  [0, "0"],
  [-1.5, "-1.5"],
  [12_345_678_901, "12345678901"],
  ["", null],
  [true, null],
])("the text %j is %j", (value, expected) => {
  expect(text(value)).toBe(expected);
});

test.each([
  [true, true],
  [false, false],
  ["true", null],
  [0, null],
  [1, null],
  ["", null],
])("the flag %j is %j", (value, expected) => {
  expect(flag(value)).toBe(expected);
});

test.each([
  [0, 0],
  [0.3, 0.3],
  ["0.30", 0.3],
  [" 12 ", 12],
  ["-1.5", -1.5],
  ["", null],
  [" ", null],
  ["1,5", null],
  ["1 000", null],
  ["1e3", null],
  ["0x10", null],
  [".5", null],
  ["5.", null],
  ["$5", null],
  ["Infinity", null],
  ["9".repeat(400), null],
  [true, null],
])("the amount %j is %j", (value, expected) => {
  expect(amount(value)).toBe(expected);
});

test.each([
  ["GB", "GB"],
  ["UK", "GB"],
  ["uk", "GB"],
  ["us", "US"],
  [" de ", "DE"],
  ["", null],
  ["U", null],
  ["USA", null],
  ["826", null],
  ["XX", null],
  ["ZZ", null],
  ["international", null],
  ["__proto__", null],
  ["G B", null],
])("the country %j is %j", (value, expected) => {
  expect(country(value)).toBe(expected);
});

test("a word is looked up in its table, but not in the object's prototype", () => {
  const table = { Reserved: "reserved" } as const;
  expect(lookUp(table, "Reserved")).toBe("reserved");
  const others = ["reserved", "Reserved ", "", "constructor", "toString", "__proto__", "hasOwnProperty", ...STRANGE];
  for (const word of others) {
    expect(lookUp(table, word)).toBeNull();
  }
});

test.each([
  ["2016-01-03 17:48:59", "2016-01-03T17:48:59"],
  ["2016-02-29 00:00:00", "2016-02-29T00:00:00"],
  ["2023-10-19 03:34:42 -0700", "2023-10-19T03:34:42-07:00"],
  ["2023-10-19 03:34:42 +05:30", "2023-10-19T03:34:42+05:30"],
  ["2023-12-31 23:59:59 +0000", "2023-12-31T23:59:59+00:00"],
  ["2015-02-29 00:00:00", null],
  ["2016-02-30 00:00:00", null],
  ["2016-00-10 00:00:00", null],
  ["2016-13-10 00:00:00", null],
  ["0000-00-00 00:00:00", null],
  ["2016-01-03 24:00:00", null],
  ["2016-01-03 17:60:59", null],
  ["2016-01-03 17:48:60", null],
  ["2016-01-03", null],
  ["2016-01-03 17:48", null],
  ["2016-01-03T17:48:59", null],
  ["2016-01-03T17:48:59Z", null],
  ["2016-01-03 17:48:59 MSK", null],
  ["2016-01-03 17:48:59 +07", null],
  ["03.01.2016 17:48:59", null],
  [" 2016-01-03 17:48:59", null],
  ["2016-01-03 17:48:59\n", null],
  ["", null],
  [1_451_843_339, null],
])("the timestamp %j is %j", (value, expected) => {
  expect(timestamp(value)).toBe(expected);
});

test.each([
  ["Thu, 31 Mar 2016 11:16:59 +0300", "2016-03-31T11:16:59+03:00"],
  ["Sun, 31 January 2016 10:15:35 +0000", "2016-01-31T10:15:35+00:00"],
  ["Mon, 29 February 2016 10:15:35 -0930", "2016-02-29T10:15:35-09:30"],
  ["3 May 2016 10:15:35 +0000", "2016-05-03T10:15:35+00:00"],
  ["Tue, 03 Sep 2016 10:15:35 +0000", "2016-09-03T10:15:35+00:00"],
  ["Sun, 30 Feb 2016 10:15:35 +0000", null],
  ["Sun, 00 Mar 2016 10:15:35 +0000", null],
  ["Sun, 31 Foo 2016 10:15:35 +0000", null],
  ["Sun, 31 jan 2016 10:15:35 +0000", null],
  ["Sun, 31 Jan 16 10:15:35 +0000", null],
  ["Sun, 31 Jan 2016 25:15:35 +0000", null],
  ["Sun, 31 Jan 2016 10:15:35", null],
  ["Sun, 31 Jan 2016 10:15:35 GMT", null],
  ["Sun, 31 Jan 2016", null],
  ["2016-03-31 11:16:59", null],
  ["", null],
])("the date of an e-mail %j is %j", (value, expected) => {
  expect(mailDate(value)).toBe(expected);
});

test("a UTC offset that does not exist is invalid", () => {
  for (const offset of ["+9999", "-2400", "+0160"]) {
    expect(timestamp(`2016-01-03 17:48:59 ${offset}`), offset).toBeNull();
    expect(mailDate(`Sun, 31 Jan 2016 10:15:35 ${offset}`), offset).toBeNull();
  }
});

test("a word that starts like a month is not the name of a month", () => {
  expect(mailDate("Sun, 31 Marmalade 2016 10:15:35 +0000")).toBeNull();
});
