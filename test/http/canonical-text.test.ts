import { expect, test } from "vitest";
import { normalize, toCanonicalForms, toCanonicalText } from "../../src/http/canonical-text.js";

test("a canonical text is in lower case, without backslashes, and with one character for what HTML and forms escape", () => {
  expect(normalize("AbC")).toBe("abc");
  expect(normalize("a+b c")).toBe("a b c");
  expect(normalize(String.raw`a\\b\"`)).toBe("ab&");
  expect(normalize(`<>"'&`)).toBe("&&&&&");
});

test.each([
  ["plain", "plain"],
  [String.raw`\u0041b`, "ab"],
  [String.raw`\\\u0041b`, "ab"],
  ["%41b", "ab"],
  ["%2541%252541b%25", "aab%"],
  ["&#65;b&#x42;", "abb"],
  ["&lt;b&amp;", "&b&"],
  ["100%", "100%"],
  ["a&b", "a&b"],
])("escapes are decoded: %s", (text, canonical) => {
  expect(toCanonicalText(text).canonical).toBe(canonical);
});

test("the position of each decoded character is where its escape begins, and the last position is the end", () => {
  expect(toCanonicalText("a%42&lt;c")).toEqual({ canonical: "ab&c", positions: [0, 1, 4, 8, 9] });
  expect(toCanonicalText("")).toEqual({ canonical: "", positions: [0] });
});

test("a credential is found as plain text, as text that looks escaped, and as base64 without padding", () => {
  expect(toCanonicalForms("A%41")).toEqual(["aa", "a%41", btoa("A%41").toLowerCase().replace(/=+$/, "")]);
});

test("a long run of backslashes is decoded in one step", () => {
  expect(toCanonicalText("\\".repeat(1_000_000)).canonical).toBe("");
});
