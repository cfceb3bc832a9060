import { describe, expect, test } from "vitest";
import { version } from "../../generated/version.js";
import { isTimeoutError } from "../../src/errors.js";
import { CASES, cloudlxByTokens, invoca, NOWHERE } from "../support/simulators/connect.js";
import { forTest } from "../support/simulators/for-test.js";
import { FAULTS, firstRequests, startCloudlx, startInvoca } from "../support/simulators/index.js";
import { hangingFetch, scriptedFetch } from "../support/simulators/scripted-fetch.js";

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error as Record<string, unknown>,
  );

describe("options of a call", () => {
  test("`retry` replaces only what it names", async () => {
    const { fetch, requests } = scriptedFetch(new Response("", { status: 503 }));
    const client = invoca(NOWHERE, { fetch, retry: { maxRetries: 4, baseDelayMs: 0 } });
    expect(await failureOf(client.destinations.get(1, { retry: { maxRetries: 1 } }))).toMatchObject({ attempts: 2 });
    expect(await failureOf(client.destinations.get(1, { retry: false }))).toMatchObject({ attempts: 1 });
    expect(await failureOf(client.destinations.get(1))).toMatchObject({ attempts: 5 });
    expect(requests).toHaveLength(8);
  });

  test.each([
    [{ timeoutMs: 20, retry: false } as const, { limit: "attempt", limitMs: 20 }],
    [{ deadlineMs: 30 }, { limit: "deadline", limitMs: 30 }],
  ])("%j limits the call", async (options, expected) => {
    const { fetch } = hangingFetch();
    const error = await failureOf(invoca(NOWHERE, { fetch }).destinations.get(1, options));
    expect(isTimeoutError(error)).toBe(true);
    expect(error).toMatchObject(expected);
  });

  test.each(CASES)("$id: apply to each page of a list", async ({ start, listBy }) => {
    const simulator = await forTest(start({ rows: 5, faults: firstRequests(1, FAULTS.unavailable) }));
    const headers = { "x-trace": "t-1" };
    const failed = listBy(2, simulator, { headers, retry: false }).toArray();
    expect(await failureOf(failed)).toMatchObject({ status: 503, attempts: 1 });
    expect(await listBy(2, simulator, { headers }).toArray()).toHaveLength(5);
    expect(simulator.requests.length).toBeGreaterThan(3);
    expect(simulator.requests.every((request) => request.headers["x-trace"] === "t-1")).toBe(true);
  });

  test.each([
    [{ timeoutMs: "1" }, '`timeoutMs` must be a number >= 1, got "1"'],
    [{ retry: { maxRetries: -1 } }, "`maxRetries` must be an integer >= 0, got -1"],
    [{ retry: { retries: 1 } }, "unknown option `retry.retries`; did you mean `retry.maxRetries`?"],
    [{ headers: ["a"] }, "`headers` must be an object of header names and values, or a function that returns one"],
    [{ headers: { "not a name": "1" } }, "`headers` must be an object of valid header names and values"],
    [{ timeout: 1 }, "unknown option `timeout`; did you mean `timeoutMs`?"],
  ])("%j is refused before anything is sent", async (options, message) => {
    const { fetch, requests } = scriptedFetch({ id: 1 });
    const client = invoca(NOWHERE, { fetch });
    await expect(client.destinations.get(1, options as object)).rejects.toThrow(message);
    expect(() => client.destinations.list({}, options as object)).toThrow(message);
    expect(requests).toEqual([]);
  });
});

