import { describe, expect, test } from "vitest";
import { createApifonicaClient } from "../../src/providers/apifonica/client.js";
import { createCallgearClient } from "../../src/providers/callgear/client.js";
import { createCloudlxClient } from "../../src/providers/cloudlx/client.js";
import { createInvocaClient } from "../../src/providers/invoca/client.js";
import { providers, type ProviderId } from "../../src/providers/index.js";
import { apifonica, callgear, cloudlx, failureOf, invoca, NOWHERE } from "../support/simulators/connect.js";
import { forTest } from "../support/simulators/for-test.js";
import { startInvoca } from "../support/simulators/index.js";
import { scriptedFetch } from "../support/simulators/scripted-fetch.js";

const EMPTY = {
  invoca: { data: [], recordsTotal: 0 },
  numbers: { numbers: [], num_results: 0, paginates: false, next: null },
  callgear: { jsonrpc: "2.0", id: 1, result: { metadata: { total_items: 0 }, data: [] } },
};

describe("the first request with only the required options", () => {
  test("invoca", async () => {
    const { fetch, requests } = scriptedFetch(EMPTY.invoca);
    const client = createInvocaClient({ vanity: "leadtrust", networkId: "1234", token: "t", fetch });
    await client.destinations.list().toArray();
    expect(requests[0]!.url).toBe(
      "https://leadtrust.invoca.net/api/2022-08-01/1234/customer_phone_numbers.json?limit=100&start=0",
    );
    expect(requests[0]!.headers.get("authorization")).toBe("t");
    expect(requests[0]!.headers.get("accept")).toBe("application/json");

    const other = createInvocaClient({ vanity: "leadtrust", networkId: 1, token: "t", version: "2026-08-01", fetch });
    await other.destinations.list().toArray();
    expect(requests[1]!.url).toMatch("https://leadtrust.invoca.net/api/2026-08-01/1/");
  });

  test("cloudlx", async () => {
    const { fetch, requests } = scriptedFetch(EMPTY.numbers);
    await createCloudlxClient({ accessToken: "t", fetch }).numbers.list({ search: "0123" }).toArray();
    expect(requests[0]!.url).toBe("https://www.infiny.io/api/numbers?search=0123&max_per_page=200&page=1");
    expect(requests[0]!.headers.get("authorization")).toBe("Bearer t");
    expect(requests[0]!.headers.get("accept")).toBe("application/vnd.cloudlx.v1+json");
  });

  test("apifonica", async () => {
    const { fetch, requests } = scriptedFetch(EMPTY.numbers);
    const client = createApifonicaClient({ accountSid: "acc/1 é", authToken: "t o", fetch });
    await client.numbers.list({ voice: true, country_code: "GB" }).toArray();
    const url = new URL(requests[0]!.url);
    expect(url.origin + url.pathname).toBe("https://api.apifonica.com/v2/accounts/acc%2F1%20%C3%A9/numbers");
    expect(Object.fromEntries(url.searchParams)).toEqual({ voice: "true", country_code: "GB", limit: "20" });
    const basic = Buffer.from("acc/1 é:t o").toString("base64");
    expect(requests[0]!.headers.get("authorization")).toBe(`Basic ${basic}`);
  });

  test("callgear", async () => {
    const { fetch, requests } = scriptedFetch(EMPTY.callgear);
    const query = { filter: { field: "status", operator: "=", value: "active" }, user_id: 3 } as const;
    await createCallgearClient({ accessToken: "t", fetch }).virtualNumbers.list(query).toArray();
    expect(requests[0]!.url).toBe("https://dataapi.callgear.com/v2.0");
    expect(requests[0]!.headers.get("content-type")).toBe("application/json");
    expect(requests[0]!.headers.get("authorization")).toBeNull();
    expect(await requests[0]!.json()).toEqual({
      jsonrpc: "2.0",
      id: expect.any(Number) as number,
      method: "get.virtual_numbers",
      params: { ...query, limit: 10_000, offset: 0, access_token: "t" },
    });
    await createCallgearClient({ accessToken: "t", host: "dataapi.uiscom.ru", fetch }).virtualNumbers.list().toArray();
    expect(requests[1]!.url).toBe("https://dataapi.uiscom.ru/v2.0");
  });
});

