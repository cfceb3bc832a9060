/** The fake `fetch`, through the clients: paging, filters, credentials, faults and the log of requests. */
import { describe, expect, test } from "vitest";
import { createApifonicaClient, type ApifonicaOptions } from "../../src/providers/apifonica/client.js";
import { createCallgearClient, type CallgearOptions } from "../../src/providers/callgear/client.js";
import { createCloudlxClient } from "../../src/providers/cloudlx/client.js";
import { createInvocaClient, type InvocaOptions } from "../../src/providers/invoca/client.js";
import { isHttpError } from "../../src/errors.js";
import { listNumbers, providers } from "../../src/inventory/index.js";
import {
  apifonicaNumber,
  callgearNumber,
  cloudlxNumber,
  createFakeFetch,
  documentedRecords,
  invocaDestination,
  type FakeFetch,
  type Fault,
} from "../../src/testing/index.js";
import * as testing from "../../src/testing/index.js";
import { CLIENTS, NOWHERE } from "../support/simulators/connect.js";

const NO_DELAY = { baseDelayMs: 0, maxDelayMs: 0 };

const invoca = ({ fetch }: FakeFetch, options: Partial<InvocaOptions> = {}) =>
  createInvocaClient({ vanity: "test", networkId: 1, token: "invoca-secret", fetch, retry: NO_DELAY, ...options });
const cloudlx = ({ fetch }: FakeFetch, accessToken = "cloudlx-secret") =>
  createCloudlxClient({ accessToken, fetch, retry: NO_DELAY });
const apifonica = ({ fetch }: FakeFetch, options: Partial<ApifonicaOptions> = {}) =>
  createApifonicaClient({ accountSid: "acc", authToken: "apifonica-secret", fetch, retry: NO_DELAY, ...options });
const callgear = ({ fetch }: FakeFetch, options: Partial<CallgearOptions> = {}) =>
  createCallgearClient({ accessToken: "callgear-secret", fetch, retry: NO_DELAY, ...options });

const many = <Item>(count: number, create: (n: number) => Item) =>
  Array.from({ length: count }, (_, index) => create(index + 1));

test("without options, the documented records of every provider are listed completely", async () => {
  const { fetch } = createFakeFetch();
  const clients = Object.values(CLIENTS).map((create) => create(NOWHERE, { fetch }));
  const numbers = [];
  for await (const number of listNumbers(clients)) {
    numbers.push(number);
  }
  for (const [provider, records] of Object.entries(documentedRecords)) {
    expect(numbers.filter((number) => number.provider === provider)).toHaveLength(records.length);
  }
  expect(numbers.find(({ provider }) => provider === "cloudlx")).toMatchObject({ e164: "+441245123456" });
});

test("variants of the documented records keep the properties that are not replaced", () => {
  const [documented] = documentedRecords.invoca;
  const variant = invocaDestination({ id: 7, advertiser_campaign: { name: "Spring" } });
  expect(variant).toEqual({
    ...documented,
    id: 7,
    advertiser_campaign: { ...documented?.advertiser_campaign, name: "Spring" },
  });
  expect(callgearNumber({ campaigns: [] }).campaigns).toEqual([]);
  expect("comment" in callgearNumber({ comment: undefined })).toBe(false);
  variant.advertiser_campaign.status = "changed";
  expect(invocaDestination().advertiser_campaign.status).toBe("Activated");
});