describe("headers", () => {
  test("of the client, of the call, and the client's own", async () => {
    const { fetch, requests } = scriptedFetch({ id: 1 });
    const ofClient = { "x-a": "client", "x-b": "client", authorization: "other", accept: "text/html" };
    const client = invoca(NOWHERE, { fetch, headers: { ...ofClient, "x-unset": undefined } });
    await client.destinations.get(1, { headers: new Headers({ "X-B": "call" }) });
    const sent = Object.fromEntries(requests[0]!.headers);
    expect(sent).toMatchObject({ "x-a": "client", "x-b": "call", accept: "application/json" });
    expect(sent["authorization"]).toContain("invoca-token");
    expect(sent).not.toHaveProperty("x-unset");
  });

  test("a function is called for each attempt, with its number", async () => {
    const { fetch, requests } = scriptedFetch(new Response("", { status: 503 }), { id: 1 });
    const headers = ({ attempt, operation }: { attempt: number; operation: string }) =>
      Promise.resolve({ "x-attempt": `${operation} ${attempt}` });
    await invoca(NOWHERE, { fetch, headers }).destinations.get(1);
    expect(requests.map((request) => request.headers.get("x-attempt"))).toEqual([
      "getDestination 1",
      "getDestination 2",
    ]);
  });

  test("what a function throws is thrown unchanged, and not retried", async () => {
    const { fetch, requests } = scriptedFetch({ id: 1 });
    const mine = new Error("mine");
    const headers = () => {
      throw mine;
    };
    expect(await failureOf(invoca(NOWHERE, { fetch, headers }).destinations.get(1))).toBe(mine);
    const invalid = () => ({ "x-a": "line\nbreak-s3cret" });
    const error = await failureOf(invoca(NOWHERE, { fetch, headers: invalid }).destinations.get(1));
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).not.toContain("s3cret");
    expect(requests).toEqual([]);
  });

  test.each([{ returned: "x-a: s3cret" }, { returned: ["x-a", "s3cret"] }, { returned: null }, { returned: 1 }])(
    "a function that returns $returned is an error",
    async ({ returned }) => {
      const { fetch, requests } = scriptedFetch({ id: 1 });
      const headers = () => returned as never;
      const error = await failureOf(invoca(NOWHERE, { fetch, headers }).destinations.get(1));
      expect(error).toBeInstanceOf(TypeError);
      expect(String(error)).toMatch(/`headers` must be an object/);
      expect(String(error)).not.toContain("s3cret");
      expect(requests).toEqual([]);
    },
  );

  test.each([
    { "x-api-key": "gateway-s3cret" },
    { "x-gateway-credential": "gateway-s3cret" },
    { "x-session-id": "gateway-s3cret" },
    { "x-signature": "gateway-s3cret" },
    { cookie: "lang=en; sid=gateway-s3cret; a=1" },
    { "proxy-authorization": `Basic ${btoa("user:gateway-s3cret")}` },
    { "x-gateway-auth": `basic  ${btoa("user:gateway-s3cret")}` },
  ])("a value that may be a credential is redacted: %j", async (headers) => {
    const { fetch } = scriptedFetch(new Response("you sent gateway-s3cret", { status: 403 }));
    const client = invoca(NOWHERE, { fetch, headers });
    const error = await failureOf(client.destinations.get(1));
    expect(error).toMatchObject({ status: 403 });
    expect(JSON.stringify(error) + String(error?.["stack"])).not.toContain("gateway-s3cret");
  });

  test("a value of less than four characters is not redacted, because it would be within other words", async () => {
    const { fetch } = scriptedFetch(new Response("error 11 in record 1", { status: 400 }));
    const headers = { "x-auth-version": "1", "proxy-authorization": `Basic ${btoa("user:1")}` };
    const client = invoca(NOWHERE, { fetch, headers });
    expect(await failureOf(client.destinations.get(1))).toMatchObject({ body: "error 11 in record 1" });
  });

  test.each(CASES)("$id: requests name the package, unless the caller names another agent", async ({ start, list }) => {
    const simulator = await forTest(start({ rows: 1 }));
    await list(simulator).toArray();
    await list(simulator, {}, { headers: { "User-Agent": "app/1.0" } }).toArray();
    expect(simulator.requests.map(({ headers }) => headers["user-agent"])).toEqual([
      `number-inventory/${version}`,
      "app/1.0",
    ]);
  });
});

