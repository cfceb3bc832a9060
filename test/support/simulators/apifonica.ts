import { base64 } from "../../../src/http/base64.js";
import { Rows } from "./rows.js";
import { startServer, type Simulator, type SimulatorOptions } from "./server.js";

export type ApifonicaRow = ReturnType<typeof rentedNumber>;

export interface ApifonicaSimulatorOptions extends SimulatorOptions<ApifonicaRow> {
  accountSid?: string;
  /** The only valid authentication token. */
  authToken?: string;
  /** The keys of each page, whatever page size is requested. The cursor is the index of the page. */
  pages?: readonly (readonly number[])[];
  /** Changes the link to the next page. `request` counts from 1. */
  link?: (original: string | null, request: number) => string | null;
}

const MAX_LIMIT = 20;

/**
 * Simulates the rented numbers of an Apifonica account: highest key first, at most 20 per page, with links to the
 * adjacent pages. The cursor is the key of the first or last row, so added and removed rows do not shift the other
 * pages.
 */
export function startApifonica(options: ApifonicaSimulatorOptions = {}): Promise<Simulator> {
  const {
    accountSid = "acc-1",
    authToken = "apifonica-token",
    pageCap = MAX_LIMIT,
    link = (original) => original,
    pages,
    endless = false,
  } = options;
  const record = options.record ?? ((row: ApifonicaRow) => row);
  const authorization = `Basic ${base64(`${accountSid}:${authToken}`)}`;

  return startServer(options, {
    sorted: true,
    env: (url) => ({
      APIFONICA_ACCOUNT_SID: accountSid,
      APIFONICA_AUTH_TOKEN: authToken,
      APIFONICA_BASE_URL: url,
    }),
    respond({ method, url, headers }, rows, number) {
      const refused = (status: number, status_message: string) => ({
        status,
        content: { status_code: status, status_message },
      });
      if (headers.authorization !== authorization) {
        return refused(401, "UNAUTHORIZED");
      }
      if (method !== "GET" || url.pathname !== `/accounts/${encodeURIComponent(accountSid)}/numbers`) {
        return refused(404, "NOT FOUND");
      }
      const query = url.searchParams;
      const limit = Number(query.get("limit") ?? MAX_LIMIT);
      if (!(limit >= 1 && limit <= MAX_LIMIT)) {
        return refused(400, "BAD REQUEST");
      }
      const [next, prev] = [query.get("next"), query.get("prev")].map(fromCursor);
      if (Number.isNaN(next) || Number.isNaN(prev)) {
        return refused(400, "BAD REQUEST");
      }

      if (pages !== undefined) {
        const content = fixedPage(pages, endless, next ?? 0, url);
        const numbers = content.keys.map((key) => record(rentedNumber(key, accountSid), key));
        return { content: { limit, prev: null, next: link(content.next, number), numbers } };
      }

      const size = Math.min(limit, pageCap);
      const pool = isFiltered(query)
        ? new Rows(
            rows.keys.filter((key) => matches(rentedNumber(key, accountSid), query)),
            true,
          )
        : rows;
      const keys = prev === undefined ? pool.below(next, size) : pool.above(prev, size);
      const linkTo = (name: "next" | "prev", key: number | undefined) =>
        key === undefined ? null : toLink(url, name, key);
      const isMore = pool.below(keys.at(-1) ?? 0, 1).length > 0;
      const isBack = next !== undefined || (keys[0] !== undefined && pool.above(keys[0], 1).length > 0);
      return {
        content: {
          limit: size,
          prev: isBack ? linkTo("prev", keys[0]) : null,
          next: link(isMore ? linkTo("next", keys.at(-1)) : null, number),
          numbers: keys.map((key) => record(rentedNumber(key, accountSid), key)),
        },
      };
    },
  });
}

/** Returns a page of a list with fixed pages, and the link to the next page. An endless list repeats its pages. */
function fixedPage(pages: readonly (readonly number[])[], endless: boolean, index: number, url: URL) {
  const isLast = index >= pages.length - 1 && !endless;
  return { keys: pages[index % pages.length] ?? [], next: isLast ? null : toLink(url, "next", index + 1) };
}

function toLink(url: URL, name: "next" | "prev", key: number): string {
  const address = new URL(url);
  address.searchParams.delete("next");
  address.searchParams.delete("prev");
  address.searchParams.set(name, toCursor(key));
  return address.href;
}

/** Returns the cursor of a row. */
export function toCursor(key: number): string {
  return key.toString(16).padStart(24, "0");
}

function fromCursor(cursor: string | null): number | undefined {
  return cursor === null ? undefined : /^[0-9a-f]{24}$/.test(cursor) ? parseInt(cursor, 16) : NaN;
}

const FILTERS = ["number", "country_code", "country_name", "type", "voice", "messaging"] as const;

function isFiltered(query: URLSearchParams): boolean {
  return FILTERS.some((name) => query.has(name));
}

function matches(row: ApifonicaRow, query: URLSearchParams): boolean {
  return FILTERS.every((name) => [null, String(row[name])].includes(query.get(name)));
}

function rentedNumber(key: number, account_sid: string) {
  const sip = key % 10 === 0;
  return {
    number_sid: `num-${key}`,
    account_sid,
    number: String(447_700_000_000 + key),
    token: sip ? `sip-secret-${key}` : null,
    name: `Number ${key}`,
    country_code: "GB",
    country_name: "United Kingdom",
    type: sip ? "sip" : "mobile",
    call_controller: "",
    call_method: "GET",
    msg_controller: "https://example.com/messages",
    msg_method: "GET",
    msg_app_sid: "app-1",
    call_app_sid: "default_call_app_sid",
    endpoint_sid: null,
    created: "Thu, 31 Mar 2016 11:16:59 +0300",
    updated: "Thu, 31 Mar 2016 11:17:21 +0300",
    voice: sip,
    messaging: !sip,
    mode: sip ? "sip_phone" : "xml",
  };
}
