import { expect, test } from "vitest";
import { rootCauseMessage } from "../../src/http/root-cause-message.js";

test("the message of the innermost cause that has one is shown", () => {
  const cause = new Error("ENOTFOUND api.test", { cause: new Error("") });
  expect(rootCauseMessage(new TypeError("fetch failed", { cause }))).toBe("ENOTFOUND api.test");
});

test("the code is shown if there is no message", () => {
  const aggregate = Object.assign(new AggregateError([]), { code: "ECONNREFUSED" });
  expect(rootCauseMessage(new TypeError("fetch failed", { cause: aggregate }))).toBe("ECONNREFUSED");
});

test("a thrown value that is not an error is shown as text", () => {
  expect(rootCauseMessage("text")).toBe("text");
  expect(rootCauseMessage(new Error("outer", { cause: "inner" }))).toBe("inner");
});

test("without any message, it is empty", () => {
  for (const value of [undefined, null, "", new Error(""), new Error("", { cause: new Error("") })]) {
    expect(rootCauseMessage(value)).toBe("");
  }
});
