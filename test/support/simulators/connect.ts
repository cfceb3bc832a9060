import type { ClientOptions } from "../../../src/http/settings.js";
import type { Credential } from "../../../src/http/credentials.js";
import type { ListingReport } from "../../../src/listing/report.js";
import type { ConcurrentListOptions, Page } from "../../../src/listing/listing.js";
import { createApifonicaClient } from "../../../src/providers/apifonica/client.js";
import { createCallgearClient } from "../../../src/providers/callgear/client.js";
import { createCloudlxClient } from "../../../src/providers/cloudlx/client.js";
import { createInvocaClient } from "../../../src/providers/invoca/client.js";
import {
  startApifonica,
  startCallgear,
  startCloudlx,
  startInvoca,
  type Simulator,
  type SimulatorOptions,
} from "./index.js";

/** Waits too short to be felt. */
export const FAST = { retry: { baseDelayMs: 1, maxDelayMs: 5 } } as const;

/** What a test may say of a client: everything but where it goes, with the simulator's credential as the default. */
export type TestClientOptions = Partial<ClientOptions> & { credential?: Credential };

/** Where a client under test goes: a simulator, or an address that nothing but a `fetch` of ours ever sees. */
export type Place = Pick<Simulator, "url">;
export const NOWHERE: Place = { url: "https://api.test" };

export function invoca({ url }: Place, { credential = "invoca-token", ...options }: TestClientOptions = {}) {
  return createInvocaClient({ ...FAST, baseUrl: url, networkId: 1234, token: credential, ...options });
}

export function cloudlx({ url }: Place, { credential = "cloudlx-token", ...options }: TestClientOptions = {}) {
  return createCloudlxClient({ ...FAST, baseUrl: url, accessToken: credential, ...options });
}

/** What a test may say of a client that fetches its access tokens. */
export type TokenClientOptions = Partial<ClientOptions> & { clientSecret?: Credential };

/** CloudLX by an API client, whose tokens are fetched. */
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

/** A listing of whatever items. */
export interface AnyListing extends AsyncIterable<object> {
  readonly report: ListingReport | undefined;
  pages(): AsyncGenerator<Page<object>, void, undefined>;
  toArray(options?: { limit?: number }): Promise<object[]>;
}

/** One of the four, for tests that say the same of each. */
export interface Case {
  readonly id: string;
  /** The page size that is asked for where the caller names none. */
  readonly pageSize: number;
  readonly start: (options: SimulatorOptions<object>) => Promise<Simulator>;
  readonly list: (place: Place, list?: ConcurrentListOptions, options?: TestClientOptions) => AnyListing;
  /** The same list with another page size. */
  readonly listBy: (
    size: number,
    place: Place,
    list?: ConcurrentListOptions,
    options?: TestClientOptions,
  ) => AnyListing;
  /** The key of the row that an item is. */
  readonly keyOf: (item: object) => number;
  /** An answer with no rows, in JSON. */
  readonly empty: object;
}

const digitsOf = (text: unknown) => Number(/\d+$/.exec(String(text))?.[0]);

/** The four providers. */
export const CASES: readonly Case[] = [
  {
    id: "invoca",
    pageSize: 100,
    start: startInvoca,
    list: (place, list, options) => invoca(place, options).destinations.list({}, list),
    listBy: (limit, place, list, options) => invoca(place, options).destinations.list({ limit }, list),
    keyOf: (item) => (item as { id: number }).id,
    empty: { data: [], requestId: null, recordsTotal: 0 },
  },
  {
    id: "cloudlx",
    pageSize: 200,
    start: startCloudlx,
    list: (place, list, options) => cloudlx(place, options).numbers.list({}, list),
    listBy: (max_per_page, place, list, options) => cloudlx(place, options).numbers.list({ max_per_page }, list),
    keyOf: (item) => digitsOf((item as { uuid: string }).uuid),
    empty: { numbers: [], num_results: 0, paginates: false },
  },
  {
    id: "apifonica",
    pageSize: 20,
    start: startApifonica,
    list: (place, list, options) => apifonica(place, options).numbers.list({}, list),
    listBy: (limit, place, list, options) => apifonica(place, options).numbers.list({ limit }, list),
    keyOf: (item) => digitsOf((item as { number_sid: string }).number_sid),
    empty: { limit: 20, prev: null, next: null, numbers: [] },
  },
  {
    id: "callgear",
    pageSize: 10_000,
    start: startCallgear,
    list: (place, list, options) => callgear(place, options).virtualNumbers.list({}, list),
    listBy: (limit, place, list, options) => callgear(place, options).virtualNumbers.list({ limit }, list),
    keyOf: (item) => (item as { id: number }).id,
    empty: { jsonrpc: "2.0", id: 1, result: { metadata: { total_items: 0 }, data: [] } },
  },
];

/** The case of a provider. */
export function caseOf(id: string): Case {
  return CASES.find((one) => one.id === id)!;
}

/** The error that ends a promise; a promise that is kept is an error. */
export async function failureOf<E = Error>(promise: Promise<unknown>): Promise<E> {
  try {
    await promise;
  } catch (thrown) {
    return thrown as E;
  }
  throw new Error("Nothing was thrown");
}
