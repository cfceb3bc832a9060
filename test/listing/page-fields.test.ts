import { describe, expect, test } from "vitest";
import { fingerprintOf, identifyItems, identityOf, toCount, toFlag } from "../../src/listing/page-fields.js";

describe("the identity of an item", () => {
  test("is its id if that is a string or an exact integer", () => {
    expect(identityOf({ sid: "num-1" }, "sid")).toBe("num-1");
    expect(identityOf({ sid: "" }, "sid")).toBe("");
    expect(identityOf({ sid: 0 }, "sid")).toBe(0);
    expect(identityOf({ sid: 2 ** 53 - 1 }, "sid")).toBe(2 ** 53 - 1);
  });

  test("is the integer if the id is an integer as text", () => {
    expect(identityOf({ sid: "17" }, "sid")).toBe(17);
    for (const sid of ["017", "1.0", " 1", "1e3", "9007199254740993"]) {
      expect(identityOf({ sid }, "sid")).toBe(sid);
    }
  });

  test("is its content if it has no id", () => {
    for (const [name, value] of [
      ["name", "a"],
      ["sid", null],
      ["sid", ["x"]],
      ["sid", true],
    ] as const) {
      expect(identityOf({ [name]: value }, "sid")).toBe(JSON.stringify({ names: [name], values: [value] }));
    }
  });

  test("is the content that is not nested if the item is nested too deeply to be serialized", () => {
    const deep = JSON.parse(`${"[".repeat(9_000)}${"]".repeat(9_000)}`) as unknown;
    expect(identityOf({ name: "a", deep, "": deep }, "sid")).toBe(identityOf({ name: "a" }, "sid"));
    expect(identityOf({ deep }, "sid")).toBe(identityOf({}, "sid"));
    expect(identityOf({ b: 1, deep, a: 2 }, "sid")).toBe(identityOf({ a: 2, deep, b: 1 }, "sid"));
  });

  test("is its content if the id is a number that is not exact", () => {
    for (const sid of [2 ** 53, -(2 ** 53), 0.5, 1e300]) {
      const content = JSON.stringify({ names: ["name", "sid"], values: ["a", sid] });
      expect(identityOf({ sid, name: "a" }, "sid")).toBe(content);
    }
  });

  test("does not depend on the order of properties", () => {
    const item = { b: [{ y: 1, x: 2 }], a: { d: null, c: "" } };
    const sameItem = { a: { c: "", d: null }, b: [{ x: 2, y: 1 }] };
    expect(identityOf(item, "sid")).toBe(identityOf(sameItem, "sid"));
    expect(identityOf({ a: [1, 2] }, "sid")).not.toBe(identityOf({ a: [2, 1] }, "sid"));
  });

  test("differs between objects and arrays with the same values", () => {
    const contents = [{ a: {} }, { a: [] }, { a: { b: 1 } }, { a: [1] }, { a: ["b", 1] }, { a: [["b", 1]] }];
    expect(new Set(contents.map((item) => identityOf(item, "sid"))).size).toBe(contents.length);
  });
});

describe("the items of a page", () => {
  const identify = (...items: object[]) => {
    const { items: identified, ids: _ids, ...rest } = identifyItems(items as Record<string, unknown>[], "id");
    return { items: identified.map(({ item }) => item), ...rest };
  };

  test("are all kept if their ids differ", () => {
    const items = [{ id: 2 }, { id: 1 }, { id: "a" }];
    expect(identify(...items)).toEqual({ items, duplicates: 0, idProblem: null });
    expect(identifyItems(items, "id").items.map(({ id }) => id)).toEqual([2, 1, "a"]);
    expect(identifyItems([...items, { id: 1 }], "id").ids).toEqual([2, 1, "a", 1]);
    expect(identify()).toEqual({ items: [], duplicates: 0, idProblem: null });
  });

  test("are counted as duplicates if they are equal", () => {
    expect(identify({ id: 1, n: "a" }, { n: "a", id: 1 }, { id: 2 }, { id: 1, n: "a" })).toEqual({
      items: [{ id: 1, n: "a" }, { id: 2 }],
      duplicates: 2,
      idProblem: null,
    });
    expect(identify({ id: "a" }, { id: "a" })).toEqual({ items: [{ id: "a" }], duplicates: 1, idProblem: null });
  });

  test("are all kept if their ids are equal and their contents differ", () => {
    const items = [
      { id: 1, n: "a" },
      { id: 1, n: "b" },
      { id: "1", n: "a" },
    ];
    expect(identify(...items, { id: 1, n: "b" })).toEqual({
      items,
      duplicates: 1,
      idProblem: "different items have the same `id`",
    });
  });

  test("are compared in linear time", () => {
    for (const name of ["equal", undefined]) {
      let comparisons = 0;
      const items = Array.from({ length: 1000 }, (_, index) => ({
        id: 1,
        toJSON: () => {
          comparisons++;
          return name ?? index;
        },
      }));
      identify(...items);
      expect(comparisons).toBeLessThan(3000);
    }
  });

  test("cannot be compared if their ids are not exact", () => {
    const items = [
      { id: 2 ** 53, n: "a" },
      { id: 2 ** 53, n: "b" },
    ];
    const idProblem = "`id` cannot be compared: it is not an integer up to 2^53 - 1";
    expect(identify(...items)).toEqual({ items, duplicates: 0, idProblem });
    expect(identify({ id: 0.5 })).toMatchObject({ idProblem });
  });

  test("can be compared by their content if they have no ids, unless they are equal", () => {
    expect(identify({ n: "a" }, { id: null, n: "a" })).toMatchObject({ duplicates: 0, idProblem: null });
    expect(identify({ n: "a" }, { n: "a" })).toEqual({
      items: [{ n: "a" }],
      duplicates: 1,
      idProblem: "equal items have no `id`",
    });
  });
});

test("the fingerprint of an item depends on its identity only, and does not contain it", () => {
  const fingerprint = fingerprintOf({ id: "num-1", name: "a" }, "id");
  expect(fingerprintOf({ id: "num-1", name: "b" }, "id")).toBe(fingerprint);
  expect(fingerprintOf({ id: "num-2", name: "a" }, "id")).not.toBe(fingerprint);
  expect(fingerprintOf({ id: 7 }, "id")).toBe(fingerprintOf({ id: "7" }, "id"));
  expect(fingerprint).toMatch(/^[0-9a-z]{1,11}$/);
});

test("a count is a non-negative integer, also as text", () => {
  expect(toCount(7)).toBe(7);
  expect(toCount(0)).toBe(0);
  expect(toCount("500")).toBe(500);
  expect(toCount("0")).toBe(0);
  for (const value of [-1, 0.5, NaN, Infinity, "", " ", "-1", "1.5", "0x10", "1e3", "many", null, undefined, {}, [7]]) {
    expect(toCount(value)).toBeNull();
  }
});

test("a flag is a boolean", () => {
  expect(toFlag(true)).toBe(true);
  expect(toFlag(false)).toBe(false);
  for (const value of ["true", 1, 0, null, undefined, {}]) {
    expect(toFlag(value)).toBeNull();
  }
});