test("a base URL with a path, with and without slashes at its end, precedes the spec's path", async () => {
  for (const baseUrl of [
    "http://127.0.0.1:4010/invoca",
    "http://127.0.0.1:4010/invoca/",
    "http://127.0.0.1:4010/invoca//",
  ]) {
    const { fetch, requests } = scriptedFetch(EMPTY.invoca);
    const client = createInvocaClient({ baseUrl, networkId: 5, token: "t", fetch });
    await client.destinations.list().toArray();
    expect(new URL(requests[0]!.url).pathname).toBe("/invoca/5/customer_phone_numbers.json");
    // The operation is found by its path, so its response is validated.
    const other = scriptedFetch(new Response("<html>"));
    const failing = createInvocaClient({ baseUrl, networkId: 5, token: "t", fetch: other.fetch, retry: false });
    expect(await failureOf(failing.destinations.list().toArray())).toMatchObject({ operation: "listDestinations" });
  }
});

test("invoca: `get` returns the destination with the id; a missing one is a NotFoundError", async () => {
  const simulator = await forTest(startInvoca({ rows: 3 }));
  const client = invoca(simulator);
  expect(await client.destinations.get(2)).toMatchObject({ id: 2, phone_number: "202-555-0002" });
  expect(await failureOf(client.destinations.get(9))).toMatchObject({
    name: "NotFoundError",
    operation: "getDestination",
    body: { errors: { class: "RecordNotFound" } },
  });
  for (const bad of [0, -1, 1.5, NaN, "x"] as number[]) {
    await expect(client.destinations.get(bad)).rejects.toThrow(/^`id` must be a positive integer, got /);
  }
  const none = null as unknown as object;
  await expect(client.destinations.get(2, none)).rejects.toThrow(
    new TypeError("`options` must be an object, got null"),
  );
  expect(simulator.requests).toHaveLength(2);
});

test.each([
  ["networkId", () => createInvocaClient({ vanity: "a", networkId: "x", token: "t" })],
  ["networkId", () => createInvocaClient({ vanity: "a", networkId: 0, token: "t" })],
  ["vanity", () => createInvocaClient({ networkId: 1, token: "t" })],
  ["vanity", () => createInvocaClient({ vanity: "a.evil.com/", networkId: 1, token: "t" })],
  ["accountSid", () => createApifonicaClient({ accountSid: "", authToken: "t" })],
  ["host", () => createCallgearClient({ accessToken: "t", host: "evil.com/?" })],
  ["host", () => createCallgearClient({ accessToken: "t", host: "dataapi.callgear.com:99999" })],
  ["baseUrl", () => createCloudlxClient({ accessToken: "t", baseUrl: "www.infiny.io" })],
  ["baseUrl", () => createCloudlxClient({ accessToken: "t", baseUrl: "file:///numbers" })],
  ["baseUrl", () => createCloudlxClient({ accessToken: "t", baseUrl: "https://www.infiny.io/api#x" })],
  ["baseUrl", () => createCloudlxClient({ accessToken: "t", baseUrl: "https://www.infiny.io:99999/api" })],
])("an invalid `%s` is an error that names it", (name, make) => {
  expect(make).toThrow(new RegExp(`\`${name}\``));
});

const BASE_URL = "an absolute http(s) URL without credentials, query or fragment";

/** The options that are not credentials, with what each must be. */
const OPTIONS: readonly [name: string, requirement: string, create: (value: never) => unknown][] = [
  [
    "vanity",
    "a subdomain of invoca.net (letters, digits, hyphens)",
    (vanity) => createInvocaClient({ vanity, networkId: 1, token: "t" }),
  ],
  [
    "version",
    "a date such as 2022-08-01",
    (version) => createInvocaClient({ vanity: "a", networkId: 1, token: "t", version }),
  ],
  ["networkId", "a positive integer", (networkId) => createInvocaClient({ vanity: "a", networkId, token: "t" })],
  ["accountSid", "a non-empty string", (accountSid) => createApifonicaClient({ accountSid, authToken: "t" })],
  ["clientId", "a non-empty string", (clientId) => createCloudlxClient({ clientId, clientSecret: "s" })],
  ["host", "a host name such as dataapi.uiscom.ru", (host) => createCallgearClient({ accessToken: "t", host })],
  ["baseUrl", BASE_URL, (baseUrl) => createInvocaClient({ baseUrl, networkId: 1, token: "t" })],
  ["baseUrl", BASE_URL, (baseUrl) => createCloudlxClient({ accessToken: "t", baseUrl })],
  ["baseUrl", BASE_URL, (baseUrl) => createApifonicaClient({ accountSid: "a", authToken: "t", baseUrl })],
  ["baseUrl", BASE_URL, (baseUrl) => createCallgearClient({ accessToken: "t", baseUrl })],
];

