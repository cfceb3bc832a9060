import { expect, test } from "vitest";
import { createAuthorize } from "../../src/http/authorize.js";
import { Redactor } from "../../src/http/redactor.js";

const PLACE = { in: "header", name: "authorization" } as const;

test.each([
  ["", undefined, "secret-1"],
  ["Bearer", undefined, "Bearer secret-1"],
  ["Basic", "user", `Basic ${btoa("user:secret-1")}`],
] as const)("the scheme %j is put before the credential", (scheme, user, value) => {
  const redactor = new Redactor();
  const authorize = createAuthorize({ ...PLACE, scheme }, redactor, user);
  const headers = new Headers();
  authorize(headers, "secret-1");
  expect(headers.get("authorization")).toBe(value);
  expect(redactor.redact(`secret-1 ${value}`)).not.toMatch(/secret-1|c2VjcmV0/);
});

test("the latest credential is sent", () => {
  const authorize = createAuthorize({ ...PLACE, scheme: "Basic" }, new Redactor(), "user");
  for (const credential of ["first-1", "second-2", "first-1"]) {
    const headers = new Headers();
    authorize(headers, credential);
    expect(headers.get("authorization")).toBe(`Basic ${btoa(`user:${credential}`)}`);
  }
});

test("a header of the caller's is kept, and redacted without its scheme", () => {
  const redactor = new Redactor();
  const headers = new Headers({ authorization: "Bearer own-secret" });
  createAuthorize({ ...PLACE, scheme: "Bearer" }, redactor, undefined)(headers, "secret-1");
  expect(headers.get("authorization")).toBe("Bearer own-secret");
  expect(redactor.redact("own-secret")).toBe("[redacted]");
});
