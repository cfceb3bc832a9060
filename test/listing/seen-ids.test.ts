import { expect, test } from "vitest";
import { fingerprintOf } from "../../src/listing/page-fields.js";
import { SeenIds } from "../../src/listing/seen-ids.js";

const itemsWith = (...ids: unknown[]) => ids.map((id) => ({ id }));

test("items of the first page are new", () => {
  const page = itemsWith(1, 2, 3);
  expect(new SeenIds("id").addPage(page)).toEqual({
    newItems: page,
    repeatedItems: 0,
    duplicates: 0,
    lastItem: fingerprintOf({ id: 3 }, "id"),
    idProblem: null,
  });
});

test("the content of an item without an id is read once", () => {
  let reads = 0;
  const item = {
    get name() {
      reads++;
      return "a";
    },
  };
  expect(new SeenIds("id").addPage([item]).lastItem).toBe(fingerprintOf({ name: "a" }, "id"));
  expect(reads).toBe(1);
});

test("an item of an earlier page is a repetition", () => {
  const seen = new SeenIds("id");
  seen.addPage(itemsWith(1, 2));
  expect(seen.addPage(itemsWith(2, 3))).toMatchObject({ newItems: itemsWith(3), repeatedItems: 1, duplicates: 1 });
});

test("an item that is twice on one page is a duplicate, but not a repetition", () => {
  const seen = new SeenIds("id");
  expect(seen.addPage(itemsWith(1, 1, 2))).toMatchObject({
    newItems: itemsWith(1, 2),
    repeatedItems: 0,
    duplicates: 1,
  });
  expect(seen.addPage(itemsWith(1, 1))).toMatchObject({ newItems: [], repeatedItems: 1, duplicates: 2 });
});

test("in another pass, items of the pass before are neither new nor repetitions", () => {
  const seen = new SeenIds("id");
  seen.addPage(itemsWith(1, 2));
  seen.startPass();
  expect(seen.addPage(itemsWith(1, 3))).toMatchObject({ newItems: itemsWith(3), repeatedItems: 0, duplicates: 0 });
  expect(seen.addPage(itemsWith(3))).toMatchObject({ newItems: [], repeatedItems: 1, duplicates: 1 });
});

test("a pass is repeated if it and the one before contain the same ids", () => {
  const seen = new SeenIds("id");
  seen.addPage(itemsWith(1, 2, 3));
  expect(seen.isRepeatedPass).toBeUndefined();
  for (const [ids, isRepeated] of [
    [[1, 2], false], // fewer
    [[2, 1], true],
    [[1, 3], false], // as many, but others
    [[1, 3, 4], false],
    [[4, 3, 1], true],
  ] as const) {
    seen.startPass();
    seen.addPage(itemsWith(...ids));
    expect([ids, seen.isRepeatedPass]).toEqual([ids, isRepeated]);
  }
});

test("the second pass is not repeated if it contains all ids of the first one and others", () => {
  const seen = new SeenIds("id");
  seen.addPage(itemsWith(1, 2));
  seen.startPass();
  seen.addPage(itemsWith(1, 2, 3));
  expect(seen.isRepeatedPass).toBe(false);
  seen.startPass();
  seen.addPage(itemsWith(3, 2, 1));
  expect(seen.isRepeatedPass).toBe(true);
});

test("items without an id are compared as JSON", () => {
  const seen = new SeenIds("id");
  seen.addPage([{ name: "a" }]);
  expect(seen.addPage([{ name: "a" }, { name: "b" }])).toMatchObject({ newItems: [{ name: "b" }], repeatedItems: 1 });
});

test("different items with the same id on one page are all new, or all repetitions", () => {
  const seen = new SeenIds("id");
  const page = [
    { id: 1, name: "a" },
    { id: 1, name: "b" },
  ];
  expect(seen.addPage(page)).toMatchObject({ newItems: page, duplicates: 0, idProblem: expect.any(String) as string });
  expect(seen.addPage(page)).toMatchObject({ newItems: [], repeatedItems: 2, duplicates: 2 });
});

test("the last item is the last one received, also if the item is a duplicate", () => {
  const seen = new SeenIds("id");
  expect(seen.addPage(itemsWith(1, 2, 1))).toMatchObject({ lastItem: fingerprintOf({ id: 1 }, "id") });
  expect(seen.addPage([])).toMatchObject({ lastItem: null });
});

test("an item without an id may repeat if a later pass does not contain all items of the earlier ones", () => {
  const mayRepeat = (...passes: object[][]) => {
    const seen = new SeenIds("id");
    passes.forEach((items, pass) => {
      if (pass > 0) {
        seen.startPass();
      }
      seen.addPage(items as Record<string, unknown>[]);
    });
    return seen.mayRepeatItems;
  };
  expect(mayRepeat([{ name: "a" }])).toBe(false);
  expect(mayRepeat([{ name: "a" }], [{ name: "a" }, { name: "b" }])).toBe(false);
  expect(mayRepeat([{ name: "a" }], [{ name: "b" }])).toBe(true);
  expect(mayRepeat([{ id: null, name: "a" }], [{ id: null, name: "b" }])).toBe(true);
  expect(mayRepeat(itemsWith(1, 2), itemsWith(2, 3))).toBe(false);
});
