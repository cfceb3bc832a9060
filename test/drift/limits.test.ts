/** Bodies of any size, depth and content: the check does not throw, and the number of findings and steps is bounded. */
import { expect, test } from "vitest";
import { checkResponse } from "../../src/drift/check-response.js";
import { findDrift } from "../../src/drift/index.js";
import { api as callgear } from "../../generated/callgear/validators.js";
import { maskName } from "../../src/drift/mask.js";
import { exchangeOf } from "../support/drift/exchanges.js";

const listOf = (rows: unknown[]) => ({ jsonrpc: "2.0", id: 1, result: { data: rows } });
const check = (body: unknown) => findDrift(exchangeOf("callgear", "get.virtual_numbers", body));
const checkError = (body: unknown) => findDrift(exchangeOf("invoca", "listDestinations", body, 403));

/** A name without digits for each number. */
const lettersOf = (number: number) => number.toString().replace(/\d/g, (digit) => "abcdefghij".charAt(Number(digit)));

/** Field errors in each other. */
function nestedErrors(levels: number, innermost: unknown): object {
  let errors: unknown = innermost;
  for (let level = 0; level < levels; level++) {
    errors = { part: [errors] };
  }
  return { errors };
}

/** How often members of a value are read while it is checked. */
function countReads(body: object, run: (body: unknown) => unknown): number {
  let reads = 0;
  const observe = (value: unknown): unknown =>
    typeof value === "object" && value !== null
      ? new Proxy(value, {
          get(target, key, receiver) {
            reads++;
            return observe(Reflect.get(target, key, receiver));
          },
        })
      : value;
  run(observe(body));
  return reads;
}

test("10,000 rows with 50 new properties have 50 findings", () => {
  const added = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`new_${index}`, index]));
  const found = check(listOf(Array.from({ length: 10_000 }, () => ({ id: 1, ...added }))));
  expect(found).toHaveLength(50);
  expect(new Set(found.map(({ count }) => count))).toEqual(new Set([10_000]));
  expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(["undocumented-property"]));
});

test("more than 100 undocumented names of an object share one finding", () => {
  const row = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`new_${lettersOf(index)}`, null]));
  const found = check(listOf([row]));
  expect(found).toHaveLength(101);
  expect(found.at(-1)).toMatchObject({ pointer: "/result/data/*/*", count: 49_900 });
});

test("a name that is not an identifier is masked", () => {
  const found = check(listOf([{ "+447700900001": 1, "+447700900002": 2, "Zoë Smith": 3, first_name: 4 }]));
  expect(found.map(({ pointer, count }) => [pointer, count])).toEqual([
    [`/result/data/*/${maskName("+447700900001")}`, 2],
    [`/result/data/*/${maskName("Zoë Smith")}`, 1],
    ["/result/data/*/first_name", 1],
  ]);
  expect(JSON.stringify(found)).not.toMatch(/4477|Smith/);
});

test("a deep value does not overflow the stack", () => {
  let deep: unknown = "x";
  for (let level = 0; level < 10_000; level++) {
    deep = [deep];
  }
  const found = check(listOf([{ id: deep, unknown: deep }]));
  expect(found.map(({ pointer, kind }) => [pointer, kind])).toEqual([
    ["/result/data/*/id", "wrong-type"],
    ["/result/data/*/unknown", "undocumented-property"],
  ]);
  expect(found[0]?.example).toBe('[[["…"]]]');
  expect(checkError(nestedErrors(5_000, 1))).toEqual([]);
  expect(checkError(nestedErrors(3, 1))).toMatchObject([
    { pointer: "/errors/part/*/part/*/part/*", kind: "wrong-type" },
  ]);
});

test("the number of reads grows in proportion to the body", () => {
  const rows = (count: number) => listOf(Array.from({ length: count }, () => ({ id: "1", campaigns: [{ other: 1 }] })));
  const ofRows = (count: number) => countReads(rows(count), check);
  expect(ofRows(200) / ofRows(100)).toBeLessThan(2.01);
  const ofLevels = (levels: number) => countReads(nestedErrors(levels, 1), checkError);
  expect(ofLevels(20) / ofLevels(10)).toBeLessThan(2.2);
});

test.each([null, true, 0, "text", [], {}, [[]], { jsonrpc: null }, { result: [] }, { error: "no" }])(
  "the body %j has findings",
  (body) => {
    expect(check(body)).not.toEqual([]);
  },
);

test("names of Object.prototype are properties like others", () => {
  const text = '{"jsonrpc":"2.0","result":{"data":[{"__proto__":1,"constructor":2,"hasOwnProperty":3}]}}';
  const found = check(JSON.parse(text));
  expect(found.map(({ pointer }) => pointer)).toEqual(
    ["__proto__", "constructor", "hasOwnProperty"].map((name) => `/result/data/*/${name}`),
  );
  const exchange = exchangeOf("callgear", "get.virtual_numbers", listOf([]), 200, { "content-type": "constructor" });
  expect(checkResponse(callgear, exchange)).toMatchObject([{ kind: "undocumented-media-type" }]);
});

test("a body that is not JSON, empty, or too large to be parsed is invalid", () => {
  const ofText = (text: string) =>
    findDrift({ ...exchangeOf("callgear", "get.virtual_numbers", undefined), text }).map(({ kind, expected }) => [
      kind,
      expected,
    ]);
  expect(ofText("<html>")).toEqual([["invalid-body", "JSON"]]);
  expect(ofText("")).toEqual([["invalid-body", "JSON"]]);
  expect(ofText("[".repeat(200_000))).toEqual([["invalid-body", "JSON that is not too large to be parsed"]]);
});
