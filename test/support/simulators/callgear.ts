import { pageOf } from "./rows.js";
import { startServer, type Simulator, type SimulatorOptions } from "./server.js";

export type CallgearRow = ReturnType<typeof virtualNumber>;

export interface CallgearSimulatorOptions extends SimulatorOptions<CallgearRow> {
  /** The only valid access token. */
  accessToken?: string;
  /** Whether responses have `total_items`. Default `all`. */
  totals?: "all" | "none";
  /** Returns `metadata.limits`, or null for none. `request` counts from 1. Default: the limits are not exhausted. */
  limits?: (request: number) => Readonly<Record<string, number>> | null;
}

interface Params {
  access_token?: unknown;
  limit?: number;
  offset?: number;
  fields?: string[];
  filter?: { field: string; operator: string; value?: unknown };
}

const PLENTY = {
  day_limit: 5000,
  day_remaining: 4000,
  day_reset: 3600,
  minute_limit: 100,
  minute_remaining: 90,
  minute_reset: 30,
};

/**
 * Simulates `get.virtual_numbers` of CallGear: JSON-RPC 2.0 with the token in the body, errors in HTTP 200, `limit`
 * (default 1000, at most 10,000) and `offset` (at most 100,000). Rows are in insertion order. The id of a row is its
 * key.
 */
export function startCallgear(options: CallgearSimulatorOptions = {}): Promise<Simulator> {
  const { accessToken = "callgear-token", totals = "all", limits = () => PLENTY, pageCap = Infinity } = options;
  const { listed, endless } = options;
  const record = options.record ?? ((row: CallgearRow) => row);

  return startServer(options, {
    sorted: false,
    env: (url) => ({ CALLGEAR_ACCESS_TOKEN: accessToken, CALLGEAR_BASE_URL: url }),
    respond({ method, url, body }, rows, number) {
      if (method !== "POST" || url.pathname !== "/v2.0") {
        return { status: 404, content: {} };
      }
      const request = parse(body);
      const id = request?.id ?? null;
      const refused = (code: number, message: string, data: object) => ({
        content: { jsonrpc: "2.0", id, error: { code, message, data } },
      });
      if (request === undefined) {
        return refused(-32700, "Parse error", { mnemonic: "parse_error" });
      }
      if (request.method !== "get.virtual_numbers") {
        return refused(-32601, "The method does not exist / is not available", { mnemonic: "method_not_found" });
      }
      const { access_token, limit = 1000, offset = 0, fields, filter } = request.params ?? {};
      if (access_token !== accessToken) {
        return refused(-32001, "Access token is invalid", { mnemonic: "access_token_invalid" });
      }
      const wrong = limit > 10_000 || limit < 1 ? "limit" : offset > 100_000 || offset < 0 ? "offset" : undefined;
      if (wrong !== undefined) {
        const value = String(wrong === "limit" ? limit : offset);
        const data = { mnemonic: "invalid_parameter_value", field: wrong, value };
        return refused(-32602, `Invalid parameter value: ${value}`, data);
      }
      const keys = filter === undefined ? rows.keys : rows.keys.filter((key) => matches(virtualNumber(key), filter));
      const data = pageOf(listed ?? keys, offset, Math.min(limit, pageCap), endless).map((key) => {
        const row = record(virtualNumber(key), key);
        return fields === undefined
          ? row
          : Object.fromEntries(Object.entries(row).filter(([name]) => fields.includes(name)));
      });
      const remaining = limits(number);
      const metadata = {
        ...(remaining && { limits: remaining }),
        ...(totals === "all" && { total_items: keys.length }),
      };
      return { content: { jsonrpc: "2.0", id, result: { metadata, data } } };
    },
  });
}

function parse(body: string): { id?: unknown; method?: unknown; params?: Params } | undefined {
  try {
    return JSON.parse(body) as { params?: Params };
  } catch {
    return undefined;
  }
}

function matches(row: CallgearRow, { field, operator, value }: NonNullable<Params["filter"]>): boolean {
  const found = (row as Record<string, unknown>)[field];
  return operator === "!=" ? found !== value : found === value;
}

function virtualNumber(id: number) {
  return {
    id,
    child_customer_id: null,
    virtual_phone_number: String(74_950_000_000 + id),
    redirection_phone_number: null,
    activation_date: "2016-01-03 17:48:59",
    status: id % 5 === 0 ? "reserved" : "active",
    category: "usual",
    type: "call_tracking",
    comment: null,
    name: `Number ${id}`,
    campaigns: [
      {
        campaign_id: 7,
        campaign_name: "Campaign",
        site_id: 3,
        site_domain_name: "example.com",
        site_blocks: [{ site_block_id: 1, site_block_name: "Header", is_tracking: true }],
      },
    ],
    scenarios: [{ scenario_id: 5, scenario_name: "Scenario", call_processing_rule_id: 6, is_active: true }],
  };
}
