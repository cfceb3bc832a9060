import { expect, test } from "vitest";
import { redirectTarget } from "../../src/http/redirect.js";

const target = (status: number, location: string | undefined, method = "GET") =>
  redirectTarget(
    new Response(null, { status, ...(location !== undefined && { headers: { location } }) }),
    new Request("https://api.test/a/b", { method }),
  );

test.each([301, 302, 303, 307, 308])("status %i of a GET is followed", (status) => {
  expect(target(status, "c")).toBe("https://api.test/a/c");
});

test("only 307 and 308 keep a POST", () => {
  const followed = [301, 302, 303, 307, 308].filter((status) => target(status, "/c", "POST") !== undefined);
  expect(followed).toEqual([307, 308]);
});

test("another status, no location, and one that is not a URL are not followed", () => {
  for (const status of [200, 300, 304, 305, 400]) {
    expect(target(status, "/c")).toBeUndefined();
  }
  expect(target(307, undefined)).toBeUndefined();
  expect(target(307, "https://[")).toBeUndefined();
});

test("another origin is not followed", () => {
  for (const location of [
    "https://api.test.example/",
    "http://api.test/",
    "//api.test:8443/",
    "https://user@api.test/",
  ]) {
    expect(target(307, location)).toBeUndefined();
  }
});
