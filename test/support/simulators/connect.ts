import type { ClientOptions } from "../../../src/http/settings.js";
import type { Credential } from "../../../src/http/credentials.js";
import type { ConcurrentListOptions, Listing } from "../../../src/listing/listing.js";
import { createApifonicaClient } from "../../../src/providers/apifonica/client.js";
import { createCallgearClient } from "../../../src/providers/callgear/client.js";
import { createCloudlxClient } from "../../../src/providers/cloudlx/client.js";
import { createInvocaClient } from "../../../src/providers/invoca/client.js";
import { providers, type ProviderId } from "../../../src/providers/index.js";
import { idPropertyOf } from "../id-property.js";
import {
  startApifonica,
  startCallgear,
  startCloudlx,
  startInvoca,
  type Simulator,
  type SimulatorOptions,
} from "./index.js";

/** Retry delays of a few milliseconds. */
export const FAST = { retry: { baseDelayMs: 1, maxDelayMs: 5 } } as const;

/** Client options for tests. The default of `credential` is the credential that the simulator accepts. */
export type TestClientOptions = Partial<ClientOptions> & { credential?: Credential };

/** The base URL of a client: a simulator, or a URL that only a custom `fetch` receives. */
export type Place = Pick<Simulator, "url">;
export const NOWHERE: Place = { url: "https://api.test" };

export function invoca({ url }: Place, { credential = "invoca-token", ...options }: TestClientOptions = {}) {
  return createInvocaClient({ ...FAST, baseUrl: url, networkId: 1234, token: credential, ...options });
}

export function cloudlx({ url }: Place, { credential = "cloudlx-token", ...options }: TestClientOptions = {}) {
  return createCloudlxClient({ ...FAST, baseUrl: url, accessToken: credential, ...options });
}

/** Options of a client that obtains access tokens. */
export type TokenClientOptions = Partial<ClientOptions> & { clientSecret?: Credential };

/** Returns a CloudLX client that obtains access tokens with a client id and secret. */
export function cloudlxByTokens(
  { url }: Place,
  { clientSecret = "cloudlx-sensitive", ...options }: TokenClientOptions = {},
) {
  return createCloudlxClient({ ...FAST, baseUrl: url, clientId: "cloudlx-client", clientSecret, ...options });
}

export function apifonica({ url }: Place, { credential = "apifonica-token", ...options }: TestClientOptions = {}) {
  return createApifonicaClient({ ...FAST, baseUrl: url, accountSid: "acc-1", authToken: credential, ...options });
}

export function callgear({ url }: Place, { credential = "callgear-token", ...options }: TestClientOptions = {}) {
  return createCallgearClient({ ...FAST, baseUrl: url, accessToken: credential, ...options });
}

/** Creates a client of each provider. */
export const CLIENTS = { invoca, cloudlx, apifonica, callgear } satisfies Record<
  ProviderId,
  (place: Place, options?: TestClientOptions) => object
>;

/** A listing with any type of item. */
export interface AnyListing extends Listing<object> {}

/** A provider, for tests that run for each of them. */
export interface Case {
  readonly id: ProviderId;
  /** The page size that is requested by default. */
  readonly pageSize: number;
  readonly start: (options: SimulatorOptions<object>) => Promise<Simulator>;
  readonly list: (place: Place, list?: ConcurrentListOptions, options?: TestClientOptions) => AnyListing;
  /** `list` with another page size. */
  readonly listBy: (
    size: number,
    place: Place,
    list?: ConcurrentListOptions,
    options?: TestClientOptions,
  ) => AnyListing;
  /** `list` with a query that may be invalid. */
  readonly listQuery: (place: Place, query: object) => AnyListing;
  /** Returns the key of an item's row. */
  readonly keyOf: (item: object) => number;
  /** The JSON body of a response without rows. */
  readonly empty: object;
}

const digitsOf = (text: unknown) => Number(/\d+$/.exec(String(text))?.[0]);

const PARTS: Readonly<Record<ProviderId, Omit<Case, "id">>> = {
  invoca: {
    pageSize: 100,
    start: startInvoca,
    list: (place, list, options) => invoca(place, options).destinations.list({}, list),
    listBy: (limit, place, list, options) => invoca(place, options).destinations.list({ limit }, list),
    listQuery: (place, query) => invoca(place).destinations.list(query),
    keyOf: (item) => (item as { id: number }).id,
    empty: { data: [], requestId: null, recordsTotal: 0 },
  },
  cloudlx: {
    pageSize: 200,
    start: startCloudlx,
    list: (place, list, options) => cloudlx(place, options).numbers.list({}, list),
    listBy: (max_per_page, place, list, options) => cloudlx(place, options).numbers.list({ max_per_page }, list),
    listQuery: (place, query) => cloudlx(place).numbers.list(query),
    keyOf: (item) => digitsOf((item as Record<string, unknown>)[idPropertyOf("cloudlx")]),
    empty: { numbers: [], num_results: 0, paginates: false },
  },
  apifonica: {
    pageSize: 20,
    start: startApifonica,
    list: (place, list, options) => apifonica(place, options).numbers.list({}, list),
    listBy: (limit, place, list, options) => apifonica(place, options).numbers.list({ limit }, list),
    listQuery: (place, query) => apifonica(place).numbers.list(query),
    keyOf: (item) => digitsOf((item as Record<string, unknown>)[idPropertyOf("apifonica")]),
    empty: { limit: 20, prev: null, next: null, numbers: [] },
  },
  callgear: {
    pageSize: 10_000,
    start: startCallgear,
    list: (place, list, options) => callgear(place, options).virtualNumbers.list({}, list),
    listBy: (limit, place, list, options) => callgear(place, options).virtualNumbers.list({ limit }, list),
    listQuery: (place, query) => callgear(place).virtualNumbers.list(query),
    keyOf: (item) => (item as { id: number }).id,
    empty: { jsonrpc: "2.0", id: 1, result: { metadata: { total_items: 0 }, data: [] } },
  },
};

/** All providers. */
export const CASES: readonly Case[] = providers.map(({ id }) => ({ id, ...PARTS[id] }));

/** Returns the case of a provider. */
export function caseOf(id: string): Case {
  return CASES.find((one) => one.id === id)!;
}

/**
 * Returns the error that a promise rejects with.
 *
 * @throws Error if it does not reject.
 */
export async function failureOf<E = Error>(promise: Promise<unknown>): Promise<E> {
  try {
    await promise;
  } catch (thrown) {
    return thrown as E;
  }
  throw new Error("the promise did not reject");
}
