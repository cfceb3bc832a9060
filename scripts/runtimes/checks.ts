/**
 * The checks that run in every runtime, with the installed package. It imports nothing at run time, so that each
 * runtime gets the same file.
 */
import type { QueryClient } from "@tanstack/query-core";
import type * as Drift from "../../src/drift/index.js";
import type * as Package from "../../src/index.js";
import type * as InventoryCore from "../../src/inventory/core.js";
import type * as OpenTelemetry from "../../src/opentelemetry/index.js";
import type * as TanstackQuery from "../../src/tanstack-query/index.js";
import type * as Testing from "../../src/testing/index.js";

/** The package: `number-inventory`, and its other entry points. */
export type App = typeof Package & {
  readonly entryPoints: {
    drift: typeof Drift;
    inventoryCore: typeof InventoryCore;
    opentelemetry: typeof OpenTelemetry;
    tanstackQuery: typeof TanstackQuery;
    testing: typeof Testing;
    QueryClient: typeof QueryClient;
  };
};

/** What the checks need to know. It is passed to the runtimes as JSON. */
export interface CheckConfig {
  /** The URL of the mock of all specs. */
  mock: string;
  /** The variables of the mock, credentials included. */
  env: Record<string, string>;
  /** The numbers of the mock, by provider. */
  expected: Record<string, (string | null)[]>;
  /** The URL of the server with faults (faulty-server.ts). */
  faulty: string;
}

/** The result of a check. Without a problem, it passed. */
export interface CheckResult {
  check: string;
  problem?: string;
}

type Run = (app: App, config: CheckConfig) => Promise<void>;

const OPTIONS = { retry: false, timeoutMs: 10_000 } as const;
const invoca = (app: App, baseUrl: string, options: object = {}) =>
  app.createInvocaClient({ ...OPTIONS, baseUrl, networkId: 1, token: "invoca-token", ...options });