describe("withOptions", () => {
  test("replaces options, adds headers, and leaves the client unchanged", async () => {
    const { fetch, requests } = scriptedFetch(new Response("", { status: 503 }));
    const client = invoca(NOWHERE, { fetch, headers: { "x-a": "1" }, retry: { maxRetries: 2, baseDelayMs: 0 } });
    const derived = client.withOptions({ retry: false, headers: { "x-b": "2" } });
    expect(await failureOf(derived.destinations.get(1))).toMatchObject({ attempts: 1 });
    expect(Object.fromEntries(requests[0]!.headers)).toMatchObject({ "x-a": "1", "x-b": "2" });
    expect(await failureOf(client.destinations.get(1))).toMatchObject({ attempts: 3 });
    expect(requests[1]!.headers.get("x-b")).toBeNull();
  });

  test("adds hooks to those of the client, which are called first, and to those of a logger", async () => {
    const { fetch } = scriptedFetch({ id: 1 });
    const called: string[] = [];
    const client = invoca(NOWHERE, { fetch, onRequest: () => called.push("request") });
    const logger = { debug: () => called.push("debug"), warn: () => called.push("warn") };
    const onEnd = () => called.push("end");
    const derived = client.withOptions({ logger, onEnd, onRequest: () => called.push("request of derived client") });
    await derived.destinations.get(1);
    expect(called).toEqual(["request", "request of derived client", "debug", "debug", "end"]);
    called.length = 0;
    await client.destinations.get(1);
    expect(called).toEqual(["request"]);
  });

  test("replaces the logger", async () => {
    const { fetch } = scriptedFetch({ id: 1 });
    const called: string[] = [];
    const loggerOf = (name: string) => ({ debug: () => called.push(name), warn: () => called.push(name) });
    const client = invoca(NOWHERE, { fetch, logger: loggerOf("client") });
    await client.withOptions({ logger: loggerOf("derived client") }).destinations.get(1);
    expect(called).toEqual(["derived client", "derived client"]);
  });

  test("applies to `raw`, which shares its middleware", async () => {
    const { fetch, requests } = scriptedFetch({ id: 1 });
    const client = invoca(NOWHERE, { fetch });
    const derived = client.withOptions({ headers: { "x-b": "2" } });
    client.raw.use({ onRequest: ({ request }) => request.headers.set("x-middleware", "1") });
    const path = { network_id: 1, customer_phone_number_id: 1 };
    await derived.raw.GET("/{network_id}/customer_phone_numbers/{customer_phone_number_id}.json", { params: { path } });
    await derived.destinations.get(1);
    for (const { headers } of requests) {
      expect(Object.fromEntries(headers)).toMatchObject({ "x-b": "2", "x-middleware": "1" });
      expect(headers.get("authorization")).toContain("invoca-token");
    }
  });

  test("shares the access token", async () => {
    const simulator = await forTest(startCloudlx({ rows: 1 }));
    const client = cloudlxByTokens(simulator);
    await client.numbers.list().toArray();
    await client.withOptions({ timeoutMs: 5000 }).numbers.list().toArray();
    expect(simulator.requests.filter(({ url }) => url.pathname.includes("token"))).toHaveLength(1);
  });

  test("refuses what would change the account", () => {
    const client = invoca(NOWHERE);
    const withOptions = (options: object) => () => client.withOptions(options);
    expect(withOptions({ baseUrl: "https://other.test" })).toThrow("unknown option `baseUrl`");
    expect(withOptions({ token: "other" })).toThrow("unknown option `token`");
  });
});

test("`withResponse` resolves to the data, the status and the headers", async () => {
  const { fetch } = scriptedFetch(Response.json({ id: 1 }, { headers: { "x-request-id": "r-1" } }));
  const { data, status, headers } = await invoca(NOWHERE, { fetch }).destinations.get(1).withResponse();
  expect(data).toEqual({ id: 1 });
  expect(status).toBe(200);
  expect(headers.get("x-request-id")).toBe("r-1");
});

test("`withResponse` rejects as the call does, and leaves no unhandled rejection", async () => {
  const simulator = await forTest(startInvoca({ rows: 0 }));
  await expect(invoca(simulator).destinations.get(1).withResponse()).rejects.toMatchObject({ status: 404 });
});
