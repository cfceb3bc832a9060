import { describe, expect, test } from "vitest";
import { createApifonicaClient } from "../../src/providers/apifonica/client.js";
import { createCallgearClient } from "../../src/providers/callgear/client.js";
import { createCloudlxClient } from "../../src/providers/cloudlx/client.js";
import { createInvocaClient } from "../../src/providers/invoca/client.js";
import { failureOf, invoca, NOWHERE } from "../support/simulators/connect.js";
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

test("a base URL with a path, with and without a trailing slash, precedes the spec's path", async () => {
  for (const baseUrl of ["http://127.0.0.1:4010/invoca", "http://127.0.0.1:4010/invoca/"]) {
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

test("invoca: `get` returns the destination with the id, and a missing one is a NotFoundError", async () => {
  const simulator = await forTest(startInvoca({ rows: 3 }));
  const client = invoca(simulator);
  expect(await client.destinations.get(2)).toMatchObject({ id: 2, phone_number: "202-555-0002" });
  expect(await failureOf(client.destinations.get(9))).toMatchObject({
    name: "NotFoundError",
    operation: "getDestination",
    body: { errors: { class: "RecordNotFound" } },
  });
  for (const bad of [0, -1, 1.5, NaN, "x"] as number[]) {
    expect(() => client.destinations.get(bad)).toThrow(/`id`/);
  }
});

test.each([
  ["networkId", () => createInvocaClient({ vanity: "a", networkId: "x", token: "t" })],
  ["networkId", () => createInvocaClient({ vanity: "a", networkId: 0, token: "t" })],
  ["vanity", () => createInvocaClient({ networkId: 1, token: "t" })],
  ["vanity", () => createInvocaClient({ vanity: "a.evil.com/", networkId: 1, token: "t" })],
  ["accountSid", () => createApifonicaClient({ accountSid: "", authToken: "t" })],
  ["host", () => createCallgearClient({ accessToken: "t", host: "evil.com/?" })],
  ["baseUrl", () => createCloudlxClient({ accessToken: "t", baseUrl: "www.infiny.io" })],
  ["baseUrl", () => createCloudlxClient({ accessToken: "t", baseUrl: "file:///numbers" })],
  ["baseUrl", () => createCloudlxClient({ accessToken: "t", baseUrl: "https://www.infiny.io/api#x" })],
  ["baseUrl", () => createCloudlxClient({ accessToken: "t", baseUrl: "https://www.infiny.io:99999/api" })],
])("an invalid `%s` is an error that names it", (name, make) => {
  expect(make).toThrow(new RegExp(`\`${name}\``));
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
