import { expect, test } from "vitest";
import { json, ndjson } from "../../../src/cli/formats/json.js";
import type { InventoryNumber } from "../../../src/index.js";
import { emptyNumber } from "../../support/empty-number.js";

function nested(depth: number): unknown {
  return JSON.parse(`${'{"a":['.repeat(depth / 2)}${"]}".repeat(depth / 2)}`);
}

test.each([5000, 9000, 100_000])("a record with a property of %i levels is printed without it", (depth) => {
  const raw = { id: 1, deep: nested(depth), flat: nested(500) };
  const numbers = [
    { ...emptyNumber, raw },
    { ...emptyNumber, raw: { id: 2 } },
  ] as unknown as InventoryNumber[];
  const omissions: unknown[] = [];
  const array = json((number, properties) => omissions.push(number.raw, properties));
  const printed = JSON.parse(array.head() + array.rows(numbers) + array.tail()) as { raw: object }[];
  expect(printed.map((number) => number.raw)).toEqual([{ id: 1, flat: nested(500) }, { id: 2 }]);
  expect(omissions).toEqual([raw, ["deep"]]);
  const lines = ndjson(() => undefined)
    .rows(numbers)
    .trimEnd()
    .split("\n");
  expect(lines.map((line) => JSON.parse(line) as object)).toEqual(printed);
});

test("without records, their depth does not matter", () => {
  const number = { ...emptyNumber, raw: { deep: nested(9000) } } as unknown as InventoryNumber;
  expect(JSON.parse(ndjson(undefined).rows([number]))).not.toHaveProperty("raw");
});

test("properties named __proto__ or toJSON, and lone surrogates, keep their values", () => {
  const raw = JSON.parse('{"__proto__":{"a":1},"toJSON":"x","\\ud800":"\\udc00"}') as object;
  const number = { ...emptyNumber, raw } as unknown as InventoryNumber;
  const { raw: printed } = JSON.parse(ndjson(() => undefined).rows([number])) as { raw: object };
  expect(Object.entries(printed)).toEqual(Object.entries(raw));
});
