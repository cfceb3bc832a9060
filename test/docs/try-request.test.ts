/** What the form of an operation sends, and what it shows. */
import { expect, test } from "vitest";
import { headersThatMatter, requestFor, sizeOf } from "../../website/src/lib/try-request.js";

test("values are encoded, and those that are empty are not sent", () => {
  const fields = [
    { name: "id", place: "path", value: "a/b" },
    { name: "search", place: "query", value: "+1 &" },
    { name: "page", place: "query", value: "" },
    { name: "Authorization", place: "header", value: "Bearer x" },
    { name: "Prefer", place: "header", value: "" },
  ] as const;
  expect(requestFor("/mock/api", "/numbers/{id}.json", fields)).toEqual({
    url: "/mock/api/numbers/a%2Fb.json?search=%2B1+%26",
    headers: { Authorization: "Bearer x" },
  });
  expect(requestFor("/mock/api", "/numbers", []).url).toBe("/mock/api/numbers");
});

test("headers of the connection are not shown", () => {
  const headers: [string, string][] = [
    ["date", "today"],
    ["retry-after", "1"],
    ["access-control-allow-origin", "*"],
  ];
  expect(headersThatMatter(headers)).toEqual([["retry-after", "1"]]);
});

test("a size counts bytes", () => {
  expect([sizeOf("é"), sizeOf("x".repeat(1234))]).toEqual(["2 bytes", "1.2 kB"]);
});
