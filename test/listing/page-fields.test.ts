import { expect, test } from "vitest";
import { identityOf, toCount } from "../../src/listing/page-fields.js";

test("the identity of an item is its id if that is a string or a number", () => {
  expect(identityOf({ sid: "num-1" }, "sid")).toBe("num-1");
  expect(identityOf({ sid: 0 }, "sid")).toBe(0);
});

test("the identity of an item without such an id is the item as JSON", () => {
  for (const item of [{ name: "a" }, { sid: null }, { sid: ["x"] }]) {
    expect(identityOf(item, "sid")).toBe(JSON.stringify(item));
  }
});

test("a count is a non-negative integer", () => {
  expect(toCount(7)).toBe(7);
  expect(toCount(0)).toBe(0);
  for (const value of [-1, 0.5, NaN, "7", null, undefined, {}]) {
    expect(toCount(value)).toBeNull();
  }
});
