import { expect, test } from "vitest";
import { decodeResumeToken, encodeResumeToken } from "../../src/listing/resume-token.js";

const query = { limit: 10, search: "123" };
const token = encodeResumeToken("/numbers", query, { position: 3 });

test("a token is decoded to its position", () => {
  expect(decodeResumeToken("/numbers", query, token)).toEqual({ position: 3 });
});

test("null and undefined are the beginning", () => {
  expect(decodeResumeToken("/numbers", query, null)).toEqual({});
  expect(decodeResumeToken("/numbers", query, undefined)).toEqual({});
});

test("the order of the query's parameters and undefined ones do not matter", () => {
  const reordered = { search: "123", status: undefined, limit: 10 };
  expect(decodeResumeToken("/numbers", reordered, token)).toEqual({ position: 3 });
});

test("a token of another operation or query, or a malformed one, throws a TypeError", () => {
  const error = new TypeError("`resumeToken` is malformed, or belongs to a different operation or query");
  expect(() => decodeResumeToken("/destinations", query, token)).toThrow(error);
  expect(() => decodeResumeToken("/numbers", { limit: 11, search: "123" }, token)).toThrow(error);
  for (const malformed of ["", "nonsense", "null", "[]", "{}", '[null,"/numbers",[["limit",10],["search","123"]]]']) {
    expect(() => decodeResumeToken("/numbers", query, malformed)).toThrow(error);
  }
});