describe("paging", () => {
  const PAGED = {
    invoca: (fake: FakeFetch) => invoca(fake).destinations.list({ limit: 10 }),
    cloudlx: (fake: FakeFetch) => cloudlx(fake).numbers.list({ max_per_page: 10 }),
    apifonica: (fake: FakeFetch) => apifonica(fake).numbers.list({ limit: 10 }),
    callgear: (fake: FakeFetch) => callgear(fake).virtualNumbers.list({ limit: 10 }),
  };
  const accounts = {
    invoca: { records: many(25, (id) => invocaDestination({ id })) },
    cloudlx: { records: many(25, (n) => cloudlxNumber({ uuid: `uuid-${n}` })) },
    apifonica: { records: many(25, (n) => apifonicaNumber({ number_sid: `num-${n}` })) },
    callgear: { records: many(25, (id) => callgearNumber({ id })) },
  };

  test.each(Object.keys(PAGED) as (keyof typeof PAGED)[])("%s: each record once, in several requests", async (id) => {
    const fake = createFakeFetch(accounts);
    const listing = PAGED[id](fake);
    expect(await listing.toArray()).toEqual(accounts[id].records);
    expect(listing.report).toMatchObject({ complete: true, yielded: 25, duplicatesDropped: 0 });
    // Three pages of ten; Invoca's overlap by one record.
    expect(fake.requests).toHaveLength(3);
  });

  test("the documented page sizes apply if a request states none", async () => {
    const fake = createFakeFetch({
      apifonica: accounts.apifonica,
      invoca: { records: many(120, (id) => invocaDestination({ id })) },
    });
    const apifonicaPage = await apifonica(fake).raw.GET("/accounts/{accountSID}/numbers", {
      params: { path: { accountSID: "acc" } },
    });
    expect(apifonicaPage.data?.numbers).toHaveLength(20);
    expect(apifonicaPage.data).toMatchObject({
      limit: 20,
      prev: null,
      next: "https://api.apifonica.com/v2/accounts/acc/numbers?next=num-21",
    });
    const invocaPage = await invoca(fake).raw.GET("/{network_id}/customer_phone_numbers.json", {
      params: { path: { network_id: 1 } },
    });
    expect(invocaPage.data).toMatchObject({ recordsTotal: 120 });
    expect(invocaPage.data?.data).toHaveLength(100);
  });

  test("values out of the documented range are rejected with the reason", async () => {
    const fake = createFakeFetch(accounts);
    const tooMany = apifonica(fake).raw.GET("/accounts/{accountSID}/numbers", {
      params: { path: { accountSID: "acc" }, query: { limit: 21 } },
    });
    expect((await tooMany).error).toEqual({ message: '`limit` must be an integer from 1 to 20, got "21"' });
    const unknownCursor = apifonica(fake).numbers.list({ next: "elsewhere" }).toArray();
    await expect(unknownCursor).rejects.toThrow("`next` must be the cursor of a page");
  });

  test("records that a test adds are in the next list", async () => {
    const records = [invocaDestination({ id: 2 })];
    const listing = invoca(createFakeFetch({ invoca: { records } })).destinations.list();
    expect(await listing.toArray()).toHaveLength(1);
    records.push(invocaDestination({ id: 1 }));
    expect((await listing.toArray()).map(({ id }) => id)).toEqual([1, 2]);
  });
});

