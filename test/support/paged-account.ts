/** Accounts of all providers whose `fetch` returns small pages, without a server. */
import type { ClientOf, ProviderId } from "../../src/providers/index.js";
import { idPropertyOf } from "./id-property.js";
import { CLIENTS, NOWHERE } from "./simulators/connect.js";

/** An account of a provider with numbered rows. */
export interface PagedAccount {
  readonly provider: ProviderId;
  /** The number of rows, with the ids 1, 2, … */
  readonly rows: number;
  /** The number of rows on a page. */
  readonly size: number;
}

type Respond = (request: Request, keys: (start: number) => number[]) => Promise<object>;

const parameter = (request: Request, name: string) => Number(new URL(request.url).searchParams.get(name));

const RESPOND: Readonly<Record<ProviderId, (account: PagedAccount) => Respond>> = {
  invoca:
    ({ rows }) =>
    async (request, keys) => {
      const data = keys(parameter(request, "start")).map((id) => ({ id }));
      return { data, requestId: null, recordsTotal: rows };
    },
  cloudlx:
    ({ rows, size }) =>
    async (request, keys) => {
      const numbers = keys((parameter(request, "page") - 1) * size).map((key) => ({
        [idPropertyOf("cloudlx")]: `number-${key}`,
      }));
      return { numbers, num_results: rows, paginates: rows > size };
    },
  apifonica:
    ({ rows, size }) =>
    async (request, keys) => {
      const start = parameter(request, "next");
      const numbers = keys(start).map((key) => ({ [idPropertyOf("apifonica")]: `number-${key}` }));
      const next = start + size < rows ? `https://api.test/?next=${start + size}` : null;
      return { limit: size, prev: null, next, numbers };
    },
  callgear:
    ({ rows }) =>
    async (request, keys) => {
      const { params } = (await request.json()) as { params: { offset: number; limit: number } };
      const data = keys(params.offset)
        .slice(0, params.limit)
        .map((id) => ({ id }));
      return { jsonrpc: "2.0", id: 1, result: { metadata: { total_items: rows }, data } };
    },
};

/**
 * Creates a client of the account. `intercept` is called for each request: it can return another response, or wait.
 */
export function clientOf(
  account: PagedAccount,
  intercept: () => Promise<Response | undefined> | Response | undefined = () => undefined,
): ClientOf {
  const { provider, rows, size } = account;
  const respond = RESPOND[provider](account);
  const keys = (start: number) =>
    Array.from({ length: Math.max(0, Math.min(size, rows - start)) }, (_, i) => start + i + 1);
  const fetch = async (request: Request) => (await intercept()) ?? Response.json(await respond(request, keys));
  return CLIENTS[provider](NOWHERE, { fetch, retry: false });
}

/** The row of a number, by its id. */
export function rowOf(id: string | null): number {
  return Number(/\d+$/.exec(id ?? "")?.[0]);
}

/** The rows of an account: 1, 2, … */
export function rowsOf({ rows }: PagedAccount): number[] {
  return Array.from({ length: rows }, (_, i) => i + 1);
}
