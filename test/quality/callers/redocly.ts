/** Calls of the clients that `redocly generate-client` generates. */
import * as apifonica from "./redocly/apifonica.js";
import * as callgear from "./redocly/callgear.js";
import * as cloudlx from "./redocly/cloudlx.js";
import * as invoca from "./redocly/invoca.js";
import { byCursor, byOffset, byPage, type Callers } from "./reading.js";

export const callers: Callers = {
  invoca(variables, limit) {
    invoca.client.configure({
      serverUrl: variables["INVOCA_BASE_URL"]!,
      auth: { apiKey: { ApiToken: variables["INVOCA_TOKEN"]! } },
    });
    const path = { network_id: Number(variables["INVOCA_NETWORK_ID"]) };
    return byOffset(async (start) => {
      const { data, recordsTotal } = await invoca.listDestinations({ path, query: { start, limit } });
      return { rows: data, total: recordsTotal };
    });
  },

  cloudlx(variables, limit = 200) {
    cloudlx.client.configure({
      serverUrl: variables["CLOUDLX_BASE_URL"]!,
      auth: { bearer: variables["CLOUDLX_ACCESS_TOKEN"]! },
      headers: { Accept: "application/vnd.cloudlx.v1+json" },
    });
    const read = async (page: number) => (await cloudlx.listNumbers({ query: { page, max_per_page: limit } })).numbers;
    return byPage(read, limit);
  },

  apifonica(variables, limit) {
    const { APIFONICA_ACCOUNT_SID: accountSID, APIFONICA_AUTH_TOKEN: password } = variables;
    apifonica.client.configure({
      serverUrl: variables["APIFONICA_BASE_URL"]!,
      auth: { basic: { username: accountSID!, password: password! } },
    });
    return byCursor(async (cursor) => {
      const query = { limit, ...cursor };
      const { numbers, next } = await apifonica.listNumbers({ path: { accountSID: accountSID! }, query });
      return { rows: numbers, next };
    });
  },

  callgear(variables, limit) {
    callgear.client.configure({ serverUrl: variables["CALLGEAR_BASE_URL"]! });
    return byOffset(async (offset) => {
      const params = { access_token: variables["CALLGEAR_ACCESS_TOKEN"]!, limit, offset };
      const reply = await callgear.getVirtualNumbers({
        body: { jsonrpc: "2.0", id: 1, method: "get.virtual_numbers", params },
      });
      if ("error" in reply) {
        throw new Error(reply.error.message);
      }
      return { rows: reply.result.data, total: reply.result.metadata?.total_items ?? 0 };
    });
  },
};