describe("filters", () => {
  test("select records of all providers", async () => {
    const fake = createFakeFetch({
      invoca: {
        records: [
          invocaDestination({ id: 1, phone_number: "202-555-0001" }),
          invocaDestination({
            id: 2,
            phone_number: "202-555-0002",
            dynamic_number_pool: { id_from_network: null, name: null },
          }),
          invocaDestination({ id: 3, ignored_at: "2024-01-01 00:00:00 -0800" }),
        ],
      },
      cloudlx: { records: [cloudlxNumber({ uuid: "a" }), cloudlxNumber({ uuid: "b", number_e164: "+12025550199" })] },
      apifonica: {
        records: [
          apifonicaNumber({ number_sid: "a", type: "mobile", messaging: true }),
          apifonicaNumber({ number_sid: "b", type: "mobile", messaging: false }),
        ],
      },
      callgear: { records: [callgearNumber({ id: 1 }), callgearNumber({ id: 2, status: "reserved" })] },
    });
    const ids = async (list: AsyncIterable<object>, name: string) => {
      const found: unknown[] = [];
      for await (const item of list) {
        found.push((item as Record<string, unknown>)[name]);
      }
      return found;
    };
    const { destinations } = invoca(fake);
    expect(await ids(destinations.list({ query: "5550002" }), "id")).toEqual([2]);
    expect(await ids(destinations.list({ status: "tracked" }), "id")).toEqual([1]);
    expect(await ids(destinations.list({ status: "discovered" }), "id")).toEqual([2]);
    expect(await ids(destinations.list({ status: "ignored" }), "id")).toEqual([3]);
    expect(await ids(cloudlx(fake).numbers.list({ search: "0199" }), "uuid")).toEqual(["b"]);
    expect(await ids(apifonica(fake).numbers.list({ type: "mobile", messaging: true }), "number_sid")).toEqual(["a"]);
    const { virtualNumbers } = callgear(fake);
    const reserved = { field: "status", operator: "=", value: "reserved" } as const;
    expect(await ids(virtualNumbers.list({ filter: reserved }), "id")).toEqual([2]);
    const either = virtualNumbers.list({
      filter: { condition: "or", filters: [reserved, { field: "id", operator: "in", value: [1] }] },
    });
    expect(await ids(either, "id")).toEqual([1, 2]);
    expect(await virtualNumbers.list({ fields: ["status"] }).toArray()).toEqual([
      { status: "active" },
      { status: "reserved" },
    ]);
  });

  test("of CallGear compare numbers and dates, and the list can be sorted", async () => {
    const fake = createFakeFetch({
      callgear: {
        records: [
          callgearNumber({ id: 1, name: "b", status: "active", comment: "z", activation_date: "2023-12-31 23:59:59" }),
          callgearNumber({ id: 2, name: "a", status: "active", comment: "y", activation_date: "2024-01-01 00:00:00" }),
          callgearNumber({ id: 3, name: "b", status: "reserved", comment: null, activation_date: null }),
        ],
      },
    });
    const { virtualNumbers } = callgear(fake);
    const ids = async (query: Parameters<typeof virtualNumbers.list>[0]) =>
      (await virtualNumbers.list({ user_id: 40218, ...query }).toArray()).map(({ id }) => id);
    const since = (operator: "<" | "<=" | ">" | ">=") =>
      ids({ filter: { field: "activation_date", operator, value: "2024-01-01 00:00:00" } });
    expect([await since("<"), await since("<="), await since(">"), await since(">=")]).toEqual([[1], [1, 2], [], [2]]);
    expect(await ids({ filter: { field: "id", operator: ">", value: 2 } })).toEqual([3]);
    expect(await ids({ filter: { field: "id", operator: ">", value: "2" } })).toEqual([]);
    expect(await ids({ sort: [{ field: "name" }, { field: "status", order: "desc" }] })).toEqual([2, 3, 1]);
    expect(await ids({ sort: [{ field: "comment" }] })).toEqual([2, 1, 3]);
  });

  test("that the fake does not support are rejected at once, with their name", async () => {
    const fake = createFakeFetch();
    const sorted = invoca(fake).destinations.list({ sort_by: "name" }).toArray();
    await expect(sorted).rejects.toThrow("does not support the parameter `sort_by` with the value");
    const like = { field: "name", operator: "like", value: "%" } as const;
    await expect(callgear(fake).virtualNumbers.list({ filter: like }).toArray()).rejects.toThrow("filter.operator");
    expect(fake.requests.map(({ status }) => status)).toEqual([501, 501]);
  });
});

