import { expect, test } from "vitest";
import { base64 } from "../../src/http/base64.js";

test("the UTF-8 of a string is encoded", () => {
  for (const text of ["", "user:token", "späß", "😀"]) {
    expect(base64(text)).toBe(Buffer.from(text).toString("base64"));
  }
});
