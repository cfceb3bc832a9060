import { expect, test } from "vitest";
import { createAuthorize, hasOwnCredential } from "../../src/http/authorize.js";
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

test("a header of the caller's is an own credential, and is redacted with and without its scheme", () => {
  for (const [scheme, value, secrets] of [
    ["Bearer", "Bearer own-secret", ["own-secret", "Bearer own-secret"]],
    ["", "own-secret", ["own-secret"]],
    ["", "Token own-secret", ["own-secret"]],
    ["", "ApiKey  own-secret", ["own-secret"]],
    ["Basic", `basic ${btoa("user:own:secret")}`, ["own:secret", btoa("user:own:secret")]],
    ["Basic", "Basic no-base64!", ["no-base64!"]],
  ] as const) {
    const redactor = new Redactor();
    const headers = new Headers({ authorization: value });
    expect(hasOwnCredential({ ...PLACE, scheme }, headers, undefined, redactor)).toBe(true);
    for (const secret of secrets) {
      expect(redactor.redact(`before ${secret} after`)).toBe("before [redacted] after");
    }
  }
});

test("a property of the body is an own credential if that is its place", () => {
  const place = { in: "body", path: ["params", "access_token"] } as const;
  const redactor = new Redactor();
  const isOwn = (body: unknown) => hasOwnCredential(place, new Headers({ authorization: "x" }), body, redactor);
  expect(isOwn({ params: { access_token: "own-secret" } })).toBe(true);
  expect(redactor.redact("own-secret")).toBe("[redacted]");
  for (const body of [undefined, {}, { params: {} }, { params: { access_token: null } }]) {
    expect(isOwn(body)).toBe(false);
  }
});

test("without a header, or with an empty one, there is no own credential", () => {
  for (const headers of [new Headers(), new Headers({ authorization: "" })]) {
    expect(hasOwnCredential(PLACE, headers, undefined, new Redactor())).toBe(false);
  }
});
