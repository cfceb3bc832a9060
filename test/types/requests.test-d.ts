/** What goes in: closed enumerations, the options each list takes, and credentials. */
import { describe, expectTypeOf, test } from "vitest";
import {
  createApifonicaClient,
  createCallgearClient,
  createCloudlxClient,
  createInvocaClient,
  type ApifonicaClient,
  type CallgearClient,
  type CloudlxClient,
  type ConcurrentListOptions,
  type Credential,
  type InvocaClient,
  type ListOptions,
} from "../../src/index.js";

declare const invoca: InvocaClient;
declare const cloudlx: CloudlxClient;
declare const apifonica: ApifonicaClient;
declare const callgear: CallgearClient;

describe("closed enumerations", () => {
  test("take documented words alone: Invoca", () => {
    invoca.destinations.list({ status: "tracked", sort_by: "id", sort_dir: "asc" });
    // @ts-expect-error: no such status
    invoca.destinations.list({ status: "sleeping" });
    // @ts-expect-error: no such direction
    invoca.destinations.list({ sort_dir: "sideways" });
  });

  test("take documented words alone: Apifonica", () => {
    apifonica.numbers.list({ type: "mobile", messaging: true });
    // @ts-expect-error: no such type
    apifonica.numbers.list({ type: "satellite" });
    void apifonica.raw.GET("/accounts/{accountSID}/numbers", {
      params: {
        path: { accountSID: "acc" },
        // @ts-expect-error: no such type
        query: { type: "satellite" },
      },
    });
  });

  test("take documented words alone: CallGear", () => {
    callgear.virtualNumbers.list({ filter: { field: "status", operator: "=", value: "active" } });
    callgear.virtualNumbers.list({
      filter: { condition: "and", filters: [{ field: "name", operator: "like", value: "a%" }] },
    });
    callgear.virtualNumbers.list({
      // @ts-expect-error: no such operator
      filter: { field: "status", operator: "~" },
    });
    callgear.virtualNumbers.list({
      // @ts-expect-error: no such property
      filter: { field: "color", operator: "=" },
    });
    // @ts-expect-error: not sorted by the number
    callgear.virtualNumbers.list({ sort: [{ field: "virtual_phone_number" }] });
  });
});

describe("queries", () => {
  test("have the parameters of the spec, and no others", () => {
    cloudlx.numbers.list({ search: "123", max_per_page: 50, page: 2 });
    // @ts-expect-error: Invoca's name for it
    cloudlx.numbers.list({ limit: 5 });
    // @ts-expect-error: text, in which leading zeros count
    cloudlx.numbers.list({ search: 123 });
    // @ts-expect-error: a cursor of CallGear's
    callgear.virtualNumbers.list({ next: "x" });
  });

  test("have no way back: `prev` is left to Apifonica's raw client", () => {
    apifonica.numbers.list({ next: "x" });
    // @ts-expect-error: paging backwards
    apifonica.numbers.list({ prev: "x" });
    const params = { path: { accountSID: "acc" }, query: { prev: "x" } };
    void apifonica.raw.GET("/accounts/{accountSID}/numbers", { params });
  });

  test("have no credential: CallGear's is added, in `raw` as well", () => {
    // @ts-expect-error: the client adds it
    callgear.virtualNumbers.list({ access_token: "x" });
    const call = { jsonrpc: "2.0", id: 1, method: "get.virtual_numbers" } as const;
    void callgear.raw.POST("/v2.0", { body: { ...call, params: {} } });
    void callgear.raw.POST("/v2.0", { body: { ...call, params: { access_token: "x" } } });
    // @ts-expect-error: another method than the spec's
    void callgear.raw.POST("/v2.0", { body: { ...call, method: "get.account", params: {} } });
  });

  test("`raw` knows the spec's paths alone", () => {
    // @ts-expect-error: no such path
    void cloudlx.raw.GET("/number");
    // @ts-expect-error: no such method
    void cloudlx.raw.POST("/numbers");
  });
});

describe("options of a list", () => {
  test("are the same everywhere", () => {
    const options: ListOptions = { resumeToken: "x", signal: AbortSignal.abort(), maxPages: 3, strict: true };
    invoca.destinations.list({}, options);
    cloudlx.numbers.list({}, options);
    apifonica.numbers.list({}, options);
    callgear.virtualNumbers.list({}, options);
    callgear.virtualNumbers.list({ fields: ["id"] }, options);
  });

  test("have `concurrency` for Invoca alone", () => {
    expectTypeOf<ConcurrentListOptions["concurrency"]>().toEqualTypeOf<number | undefined>();
    invoca.destinations.list({}, { concurrency: 3 });
    // @ts-expect-error: no pages side by side
    cloudlx.numbers.list({}, { concurrency: 3 });
    // @ts-expect-error: no pages side by side
    apifonica.numbers.list({}, { concurrency: 3 });
    // @ts-expect-error: no pages side by side
    callgear.virtualNumbers.list({}, { concurrency: 3 });
  });
});

describe("credentials", () => {
  test("are a text, or a function that gives one now or later", () => {
    expectTypeOf<string>().toExtend<Credential>();
    expectTypeOf<() => string>().toExtend<Credential>();
    expectTypeOf<() => Promise<string>>().toExtend<Credential>();
    expectTypeOf<() => number>().not.toExtend<Credential>();
    expectTypeOf<Promise<string>>().not.toExtend<Credential>();
    createInvocaClient({ vanity: "leadtrust", networkId: 1234, token: () => "t" });
    createCloudlxClient({ accessToken: async () => "t" });
    createApifonicaClient({ accountSid: "acc", authToken: "t" });
    createCallgearClient({ accessToken: "t", host: "dataapi.uiscom.ru", retry: false, timeoutMs: 5 });
  });

  test("of CloudLX are an access token or an API client, and never both", () => {
    createCloudlxClient({ clientId: "c", clientSecret: "s" });
    createCloudlxClient({ clientId: "c", clientSecret: async () => "s", timeoutMs: 5 });
    createCloudlxClient({ accessToken: "t", clientId: undefined, clientSecret: undefined });
    const create = () => {
      // @ts-expect-error: a token beside an API client
      createCloudlxClient({ accessToken: "t", clientId: "c", clientSecret: "s" });
      // @ts-expect-error: an id beside a token
      createCloudlxClient({ accessToken: "t", clientId: "c" });
      // @ts-expect-error: a secret beside a token
      createCloudlxClient({ accessToken: "t", clientSecret: "s" });
      // @ts-expect-error: no secret
      createCloudlxClient({ clientId: "c" });
      // @ts-expect-error: no client id
      createCloudlxClient({ clientSecret: "s" });
      // @ts-expect-error: an id is no function
      createCloudlxClient({ clientId: () => "c", clientSecret: "s" });
      // @ts-expect-error: a secret that no server takes
      createCloudlxClient({ clientId: "c", clientSecret: 7 });
    };
    expectTypeOf(create).returns.toBeVoid();
  });

  test("cannot be left out", () => {
    const create = () => {
      // @ts-expect-error: no credential
      createCloudlxClient({});
      // @ts-expect-error: no account
      createApifonicaClient({ authToken: "t" });
      // @ts-expect-error: no token
      createInvocaClient({ vanity: "leadtrust", networkId: 1234 });
      // @ts-expect-error: a token that no server takes
      createCallgearClient({ accessToken: 1234 });
    };
    expectTypeOf(create).returns.toBeVoid();
  });
});