function expectEqual(actual: unknown, expected: unknown): void {
  const [got, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (got !== wanted) {
    throw new Error(`expected ${wanted}, got ${got}`);
  }
}

/** Checks that a promise rejects with an error of this class. Returns the error. */
async function expectError(app: App, name: keyof typeof Package, promise: Promise<unknown>): Promise<Error> {
  const thrown: unknown = await promise.then(
    () => new Error("nothing was thrown"),
    (error: unknown) => error,
  );
  if (
    !(thrown instanceof Error) ||
    thrown.name !== name ||
    !(thrown instanceof (app[name] as unknown as typeof Error))
  ) {
    throw new Error(`expected ${name}, got ${String(thrown)}`);
  }
  return thrown;
}

const listProvider =
  (id: string): Run =>
  async (app, { mock, env, expected }) => {
    const clients = app.providers
      .filter((provider) => provider.id === id)
      .map((provider) => provider.connect(env, { baseUrl: `${mock}/${id}` }));
    const numbers: (string | null)[] = [];
    for await (const { number } of app.listNumbers(clients)) {
      numbers.push(number);
    }
    expectEqual(numbers, expected[id]);
  };

const failGet =
  (name: keyof typeof Package, path: string, options?: object): Run =>
  async (app, { faulty }) => {
    await expectError(app, name, invoca(app, faulty + path, options).destinations.get(1));
  };

const abort: Run = async (app, { faulty }) => {
  const controller = new AbortController();
  const { signal } = controller;
  const listing = invoca(app, `${faulty}/hang`).destinations.list({}, { signal });
  setTimeout(() => controller.abort(), 50);
  await expectError(app, "AbortError", listing.toArray());
};

const credentialError: Run = async (app, { faulty }) => {
  const token = () => Promise.reject(new Error("vault closed"));
  await expectError(app, "CredentialError", invoca(app, faulty, { token }).destinations.get(1));
};

const rpcError: Run = async (app, { faulty }) => {
  const client = app.createCallgearClient({
    ...OPTIONS,
    baseUrl: `${faulty}/rpc-error`,
    accessToken: "callgear-token",
  });
  await expectError(app, "RpcError", client.virtualNumbers.list().toArray());
};

const listingError: Run = async (app, { faulty }) => {
  const { destinations } = invoca(app, `${faulty}/long-list`);
  await expectError(app, "ListingError", destinations.list({}, { maxPages: 1 }).toArray());
};

const inventoryError: Run = async (app, { faulty }) => {
  const drain = async () => {
    for await (const _ of app.listNumbers([invoca(app, `${faulty}/status/500`)])) {
      // Only the error at the end matters.
    }
  };
  await expectError(app, "InventoryError", drain());
};

const retry: Run = async (app, { faulty }) => {
  let retries = 0;
  const client = invoca(app, `${faulty}/unavailable-once/${Math.random()}`, {
    retry: { baseDelayMs: 1 },
    onRetry: () => retries++,
  });
  expectEqual(await client.destinations.get(1), { id: 1 });
  expectEqual(retries, 1);
};

const sharedCredential: Run = async (app, { faulty }) => {
  let obtained = 0;
  const token = async () => {
    const number = ++obtained;
    await new Promise((resolve) => setTimeout(resolve, 20));
    return `token-${number}`;
  };
  // The server rejects `token-1`.
  const client = invoca(app, `${faulty}/second-token`, { token });
  const calls = Array.from({ length: 10 }, () => client.destinations.get(1));
  expectEqual(
    await Promise.all(calls),
    Array.from({ length: 10 }, () => ({ id: 1 })),
  );
  expectEqual(obtained, 2);
};

const rawResponse: Run = async (app, { faulty }) => {
  const path = "/{network_id}/customer_phone_numbers.json";
  const { error, response } = await invoca(app, `${faulty}/status/404`).raw.GET(path, {
    params: { path: { network_id: 1 } },
  });
  expectEqual(
    [error, response.status, await response.text()],
    [{ message: "Synthetic" }, 404, '{"message":"Synthetic"}'],
  );
};

/** The numbers of the fake of `testing`, which all providers serve. */
const listFake: Run = async (app) => {
  const fake = app.entryPoints.testing.createFakeFetch();
  fake.fail("network-error", { provider: "apifonica", nth: 1 });
  const options = { fetch: fake.fetch, retry: { baseDelayMs: 1 } };
  const accounts = [
    app.createClient("invoca", { ...options, vanity: "v", networkId: 1, token: "t" }),
    app.createClient("cloudlx", { ...options, accessToken: "t" }),
    app.createClient("apifonica", { ...options, accountSid: "a", authToken: "t" }),
    app.createClient("callgear", { ...options, accessToken: "t" }),
  ];
  const listed: Record<string, number> = {};
  for await (const { provider } of app.entryPoints.inventoryCore.listNumbers(accounts, { parsePhoneNumber: null })) {
    listed[provider] = (listed[provider] ?? 0) + 1;
  }
  for (const [id, records] of Object.entries(app.entryPoints.testing.documentedRecords)) {
    expectEqual([id, listed[id]], [id, (records as unknown[]).length]);
  }
};

const callgearOf = (app: App, { mock, env }: CheckConfig, options: object) =>
  app.createCallgearClient({
    ...OPTIONS,
    baseUrl: `${mock}/callgear`,
    accessToken: env["CALLGEAR_ACCESS_TOKEN"] ?? "",
    ...options,
  });

const queryPages: Run = async (app, config) => {
  const { QueryClient, tanstackQuery } = app.entryPoints;
  const queries = new QueryClient();
  const listing = callgearOf(app, config, {}).virtualNumbers.list();
  const { pages } = await queries.infiniteQuery(tanstackQuery.infiniteQueryOptions(listing));
  queries.clear();
  expectEqual(
    pages.flatMap(({ items }) => items.map(({ virtual_phone_number }) => virtual_phone_number)),
    config.expected["callgear"],
  );
};

const traceCall: Run = async (app, config) => {
  const calls: unknown[] = [];
  const span = {
    spanContext: () => ({ traceId: "0".repeat(32), spanId: "0".repeat(16), traceFlags: 0 }),
    setAttributes: () => span,
    end: () => calls.push("end"),
  };
  const tracerProvider = {
    getTracer: () => ({
      startSpan: (name: string) => {
        calls.push(name);
        return span;
      },
    }),
  };
  const settings = { tracerProvider: tracerProvider as never };
  const tracing = app.entryPoints.opentelemetry.createOpenTelemetryOptions(settings);
  await callgearOf(app, config, tracing).virtualNumbers.list().page();
  expectEqual(calls, ["POST get.virtual_numbers", "end"]);
};

const findNoDrift: Run = async (app, config) => {
  const findings: string[] = [];
  const onExchange = app.entryPoints.drift.createDriftHook({
    onDrift: ({ severity, pointer, kind }) => findings.push(`${severity} ${kind} ${pointer}`),
  });
  await callgearOf(app, config, { onExchange }).virtualNumbers.list().page();
  expectEqual(findings, []);
  const fetch = () =>
    Promise.resolve(
      Response.json({ jsonrpc: "2.0", id: 1, result: { metadata: { total_items: 1 }, data: [{ id: "1" }] } }),
    );
  await callgearOf(app, config, { onExchange, fetch }).virtualNumbers.list().page();
  expectEqual(findings.includes("failure wrong-type /result/data/*/id"), true);
};

const CHECKS: Readonly<Record<string, Run>> = {
  "list invoca": listProvider("invoca"),
  "list cloudlx": listProvider("cloudlx"),
  "list apifonica": listProvider("apifonica"),
  "list callgear": listProvider("callgear"),
  HttpError: failGet("HttpError", "/status/400"),
  AuthenticationError: failGet("AuthenticationError", "/status/401"),
  PermissionError: failGet("PermissionError", "/status/403"),
  NotFoundError: failGet("NotFoundError", "/status/404"),
  RateLimitError: failGet("RateLimitError", "/status/429"),
  ServerError: failGet("ServerError", "/status/500"),
  RpcError: rpcError,
  NetworkError: failGet("NetworkError", "/reset"),
  InvalidResponseError: failGet("InvalidResponseError", "/html"),
  CredentialError: credentialError,
  ListingError: listingError,
  InventoryError: inventoryError,
  "abort (AbortError)": abort,
  "timeout (TimeoutError)": failGet("TimeoutError", "/hang", { timeoutMs: 200 }),
  retry,
  "concurrent calls with a credential function": sharedCredential,
  "error response of client.raw": rawResponse,
  "entry points testing and inventory-core": listFake,
  "entry point tanstack-query": queryPages,
  "entry point opentelemetry": traceCall,
  "entry point drift": findNoDrift,
};

/** The names of the checks. */
export const CHECK_NAMES = Object.keys(CHECKS);

/** Runs the checks one after the other. `prefix` is the beginning of their names. */
export async function runChecks(app: App, config: CheckConfig, prefix = ""): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const [name, run] of Object.entries(CHECKS)) {
    const check = prefix + name;
    try {
      await run(app, config);
      results.push({ check });
    } catch (thrown) {
      results.push({ check, problem: String(thrown) });
    }
  }
  return results;
}