describe("credentials", () => {
  const secret = { credential: "right" };
  const accounts = { invoca: secret, cloudlx: secret, apifonica: secret, callgear: secret };

  test("that are wrong cause the documented error of each provider", async () => {
    const fake = createFakeFetch(accounts);
    for (const list of [
      invoca(fake).destinations.list(),
      cloudlx(fake).numbers.list(),
      apifonica(fake).numbers.list(),
    ]) {
      await expect(list.toArray()).rejects.toMatchObject({ name: "AuthenticationError", status: 401 });
    }
    await expect(callgear(fake).virtualNumbers.list().toArray()).rejects.toMatchObject({
      name: "RpcError",
      mnemonic: "access_token_invalid",
    });
  });

  test("that are right are accepted", async () => {
    const fake = createFakeFetch(accounts);
    await invoca(fake, { token: "right" }).destinations.get(1);
    await cloudlx(fake, "right").numbers.list().toArray();
    await apifonica(fake, { authToken: "right" }).numbers.list().toArray();
    await callgear(fake, { accessToken: "right" }).virtualNumbers.list().toArray();
  });

  test("can expire: the client calls its function again", async () => {
    let valid = "first";
    const fake = createFakeFetch({ invoca: { credential: (credential) => credential === valid } });
    const client = invoca(fake, { token: async () => valid });
    await client.destinations.get(1);
    valid = "second";
    await client.destinations.get(1);
    expect(fake.requests.map(({ status }) => status)).toEqual([200, 401, 200]);
  });

  test("of a CloudLX API client are exchanged for an access token", async () => {
    const fake = createFakeFetch(accounts);
    const connect = (clientSecret: string) =>
      createCloudlxClient({ clientId: "id", clientSecret, fetch: fake.fetch, retry: false });
    expect(await connect("right").numbers.list().toArray()).toHaveLength(documentedRecords.cloudlx.length);
    expect(fake.requests.map(({ operation }) => operation)).toEqual(["requestAccessToken", "listNumbers"]);
    await expect(connect("wrong").numbers.list().toArray()).rejects.toMatchObject({
      operation: "requestAccessToken",
      status: 401,
    });
  });
});

test("a record is read by its id, and an id that does not exist is the documented 404", async () => {
  const client = invoca(createFakeFetch({ invoca: { records: [invocaDestination({ id: 5 })] } }));
  expect(await client.destinations.get(5)).toEqual(invocaDestination({ id: 5 }));
  await expect(client.destinations.get(6)).rejects.toMatchObject({
    name: "NotFoundError",
    body: { errors: { class: "RecordNotFound" } },
  });
});

describe("faults", () => {
  test("apply to the next request, and the client retries", async () => {
    const fake = createFakeFetch();
    fake.fail({ status: 503 });
    fake.fail("network-error", { nth: 2 });
    fake.fail("truncated", { nth: 3 });
    await expect(invoca(fake).destinations.get(1)).resolves.toMatchObject({ id: 1 });
    expect(fake.requests.map(({ status }) => status)).toEqual([503, undefined, 200, 200]);
  });

  test.each<[Fault, object]>([
    [{ status: 403 }, { name: "PermissionError", body: { errors: { class: "InvalidInput" } } }],
    [
      { status: 429, headers: { "retry-after": "7" }, body: "slow down" },
      { name: "RateLimitError", retryAfterMs: 7_000, body: "slow down" },
    ],
    [{ example: "RefusedFields" }, { status: 403, body: { errors: { name: ["can't be blank"] } } }],
    [{ example: "LimitExceeded" }, { status: 501 }],
    ["network-error", { name: "NetworkError" }],
    ["truncated", { name: "NetworkError" }],
    ["html", { name: "InvalidResponseError" }],
    ["hang", { name: "TimeoutError" }],
  ])("%j", async (fault, expected) => {
    const fake = createFakeFetch();
    fake.fail(fault);
    const client = invoca(fake, { retry: false, timeoutMs: 100 });
    await expect(client.destinations.get(1)).rejects.toMatchObject(expected);
  });

  test("of JSON-RPC are examples of the spec", async () => {
    const fake = createFakeFetch();
    fake.fail({ example: "LimitExceeded" });
    const call = callgear(fake, { retry: false }).virtualNumbers.list().toArray();
    await expect(call).rejects.toMatchObject({ mnemonic: "limit_exceeded", retryable: true });
  });

  test("can be limited to a provider, an operation and a number of requests", async () => {
    const fake = createFakeFetch();
    fake.fail({ status: 500 }, { provider: "callgear", operation: "get.virtual_numbers", times: Infinity });
    fake.fail({ status: 404 }, { operation: "getDestination", nth: 2 });
    const { destinations } = invoca(fake);
    await destinations.list().toArray();
    await destinations.get(1);
    await expect(destinations.get(1)).rejects.toMatchObject({ status: 404 });
    await destinations.get(1);
    await expect(callgear(fake).virtualNumbers.list().toArray()).rejects.toMatchObject({ status: 500, attempts: 4 });
    fake.reset();
    expect(fake.requests).toEqual([]);
    await callgear(fake).virtualNumbers.list().toArray();
  });

  test("a slow response is the normal one, unless the client stops waiting", async () => {
    const fake = createFakeFetch();
    fake.fail({ delayMs: 1 });
    fake.fail({ delayMs: 60_000 }, { nth: 2 });
    await invoca(fake).destinations.get(1);
    const impatient = invoca(fake, { timeoutMs: 20, retry: false }).destinations.get(1);
    await expect(impatient).rejects.toMatchObject({ name: "TimeoutError" });
  });

  test("an example that no spec has is rejected when it is added", () => {
    expect(() => createFakeFetch().fail({ example: "Nowhere" })).toThrow(RangeError);
  });
});

