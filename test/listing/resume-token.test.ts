import { expect, test } from "vitest";
import { decodeResumeToken, encodeResumeToken, type ListingScope } from "../../src/listing/resume-token.js";

const scope: ListingScope = {
  account: ["https://api.test", "1234"],
  provider: "acme",
  operation: "listNumbers",
  query: { limit: 10, search: "123" },
};
const token = encodeResumeToken(scope, { position: 3 });

test("a token is decoded to its position", () => {
  expect(decodeResumeToken(scope, token)).toEqual({ position: 3 });
});

test("null and undefined are the beginning", () => {
  expect(decodeResumeToken(scope, null)).toEqual({});
  expect(decodeResumeToken(scope, undefined)).toEqual({});
});

test("the order of the query's parameters and undefined ones do not matter", () => {
  const query = { search: "123", status: undefined, limit: 10 };
  expect(decodeResumeToken({ ...scope, query }, token)).toEqual({ position: 3 });
});

test("a token contains neither the account nor the query", () => {
  for (const text of ["api.test", "1234", "123", "numbers"]) {
    expect(token).not.toContain(text);
  }
});

test("a token of another account, operation or query, or a malformed one, throws a TypeError", () => {
  const error = new TypeError("`resumeToken` is malformed, or belongs to a different account, operation or query");
  const others: Partial<ListingScope>[] = [
    { account: ["https://api.test", "1235"] },
    { account: ["https://api.test"] },
    { account: ["https://api2.test", "1234"] },
    { operation: "listDestinations" },
    { query: { limit: 11, search: "123" } },
    { query: { limit: 10, search: 123 } },
    { query: { limit: 10 } },
  ];
  for (const other of others) {
    expect(() => decodeResumeToken({ ...scope, ...other }, token)).toThrow(error);
  }
  const [position, hash] = JSON.parse(token) as [object, string];
  const changed = [
    JSON.stringify([{ position: 4 }, hash]),
    JSON.stringify([position, hash, null]),
    JSON.stringify([position]),
    ` ${token}`,
  ];
  const withoutHash = JSON.stringify([position, "/numbers", Object.entries(scope.query)]);
  for (const malformed of ["", "nonsense", "null", "[]", "{}", "[null]", withoutHash, ...changed]) {
    expect(() => decodeResumeToken(scope, malformed)).toThrow(error);
  }
});
