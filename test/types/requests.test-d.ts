/** Types of inputs: closed enumerations, options of lists, and credentials. */
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
  type VirtualNumber,
  type VirtualNumberQuery,
} from "../../src/index.js";

declare const invoca: InvocaClient;
declare const cloudlx: CloudlxClient;
declare const apifonica: ApifonicaClient;
declare const callgear: CallgearClient;

describe("closed enumerations", () => {
  test("allow only documented values: Invoca", () => {
    invoca.destinations.list({ status: "tracked", sort_by: "id", sort_dir: "asc" });
    // @ts-expect-error: no such status
    invoca.destinations.list({ status: "sleeping" });
    // @ts-expect-error: no such direction
    invoca.destinations.list({ sort_dir: "sideways" });
  });

  test("allow only documented values: Apifonica", () => {
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

  test("allow only documented values: CallGear", () => {
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

  test("CallGear filters and sorts by properties of a virtual number", () => {
    type Query = Required<VirtualNumberQuery>;
    expectTypeOf<Extract<Query["filter"], { field: unknown }>["field"]>().toExtend<keyof VirtualNumber>();
    expectTypeOf<Query["sort"][number]["field"]>().toExtend<keyof VirtualNumber>();
  });
});

describe("queries", () => {
  test("have the parameters of the spec, and no others", () => {
    cloudlx.numbers.list({ search: "123", max_per_page: 50, page: 2 });
    // @ts-expect-error: the name of this parameter in Invoca
    cloudlx.numbers.list({ limit: 5 });
    // @ts-expect-error: must be a string, because leading zeros are significant
    cloudlx.numbers.list({ search: 123 });
    // @ts-expect-error: CallGear has no cursor
    callgear.virtualNumbers.list({ next: "x" });
  });

  test("have no `prev`: only Apifonica's raw client has it", () => {
    apifonica.numbers.list({ next: "x" });
    // @ts-expect-error: backward pagination
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
    // @ts-expect-error: not the method in the spec
    void callgear.raw.POST("/v2.0", { body: { ...call, method: "get.account", params: {} } });
  });

  test("`raw` has only the paths of the spec", () => {
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

  test("take a `resumeToken` of a page, or null for the beginning", async () => {
    for await (const page of invoca.destinations.list().pages()) {
      expectTypeOf(page.resumeToken).toEqualTypeOf<string | null>();
      invoca.destinations.list({}, { resumeToken: page.resumeToken });
    }
    cloudlx.numbers.list({}, { resumeToken: null });
    apifonica.numbers.list({}, { resumeToken: null });
    callgear.virtualNumbers.list({ fields: ["id"] }, { resumeToken: null });
  });

  test("have `concurrency` for Invoca only", () => {
    expectTypeOf<ConcurrentListOptions["concurrency"]>().toEqualTypeOf<number | undefined>();
    invoca.destinations.list({}, { concurrency: 3 });
    // @ts-expect-error: no concurrent pages
    cloudlx.numbers.list({}, { concurrency: 3 });
    // @ts-expect-error: no concurrent pages
    apifonica.numbers.list({}, { concurrency: 3 });
    // @ts-expect-error: no concurrent pages
    callgear.virtualNumbers.list({}, { concurrency: 3 });
  });
});

describe("credentials", () => {
  test("are a string, or a sync or async function that returns one", () => {
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

  test("of CloudLX are an access token or an API client, not both", () => {
    createCloudlxClient({ clientId: "c", clientSecret: "s" });
    createCloudlxClient({ clientId: "c", clientSecret: async () => "s", timeoutMs: 5 });
    createCloudlxClient({ accessToken: "t", clientId: undefined, clientSecret: undefined });
    const create = () => {
      // @ts-expect-error: a token and an API client
      createCloudlxClient({ accessToken: "t", clientId: "c", clientSecret: "s" });
      // @ts-expect-error: an id and a token
      createCloudlxClient({ accessToken: "t", clientId: "c" });
      // @ts-expect-error: a secret and a token
      createCloudlxClient({ accessToken: "t", clientSecret: "s" });
      // @ts-expect-error: no secret
      createCloudlxClient({ clientId: "c" });
      // @ts-expect-error: no client id
      createCloudlxClient({ clientSecret: "s" });
      // @ts-expect-error: an id cannot be a function
      createCloudlxClient({ clientId: () => "c", clientSecret: "s" });
      // @ts-expect-error: a secret of the wrong type
      createCloudlxClient({ clientId: "c", clientSecret: 7 });
    };
    expectTypeOf(create).returns.toBeVoid();
  });

  test("are required", () => {
    const create = () => {
      // @ts-expect-error: no credential
      createCloudlxClient({});
      // @ts-expect-error: no account
      createApifonicaClient({ authToken: "t" });
      // @ts-expect-error: no token
      createInvocaClient({ vanity: "leadtrust", networkId: 1234 });
      // @ts-expect-error: a token of the wrong type
      createCallgearClient({ accessToken: 1234 });
    };
    expectTypeOf(create).returns.toBeVoid();
  });
});