test("the log has no credentials", async () => {
  const fake = createFakeFetch();
  await invoca(fake, { headers: { "x-trace": "1" } })
    .destinations.list({ query: "202" })
    .toArray();
  await apifonica(fake).numbers.list().toArray();
  await callgear(fake).virtualNumbers.list({ limit: 5 }).toArray();
  const issuing = createCloudlxClient({ clientId: "id", clientSecret: "cloudlx-secret", fetch: fake.fetch });
  await issuing.numbers.list().toArray();
  expect(fake.requests[0]).toMatchObject({
    provider: "invoca",
    operation: "listDestinations",
    method: "GET",
    headers: { "x-trace": "1" },
    query: { query: "202" },
    status: 200,
  });
  const rpc = fake.requests.find(({ provider }) => provider === "callgear");
  expect(rpc?.body).toMatchObject({ method: "get.virtual_numbers", params: { limit: 5 } });
  expect(JSON.stringify(fake.requests)).not.toMatch(/-secret|authorization/i);
  expect(JSON.stringify(fake.requests)).not.toContain(btoa("acc:apifonica-secret"));
});

test("any base URL works, and so does the global fetch", async () => {
  const { fetch } = createFakeFetch();
  const client = invoca({ fetch } as FakeFetch, { baseUrl: "http://localhost:4010/invoca" });
  expect(await client.destinations.get(1)).toMatchObject({ id: 1 });
  const response = await fetch("http://localhost/api/numbers", { headers: { authorization: "Bearer x" } });
  expect(response.status).toBe(200);
});

test("a request to anything else is 404 with the reason", async () => {
  const { fetch, requests } = createFakeFetch();
  const response = await fetch(new URL("https://example.com/other"));
  expect(response.status).toBe(404);
  expect(await response.text()).toContain("no operation for GET /other");
  expect(requests).toEqual([]);
});

test("an unknown JSON-RPC method is 404 with its name", async () => {
  const { fetch } = createFakeFetch();
  const response = await fetch("https://example.com/v2.0", { method: "POST", body: '{"method":"get.calls"}' });
  expect(response.status).toBe(404);
  expect(await response.text()).toMatch(/POST \/v2.0 with the JSON-RPC method .*get.calls/);
});

test("a path with invalid percent-encoding is the documented 404", async () => {
  const { fetch } = createFakeFetch();
  const url = "https://example.com/1234/customer_phone_numbers/%E0%A4%A.json";
  const response = await fetch(url, { headers: { authorization: "x" } });
  expect(response.status).toBe(404);
});

test.each(providers)("$id has one function for its records, which returns the documented one", ({ id }) => {
  const factories = Object.entries(testing).filter(([name]) => name.startsWith(id));
  expect(factories.map(([, create]) => (create as () => object)())).toEqual([documentedRecords[id][0]]);
});

