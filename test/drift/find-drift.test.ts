import { expect, test } from "vitest";
import { findDrift } from "../../src/drift/index.js";
import { documentedExchanges, exchangeOf } from "../support/drift/exchanges.js";

test.each(documentedExchanges)("%s does not differ from the spec", (_name, exchange) => {
  expect(findDrift(exchange)).toEqual([]);
});

test("a row with differences has a finding for each place and kind, with its count", () => {
  const row = { id: "1", status: "parked", name: null, campaigns: null, owner: { phone: "+441234" } };
  const body = { jsonrpc: "2.0", id: 1, result: { data: [row, row, { id: 2 }] } };
  const found = findDrift(exchangeOf("callgear", "get.virtual_numbers", body));
  expect(found.map(({ pointer, kind, severity, count }) => [pointer, kind, severity, count])).toEqual([
    ["/result/data/*/id", "wrong-type", "failure", 2],
    ["/result/data/*/status", "unknown-enum-value", "note", 2],
    ["/result/data/*/campaigns", "null", "failure", 2],
    ["/result/data/*/owner", "undocumented-property", "note", 2],
  ]);
  expect(found[0]).toEqual({
    provider: "callgear",
    operation: "get.virtual_numbers",
    status: 200,
    pointer: "/result/data/*/id",
    kind: "wrong-type",
    severity: "failure",
    expected: "integer or null",
    count: 2,
    example: '"1"',
    source: "https://callgear.github.io/data_api/vn/get_virtual_numbers",
  });
  expect(found[3]?.example).toBe('{"phone":"+111111"}');
});

test("an operation that no spec has is not checked", () => {
  expect(findDrift(exchangeOf("callgear", "toString", {}))).toEqual([]);
  expect(findDrift(exchangeOf("acme", "listLines", {}))).toEqual([]);
});
