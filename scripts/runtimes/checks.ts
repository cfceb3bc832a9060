/**
 * The checks that run in every runtime, with the installed package. It imports nothing at run time, so that each
 * runtime gets the same file.
 */
import type * as Package from "../../src/index.js";

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

type Run = (app: typeof Package, config: CheckConfig) => Promise<void>;

const OPTIONS = { retry: false, timeoutMs: 10_000 } as const;
const invoca = (app: typeof Package, baseUrl: string, options: object = {}) =>
  app.createInvocaClient({ ...OPTIONS, baseUrl, networkId: 1, token: "invoca-token", ...options });

function expectEqual(actual: unknown, expected: unknown): void {
  const [got, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (got !== wanted) {
    throw new Error(`expected ${wanted}, got ${got}`);
  }
}

/** Checks that a promise rejects with an error of this class. Returns the error. */
async function expectError(app: typeof Package, name: keyof typeof Package, promise: Promise<unknown>): Promise<Error> {
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
};

/** The names of the checks. */
export const CHECK_NAMES = Object.keys(CHECKS);

/** Runs the checks one after the other. `prefix` is the beginning of their names. */
export async function runChecks(app: typeof Package, config: CheckConfig, prefix = ""): Promise<CheckResult[]> {
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