test.each([
  ["boom", /^`fault` must be one of network-error, truncated, html, hang, or have `status`, .*, got "boom"$/],
  [undefined, /^`fault` must be .*, got undefined$/],
  [null, /^`fault` must be .*, got null$/],
  [{}, /^`fault` must be .*, got an object$/],
  [{ status: 99 }, /^`status` must be an integer from 200 to 599, got 99$/],
  [{ status: "500" }, /^`status` must be an integer from 200 to 599, got "500"$/],
  [{ status: 429, header: {} }, /^unknown option `fault.header`; did you mean `fault.headers`\?$/],
  [{ status: 429, headers: "x" }, /^`headers` must be an object of header names and values, got "x"$/],
  [{ delayMs: -1 }, /^`delayMs` must be a number >= 0, got -1$/],
])("the fault %j is rejected when it is added", (fault, message) => {
  expect(() => createFakeFetch().fail(fault as never)).toThrow(message);
});

test.each([
  [{ provider: "invoka" }, /^unknown provider "invoka"; choose from apifonica, callgear, cloudlx, invoca$/],
  [{ operation: "listNumber" }, /^unknown operation "listNumber"; choose from .*listDestinations/],
  [{ nth: 0 }, /^`nth` must be an integer >= 1, got 0$/],
  [{ times: "2" }, /^`times` must be a number >= 1, got "2"$/],
  [{ count: 2 }, /^unknown option `requests.count`; /],
])("a fault for the requests %j is rejected when it is added", (requests, message) => {
  expect(() => createFakeFetch().fail("html", requests as never)).toThrow(message);
});

test.each([
  [[{ id: 1 }], /^`invoca` must be an object, got an array$/],
  [{ record: [] }, /^unknown option `invoca.record`; did you mean `invoca.records`\?$/],
  [{ records: [null] }, /^`records` must be an array of records, got an array$/],
  [{ records: 5 }, /^`records` must be an array of records, got 5$/],
  [{ credential: 5 }, /^`credential` must be a string or a function, got 5$/],
])("the account %j is rejected", (account, message) => {
  expect(() => createFakeFetch({ invoca: account } as never)).toThrow(message);
});

test.each([null, [], 5])("the accounts %j are rejected", (accounts) => {
  expect(() => createFakeFetch(accounts as never)).toThrow(/^`accounts` must be an object, got /);
});

test.each([null, 5])("a record with the properties %j is rejected", (overrides) => {
  expect(() => invocaDestination(overrides as never)).toThrow(/^`overrides` must be an object, got (null|5)$/);
});

test("a network error names its origin", async () => {
  const fake = createFakeFetch();
  fake.fail("network-error");
  const failure = invoca(fake, { retry: false }).destinations.get(1);
  await expect(failure).rejects.toThrow("invoca: getDestination: network error of number-inventory/testing");
});

test("an unknown provider is rejected", () => {
  const accounts: object = { twilio: {} };
  const ids = providers.map(({ id }) => id).sort();
  expect(() => createFakeFetch(accounts)).toThrow(`choose from ${ids.join(", ")}`);
});

test("an example can be requested with the Prefer header, as from the mock", async () => {
  const fake = createFakeFetch();
  const client = invoca(fake, { retry: false });
  const preferring = (prefer: string) => client.withOptions({ headers: { prefer } }).destinations.get(1);
  await expect(preferring("code=500")).rejects.toSatisfy((error) => isHttpError(error) && error.status === 500);
  await expect(preferring("example=RefusedFields")).rejects.toMatchObject({ status: 403 });
});

test.each(["abc", "999", "101", "20"])("the code %j in a Prefer header is rejected", async (code) => {
  const client = invoca(createFakeFetch(), { retry: false, headers: { prefer: `code=${code}` } });
  await expect(client.destinations.get(1)).rejects.toMatchObject({
    status: 400,
    body: { message: expect.stringContaining(`from 200 to 599, got "${code}"`) as string },
  });
});