describe.each(OPTIONS)("`%s`", (name, requirement, create) => {
  test.each([
    [null, "null"],
    [10n, "10"],
    [true, "true"],
    [Symbol("x"), "a symbol"],
    [{}, "an object"],
    [[], "an array"],
    [() => "a", "a function"],
  ])("of another type throws a TypeError (%o)", (value, shown) => {
    const error = new TypeError(`\`${name}\` must be ${requirement}, got ${shown}`);
    expect(() => create(value as never)).toThrow(error);
  });

  test("of NaN throws an error that shows it", () => {
    expect(() => create(NaN as never)).toThrow(`\`${name}\` must be ${requirement}, got NaN`);
  });

  test("never shows a string, which may be a credential in the wrong option", () => {
    const secret = "s3cret/+9";
    if (requirement === "a non-empty string") {
      return; // no string but the empty one is invalid
    }
    const error = new TypeError(`\`${name}\` must be ${requirement}, got a string of length 9`);
    expect(() => create(secret as never)).toThrow(error);
  });
});

test.each([
  ["`options` is required and must be an object", () => createInvocaClient(undefined as never)],
  ["`options` must be an object, got null", () => createCloudlxClient(null as never)],
  ["`networkId` is required and must be a positive integer", () => createInvocaClient({ vanity: "a" } as never)],
  ["`accountSid` is required and must be a non-empty string", () => createApifonicaClient({} as never)],
  [
    "`vanity` (your invoca.net subdomain) is required unless `baseUrl` is set",
    () => createInvocaClient({ networkId: 1, token: "t" }),
  ],
  [
    "`token` must be a non-empty string of printable ASCII",
    () => createInvocaClient({ vanity: "a", networkId: 1 } as never),
  ],
])("what is missing is named: %s", (message, create) => {
  expect(create).toThrow(new TypeError(message));
});

test("connecting a registered provider without values throws an error that names what is missing", () => {
  for (const [index, message] of [
    /`vanity` .* is required/,
    /`accessToken` must be/,
    /`accountSid`/,
    /`accessToken`/,
  ].entries()) {
    expect(() => providers[index]!.connect()).toThrow(message);
  }
});

test.each([
  [() => invoca(NOWHERE).destinations.list({ start: NaN }), "`start` must be an integer >= 0, got NaN"],
  [() => invoca(NOWHERE).destinations.list({ limit: Infinity }), "`limit` must be an integer >= 1, got Infinity"],
  [() => cloudlx(NOWHERE).numbers.list({ page: -1 }), "`page` must be an integer >= 1, got -1"],
  [() => cloudlx(NOWHERE).numbers.list({ page: "x" as never }), '`page` must be an integer >= 1, got "x"'],
  [() => apifonica(NOWHERE).numbers.list({ next: 5 as never }), "`next` must be a string, got 5"],
  [
    () => callgear(NOWHERE).virtualNumbers.list({ offset: 2.5 }),
    "`offset` must be an integer from 0 to 100000, got 2.5",
  ],
])("an invalid pagination parameter throws before anything is sent: %#", (list, message) => {
  expect(list).toThrow(message);
});

test("`concurrency` is an unknown option of a list whose pages are not requested concurrently", () => {
  const options = { concurrency: 2 } as object;
  const error = /^unknown option `concurrency`/;
  expect(() => cloudlx(NOWHERE).numbers.list({}, options)).toThrow(error);
  expect(() => apifonica(NOWHERE).numbers.list({}, options)).toThrow(error);
  expect(() => callgear(NOWHERE).virtualNumbers.list({}, options)).toThrow(error);
  expect(() => invoca(NOWHERE).destinations.list({}, options)).not.toThrow();
});

