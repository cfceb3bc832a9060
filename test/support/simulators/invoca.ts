import { pageOf } from "./rows.js";
import { startServer, type Reply, type Simulator, type SimulatorOptions } from "./server.js";

export type InvocaRow = ReturnType<typeof destination>;

export interface InvocaSimulatorOptions extends SimulatorOptions<InvocaRow> {
  /** The only valid token. */
  token?: string;
  networkId?: number;
  /**
   * `all`: `recordsTotal` counts the matches of `query`. `unfiltered`: it counts all rows. `none`: omitted. Default
   * `all`.
   */
  totals?: "all" | "unfiltered" | "none";
}

/** Simulates Invoca's destinations: `start` and `limit` (default 100), sorted by id. The id of a row is its key. */
export function startInvoca(options: InvocaSimulatorOptions = {}): Promise<Simulator> {
  const { token = "invoca-token", networkId = 1234, totals = "all", pageCap = Infinity, listed, endless } = options;
  const record = options.record ?? ((row: InvocaRow) => row);
  const toRow = (key: number) => record(destination(key), key);
  const folder = `/${networkId}/customer_phone_numbers`;

  return startServer(options, {
    sorted: true,
    env: (url) => ({ INVOCA_NETWORK_ID: String(networkId), INVOCA_TOKEN: token, INVOCA_BASE_URL: url }),
    respond({ method, url, headers }, rows) {
      if (headers.authorization !== token) {
        return refused(401, "Unauthorized", "the token is unknown");
      }
      if (method !== "GET" || !url.pathname.startsWith(folder)) {
        return notFound();
      }
      const id = /^\/(\d+)\.json$/.exec(url.pathname.slice(folder.length))?.[1];
      if (id !== undefined) {
        return rows.keys.includes(Number(id)) ? { content: toRow(Number(id)) } : notFound();
      }
      if (url.pathname !== `${folder}.json`) {
        return notFound();
      }

      const query = url.searchParams;
      const start = Number(query.get("start") ?? 0);
      const limit = Math.min(Number(query.get("limit") ?? 100), pageCap);
      const search = query.get("query");
      let keys = rows.keys;
      if (search !== null) {
        keys = keys.filter((key) => destination(key).phone_number.includes(search));
      }
      if (query.get("sort_dir") === "desc") {
        keys = keys.toReversed();
      }
      const data = pageOf(listed ?? keys, start, limit, endless).map(toRow);
      const recordsTotal = totals === "unfiltered" ? rows.length : keys.length;
      return { content: { data, requestId: null, ...(totals !== "none" && { recordsTotal }) } };
    },
  });
}

function notFound(): Reply {
  return refused(404, "RecordNotFound", "Could not find the requested record");
}

function refused(status: number, name: string, invalid_data: string): Reply {
  return { status, content: { errors: { class: name, invalid_data } } };
}

function destination(id: number) {
  const pooled = id % 2 === 1;
  const digits = String(2_025_550_000 + id);
  return {
    id,
    country_code: "1",
    phone_number: `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6)}`,
    primary_url: "",
    requested_destination_name: "",
    acknowledged_at: null,
    created_at: "2023-10-19 03:34:42 -0700",
    updated_at: "2023-10-19 03:34:42 -0700",
    advertiser_campaign: { id_from_network: "83", name: `Campaign ${id}`, status: "Activated" },
    dynamic_number_pool: {
      id_from_network: pooled ? "13" : null,
      name: pooled ? `Pool ${id}` : null,
      pool_type: pooled ? "Custom" : null,
      destination_type: pooled ? "Advertiser" : null,
      lifetime_seconds: pooled ? 300 : null,
      max_pool_size: pooled ? 2 : null,
      preferred: pooled ? false : null,
      is_first_preference: pooled ? true : null,
      use_custom_data: pooled ? true : null,
    },
    ignored_at: null,
    notified_at: null,
  };
}
