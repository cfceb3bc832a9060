import { expect, test } from "vitest";
import { addressVariables, showBaseUrl } from "../../src/cli/server-address.js";
import { findProvider } from "../../src/providers/index.js";

const invoca = findProvider("invoca")!;
const callgear = findProvider("callgear")!;

test("the variables that set the address: the base URL, or those that are part of the spec's URL", () => {
  expect(addressVariables(invoca, { INVOCA_VANITY: "v", INVOCA_NETWORK_ID: "1" })).toEqual(["INVOCA_VANITY"]);
  expect(addressVariables(invoca, { INVOCA_VANITY: "v", INVOCA_BASE_URL: "http://x" })).toEqual(["INVOCA_BASE_URL"]);
  expect(addressVariables(callgear, { CALLGEAR_HOST: "dataapi.uiscom.ru" })).toEqual(["CALLGEAR_HOST"]);
  expect(addressVariables(callgear, { CALLGEAR_ACCESS_TOKEN: "t" })).toEqual([]);
});

test.each([
  ["http://host:1/path", "http://host:1/path"],
  ["https://host/path?key=s3cret#s3cret", "https://host/path"],
  ["http://user:pass@word@host/path", "http://[redacted]@host/path"],
  ["http://host/s3cret/path", "http://host/[redacted]/path"],
  ["ftp://host", "ftp://host"],
  ["a-credential-in-the-wrong-variable", undefined],
  [undefined, undefined],
])("of the base URL %j, messages show %j", (url, shown) => {
  expect(showBaseUrl(invoca, { INVOCA_BASE_URL: url, INVOCA_TOKEN: "s3cret" })).toBe(shown);
});
