import { expect, test } from "vitest";
import { describeAddress, showBaseUrl } from "../../src/cli/server-address.js";
import { findProvider } from "../../src/providers/index.js";

const invoca = findProvider("invoca")!;
const callgear = findProvider("callgear")!;
const apifonica = findProvider("apifonica")!;

test.each([
  [
    invoca,
    { INVOCA_VANITY: "S3cretToken", INVOCA_NETWORK_ID: "1", INVOCA_TOKEN: "t0ken-1" },
    "https://s3crettoken.invoca.net/api/2022-08-01/1/customer_phone_numbers.json?start=1#x",
    {
      url: "https://{INVOCA_VANITY}.invoca.net/api/2022-08-01/{INVOCA_NETWORK_ID}/customer_phone_numbers.json",
      serverVariables: ["INVOCA_VANITY"],
      pathVariables: ["INVOCA_NETWORK_ID"],
    },
  ],
  [
    invoca,
    { INVOCA_VANITY: "proxy", INVOCA_NETWORK_ID: "1", INVOCA_BASE_URL: "http://proxy2.test:1/t0ken-1" },
    "http://proxy2.test:1/t0ken-1/1/customer_phone_numbers.json",
    {
      url: "http://proxy2.test:1/t0ken-1/{INVOCA_NETWORK_ID}/customer_phone_numbers.json",
      serverVariables: ["INVOCA_BASE_URL"],
      pathVariables: ["INVOCA_NETWORK_ID"],
    },
  ],
  [
    callgear,
    { CALLGEAR_HOST: "s3cret.token:8080", CALLGEAR_ACCESS_TOKEN: "t" },
    "https://s3cret.token:8080/v2.0",
    { url: "https://{CALLGEAR_HOST}/v2.0", serverVariables: ["CALLGEAR_HOST"], pathVariables: [] },
  ],
  [
    callgear,
    { CALLGEAR_ACCESS_TOKEN: "t" },
    "https://dataapi.callgear.com/v2.0",
    { url: "https://dataapi.callgear.com/v2.0", serverVariables: [], pathVariables: [] },
  ],
  [
    apifonica,
    { APIFONICA_ACCOUNT_SID: "a b/ü", APIFONICA_AUTH_TOKEN: "t0ken-1" },
    "https://api.apifonica.com/v2/accounts/a%20b%2F%C3%BC/numbers",
    {
      url: "https://api.apifonica.com/v2/accounts/{APIFONICA_ACCOUNT_SID}/numbers",
      serverVariables: [],
      pathVariables: ["APIFONICA_ACCOUNT_SID"],
    },
  ],
])("the address of a request of %o with %o", (provider, env, url, address) => {
  expect(describeAddress(provider, env, url)).toEqual(address);
});

test("a credential in the path of a base URL is redacted, and %-signs that are not escapes are kept", () => {
  const env = { INVOCA_BASE_URL: "http://host/t0ken-1/100%", INVOCA_TOKEN: "t0ken-1" };
  expect(describeAddress(invoca, env, "http://host/x-t0ken-1/100%").url).toBe("http://host/x-[redacted]/100%");
});

test.each([
  ["http://host:1/path", "http://host:1/path"],
  ["https://host/path?key=s3cret#s3cret", "https://host/path"],
  ["http://user:pass@word@host/path", "http://[redacted]@host/path"],
  ["http://host/s3cret/path", "http://host/[redacted]/path"],
  ["http://user:pass?word@host/path", "http://[redacted]@host/path"],
  ["http://user:pass#word@host/path", "http://[redacted]@host/path"],
  ["http://user:pass?word", "http://user:[redacted]"],
  ["http://user:pass%40host/path", "http://user:[redacted]"],
  ["http://[::1]:80/path?x", "http://[::1]:80/path"],
  ["ftp://host", "ftp://host"],
  ["a-credential-in-the-wrong-variable", undefined],
  [undefined, undefined],
])("of the base URL %j, messages show %j", (url, shown) => {
  expect(showBaseUrl(invoca, { INVOCA_BASE_URL: url, INVOCA_TOKEN: "s3cret" })).toBe(shown);
});