test("the global fetch is read at each call", async () => {
  const original = globalThis.fetch;
  const client = invoca(NOWHERE);
  try {
    globalThis.fetch = scriptedFetch({ id: 1 }).fetch as typeof fetch;
    expect(await client.destinations.get(1)).toEqual({ id: 1 });
  } finally {
    globalThis.fetch = original;
  }
});

describe("options next to a credential", () => {
  const secret = "s3cret-token-9";
  const FACTORIES = {
    invoca: (options: object) => createInvocaClient({ vanity: "a", networkId: 1, token: "t", ...options }),
    cloudlx: (options: object) => createCloudlxClient({ accessToken: "t", ...options }),
    apifonica: (options: object) => createApifonicaClient({ accountSid: "a", authToken: "t", ...options }),
    callgear: (options: object) => createCallgearClient({ accessToken: "t", ...options }),
  };
  const COMMON = ["baseUrl", "fetch", "timeoutMs", "deadlineMs", "retry", "maxBodyBytes", "onRetry", "onResponse"];

  test.each(Object.entries(FACTORIES))(
    "describe a string by its length, which may be the credential (%s)",
    (_, create) => {
      for (const name of COMMON) {
        expect(() => create({ [name]: secret })).toThrow(
          new RegExp(`^\`${name}\` must be .*, got a string of length 14$`),
        );
      }
      for (const name of ["maxRetries", "baseDelayMs", "maxDelayMs"]) {
        expect(() => create({ retry: { [name]: secret } })).toThrow(/, got a string of length 14$/);
      }
      expect(() => create({ timeoutMs: "300" })).toThrow('`timeoutMs` must be a number >= 1, got "300"');
    },
  );

  test.each(Object.entries(FACTORIES))("must not be null (%s)", (_, create) => {
    for (const name of [...COMMON, "token", "vanity", "networkId", "version", "host", "accountSid", "authToken"]) {
      expect(() => create({ [name]: null })).toThrow(TypeError);
    }
    for (const name of ["accessToken", "clientId", "clientSecret"]) {
      expect(() => create({ [name]: null })).toThrow(TypeError);
    }
  });
});

test("the placeholder of a server variable is never used", () => {
  const { fetch, requests } = scriptedFetch({});
  const options = { networkId: 1, token: "t", fetch };
  for (const vanity of [null, undefined, ""]) {
    expect(() => createInvocaClient({ ...options, vanity } as never)).toThrow(/`vanity`/);
    expect(() => createInvocaClient({ ...options, vanity, baseUrl: null } as never)).toThrow(/`baseUrl`|`vanity`/);
    expect(() => createInvocaClient({ ...options, vanity, baseUrl: undefined } as never)).toThrow(/`vanity`/);
  }
  expect(requests).toEqual([]);
});

const VALUES: Record<ProviderId, Record<string, string>> = {
  invoca: { INVOCA_VANITY: "a", INVOCA_NETWORK_ID: "1", INVOCA_TOKEN: "t" },
  cloudlx: { CLOUDLX_CLIENT_ID: "c", CLOUDLX_CLIENT_SECRET: "s" },
  apifonica: { APIFONICA_ACCOUNT_SID: "a", APIFONICA_AUTH_TOKEN: "t" },
  callgear: { CALLGEAR_ACCESS_TOKEN: "t", CALLGEAR_HOST: "dataapi.uiscom.ru" },
};

test.each(providers)("$id: `connect` throws a TypeError for a variable or a base URL that is null", (provider) => {
  const values = VALUES[provider.id];
  expect(() => provider.connect(values)).not.toThrow();
  for (const name of Object.keys(values)) {
    expect(() => provider.connect({ ...values, [name]: null } as never)).toThrow(TypeError);
  }
  expect(() => provider.connect(values, { baseUrl: null } as never)).toThrow(TypeError);
});

test("`connect` uses the default host if CALLGEAR_HOST is empty", async () => {
  const { fetch, requests } = scriptedFetch({ result: { data: [], metadata: { total_items: 0 } } });
  const callgearProvider = providers.find(({ id }) => id === "callgear")!;
  const client = callgearProvider.connect({ CALLGEAR_ACCESS_TOKEN: "t", CALLGEAR_HOST: "" }, { fetch });
  await callgearProvider.list(client as never, {}).toArray();
  expect(requests[0]!.url).toBe("https://dataapi.callgear.com/v2.0");
});
