import { expect, test } from "vitest";
import type { OperationDeclaration } from "../../src/http/declaration.js";
import { compilePathTemplate, createOperationMatcher } from "../../src/http/operation-matcher.js";

const BASE = { accept: "application/json", idempotent: true } as const;
const list: OperationDeclaration = { ...BASE, name: "list", method: "GET", path: "/{network_id}/numbers.json" };
const get: OperationDeclaration = { ...BASE, name: "get", method: "GET", path: "/{network_id}/numbers/{id}.json" };
const rpc = (method: string): OperationDeclaration => ({
  ...BASE,
  name: method,
  method: "POST",
  path: "/v2.0",
  rpc: { method, retryable: [], credential: [] },
});

test("an operation is found by its method and path, after any base URL and before any query", () => {
  const find = createOperationMatcher([list, get]);
  expect(find("GET", "https://api.test/7/numbers.json", undefined)).toBe(list);
  expect(find("GET", "https://api.test/base/path/7/numbers/42.json?limit=1", undefined)).toBe(get);
  expect(find("POST", "https://api.test/7/numbers.json", undefined)).toBeUndefined();
  expect(find("GET", "https://api.test/7/other.json", undefined)).toBeUndefined();
  expect(find("GET", "https://api.test/other?path=/7/numbers.json", undefined)).toBeUndefined();
});

test("all characters of a path template except its parameters are literal", () => {
  const find = createOperationMatcher([list]);
  expect(find("GET", "https://api.test/7/numbersXjson", undefined)).toBeUndefined();
  const special = "/a.b*c+d?(e)[f]^$|g\\h";
  expect(compilePathTemplate(special).test(`https://api.test${special}`)).toBe(true);
  expect(compilePathTemplate("/a.b").test("/aXb")).toBe(false);
  expect(compilePathTemplate("/{customer-id}/x").test("/1/x")).toBe(true);
  expect(compilePathTemplate("/{id}/x").test("//x")).toBe(false);
});

test("JSON-RPC operations on one path are found by the method in the body", () => {
  const operations = [rpc("get.a"), rpc("get.b")];
  const find = createOperationMatcher(operations);
  expect(find("POST", "https://api.test/v2.0", { method: "get.b" })).toBe(operations[1]);
  expect(find("POST", "https://api.test/v2.0", { method: "get.c" })).toBeUndefined();
  expect(find("POST", "https://api.test/v2.0", undefined)).toBeUndefined();
});
