import { expect, test } from "vitest";
import { readNextCursor } from "../../src/listing/next-cursor.js";

test("the cursor is read from absolute and relative links", () => {
  for (const link of ["https://api.test/v2?limit=20&next=abc", "?next=abc", "/numbers?next=abc#end"]) {
    expect(readNextCursor(link, "next")).toBe("abc");
  }
});

test("the cursor is percent-decoded", () => {
  expect(readNextCursor("?next=a%2Fb%3D", "next")).toBe("a/b=");
});

test("only the first question mark of a link begins its query", () => {
  expect(readNextCursor("/numbers?search=a?&next=abc", "next")).toBe("abc");
  expect(readNextCursor("/numbers?next=a?b", "next")).toBe("a?b");
  expect(readNextCursor("/numbers#a?next=abc", "next")).toBeNull();
});

test("no link is the end of the list", () => {
  for (const link of [null, undefined, ""]) {
    expect(readNextCursor(link, "next")).toBeUndefined();
  }
});

test("a link without the parameter, with an empty one, or that is not a string is invalid", () => {
  for (const link of ["https://api.test/v2", "?next=", "?prev=abc", {}, 7, true]) {
    expect(readNextCursor(link, "next")).toBeNull();
  }
});

test("a link that cannot be converted to a string is invalid", () => {
  const deep = JSON.parse(`${"[".repeat(9000)}${"]".repeat(9000)}`) as unknown;
  for (const link of [{ toString: 1 }, { toString: null, valueOf: null }, deep]) {
    expect(readNextCursor(link, "next")).toBeNull();
  }
});

test("a cursor of more than 2047 characters is invalid", () => {
  expect(readNextCursor(`?next=${"x".repeat(2047)}`, "next")).toHaveLength(2047);
  expect(readNextCursor(`?next=${"x".repeat(2048)}`, "next")).toBeNull();
});
