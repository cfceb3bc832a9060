import { describe, expect, test } from "vitest";
import { Redactor } from "../../src/http/redactor.js";

/** A redactor of credentials. */
function redactorOf(...secrets: unknown[]): Redactor {
  const redactor = new Redactor();
  secrets.forEach((secret) => redactor.add(secret));
  return redactor;
}

describe("a credential", () => {
  test("is redacted without the white space, quotation marks or scheme that were copied with it", () => {
    for (const secret of [" s3cret-1\n", ' "s3cret-1"\n', "'s3cret-1'", "Bearer s3cret-1", 'token "s3cret-1"']) {
      expect([secret, redactorOf(secret).redact("x s3cret-1 y")]).toEqual([secret, "x [redacted] y"]);
    }
  });

  test("of fewer than four characters is redacted only with what was copied with it", () => {
    expect(redactorOf('"k-1"').redact('k-1 "k-1"')).toBe("k-1 [redacted]");
    expect(redactorOf('"key1"').redact("key1")).toBe("[redacted]");
  });

  test("that is not a string is ignored", () => {
    expect(redactorOf(undefined, null, 12345, "").redact("12345 null")).toBe("12345 null");
  });

  test("of a million characters, also quotation marks, is redacted as far as a string can be shown", () => {
    const secret = `x${"'".repeat(1_000_000)}x`;
    expect(redactorOf(secret).redact(`a ${secret}`)).toBe("a [redacted]…");
  });

  test("is forgotten after 99 others, unless it was used again", () => {
    const redactor = new Redactor();
    const secrets = Array.from({ length: 99 }, (_, index) => `secret:${1000 + index}`);
    secrets.forEach((secret) => redactor.add(secret));
    expect(redactor.redact("secret:1000 secret:1001")).toBe("[redacted] [redacted]");
    redactor.add("secret:1000");
    redactor.add("another-one");
    expect(redactor.redact("secret:1000 secret:1001 secret:1002")).toBe("[redacted] secret:1001 [redacted]");
  });
});

test("a string is cut to a number of characters, 4096 by default", () => {
  const redactor = redactorOf("s3cret-1");
  expect([redactor.redact("abc", 3), redactor.redact("abcd", 3)]).toEqual(["abc", "abc…"]);
  expect(redactor.redact("a".repeat(4097))).toBe(`${"a".repeat(4096)}…`);
});

test("the values of sensitive properties are redacted, also if the text is escaped", () => {
  const redactor = new Redactor(["token"]);
  expect(redactor.redact('{"token":"abc","x":1}')).toBe('{"token":"[redacted]","x":1}');
  expect(redactor.redact('x {\\u0022token\\u0022:\\u0022abc\\u0022,"y":1}')).toBe(
    'x {\\u0022token\\u0022:\\u0022[redacted]\\u0022,"y":1}',
  );
  expect(new Redactor().redact('{"token":"abc"}')).toBe('{"token":"abc"}');
});

describe("a copy of an error", () => {
  test("has its name, message, code and cause only, without credentials", () => {
    const cause = Object.assign(new TypeError("cause s3cret-1"), { request: "s3cret-1" });
    const error = Object.assign(new Error("s3cret-1 failed", { cause }), { name: "N s3cret-1", code: "E:s3cret-1" });
    const copy = redactorOf("s3cret-1").copyError(error) as Error & { code?: string };
    expect([copy.name, copy.message, copy.code]).toEqual(["N [redacted]", "[redacted] failed", "E:[redacted]"]);
    expect(copy.cause).toMatchObject({ name: "TypeError", message: "cause [redacted]", code: undefined });
    expect(copy.cause).not.toHaveProperty("request");
    expect(copy.cause).not.toHaveProperty("cause");
  });

  test("has nine causes at most", () => {
    const circular = new Error("again");
    circular.cause = circular;
    let length = 0;
    for (let copy = new Redactor().copyError(circular); copy; copy = (copy as Error).cause) {
      length++;
    }
    expect(length).toBe(10);
  });

  test("is text if it is not an error, or undefined if it cannot be converted", () => {
    const redactor = redactorOf("s3cret-1");
    expect(redactor.copyError("s3cret-1 failed")).toBe("[redacted] failed");
    expect(redactor.copyError(404)).toBe("404");
    expect([undefined, null, "", Object.create(null)].map((thrown) => redactor.copyError(thrown))).toEqual([
      undefined,
      null,
      "",
      undefined,
    ]);
  });
});
