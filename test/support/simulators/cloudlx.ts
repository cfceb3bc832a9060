import { issueTokens, type TokenIssuer, type TokenOptions } from "./cloudlx-tokens.js";
import { pageOf } from "./rows.js";
import { startServer, type Simulator, type SimulatorOptions } from "./server.js";

export type CloudlxRow = ReturnType<typeof phoneNumber>;

export interface CloudlxSimulatorOptions extends SimulatorOptions<CloudlxRow>, TokenOptions {
  /** An access token that is valid besides the issued tokens. */
  accessToken?: string;
  /**
   * What `num_results` counts: all matching numbers (`all`), or those of the page. `none`: it is omitted. Default
   * `all`.
   */
  totals?: "all" | "page" | "none";
  /** The keys of each page, whatever page size is requested. */
  pages?: readonly (readonly number[])[];
}

export interface CloudlxSimulator extends Simulator {
  readonly tokens: TokenIssuer;
  /** The variables with which the command uses this server, with client id and secret instead of the access token. */
  readonly clientEnv: Readonly<Record<string, string>>;
}

/**
 * Simulates CloudLX: the numbers (`page` from 1, `max_per_page` at most 200 and 50 by default, not sorted), and access
 * tokens for a client id and secret.
 */
export async function startCloudlx(options: CloudlxSimulatorOptions = {}): Promise<CloudlxSimulator> {
  const { accessToken = "cloudlx-token", totals = "all", pageCap = Infinity, listed, pages, endless } = options;
  const record = options.record ?? ((row: CloudlxRow) => row);
  const headers = { "content-type": "application/vnd.cloudlx.v1+json" };
  const tokens = issueTokens(options);

  const simulator = await startServer(options, {
    sorted: false,
    env: (url) => ({ CLOUDLX_ACCESS_TOKEN: accessToken, CLOUDLX_BASE_URL: url }),
    respond(request, rows) {
      const { method, url, headers: sent } = request;
      if (url.pathname.startsWith("/oauth2/")) {
        return tokens.respond(request);
      }
      const [scheme, token = ""] = sent.authorization?.split(" ") ?? [];
      if (scheme !== "Bearer" || (token !== accessToken && !tokens.isValid(token))) {
        return { status: 401, content: { message: "Unauthorized" } };
      }
      if (method !== "GET" || url.pathname !== "/numbers") {
        return { status: 404, content: { message: "Not Found" } };
      }
      const size = Number(url.searchParams.get("max_per_page") ?? 50);
      const page = Number(url.searchParams.get("page") ?? 1);
      if (size > 200 || size < 1 || page < 1) {
        return { status: 422, content: { message: "Out of range" } };
      }

      const search = url.searchParams.get("search");
      const keys =
        search === null ? rows.keys : rows.keys.filter((key) => phoneNumber(key).number_e164.includes(search));
      const capped = Math.min(size, pageCap);
      const onPage = pages
        ? (pages[endless ? (page - 1) % pages.length : page - 1] ?? [])
        : pageOf(listed ?? keys, (page - 1) * capped, capped, endless);
      const numbers = onPage.map((key) => record(phoneNumber(key), key));
      const num_results = totals === "all" ? keys.length : numbers.length;
      const content = { numbers, ...(totals !== "none" && { num_results }), paginates: keys.length > capped };
      return { headers, content };
    },
  });
  const { clientId: CLOUDLX_CLIENT_ID, clientSecret: CLOUDLX_CLIENT_SECRET } = tokens;
  const clientEnv = { CLOUDLX_CLIENT_ID, CLOUDLX_CLIENT_SECRET, CLOUDLX_BASE_URL: simulator.url };
  // Not a copy, because `open` is a getter.
  return Object.assign(simulator, { tokens, clientEnv });
}

function phoneNumber(key: number) {
  const digits = String(2_079_460_000 + key);
  return {
    uuid: `00000000-0000-4000-8000-${String(key).padStart(12, "0")}`,
    number_e164: `+44${digits}`,
    number: digits.slice(2),
    range_code: digits.slice(0, 2),
    range_name: "London",
    country_code: "44",
    country_name: "United Kingdom",
    country_iso: "UK",
    monthly_charge: 0.3,
    setup_charge: 0,
    status: "Reserved",
    details: {
      status: "Reserved",
      provisioned: "2018-11-12 14:21:48",
      cancelled: "",
      number_address: null,
      emergency_number_address: null,
    },
    provisioned: "2016-01-03 17:48:59",
  };
}
