/** Calls of the clients that @hey-api/openapi-ts generates. */
import * as apifonica from "./hey-api/apifonica/index.js";
import { client as apifonicaClient } from "./hey-api/apifonica/client.gen.js";
import * as callgear from "./hey-api/callgear/index.js";
import { client as callgearClient } from "./hey-api/callgear/client.gen.js";
import * as cloudlx from "./hey-api/cloudlx/index.js";
import { client as cloudlxClient } from "./hey-api/cloudlx/client.gen.js";
import * as invoca from "./hey-api/invoca/index.js";
import { client as invocaClient } from "./hey-api/invoca/client.gen.js";
import { byCursor, byOffset, byPage, type Callers } from "./reading.js";

export const callers: Callers = {
  invoca(variables, limit) {
    invocaClient.setConfig({ baseUrl: variables["INVOCA_BASE_URL"]!, auth: variables["INVOCA_TOKEN"]! });
    const path = { network_id: Number(variables["INVOCA_NETWORK_ID"]) };
    return byOffset(async (start) => {
      const { data } = await invoca.listDestinations({ path, query: { start, limit }, throwOnError: true });
      return { rows: data.data, total: data.recordsTotal };
    });
  },

  cloudlx(variables, limit = 200) {
    cloudlxClient.setConfig({
      baseUrl: variables["CLOUDLX_BASE_URL"]!,
      auth: variables["CLOUDLX_ACCESS_TOKEN"]!,
      headers: { Accept: "application/vnd.cloudlx.v1+json" },
    });
    const read = async (page: number) =>
      (await cloudlx.listNumbers({ query: { page, max_per_page: limit }, throwOnError: true })).data.numbers;
    return byPage(read, limit);
  },

  apifonica(variables, limit) {
    const { APIFONICA_ACCOUNT_SID: accountSID, APIFONICA_AUTH_TOKEN: password } = variables;
    apifonicaClient.setConfig({ baseUrl: variables["APIFONICA_BASE_URL"]!, auth: `${accountSID}:${password}` });
    return byCursor(async (cursor) => {
      const query = { limit, ...cursor };
      const { data } = await apifonica.listNumbers({ path: { accountSID: accountSID! }, query, throwOnError: true });
      return { rows: data.numbers, next: data.next };
    });
  },

  callgear(variables, limit) {
    callgearClient.setConfig({ baseUrl: variables["CALLGEAR_BASE_URL"]! });
    return byOffset(async (offset) => {
      const params = { access_token: variables["CALLGEAR_ACCESS_TOKEN"]!, limit, offset };
      const { data } = await callgear.getVirtualNumbers({
        body: { jsonrpc: "2.0", id: 1, method: "get.virtual_numbers", params },
        throwOnError: true,
      });
      if ("error" in data) {
        throw new Error(data.error.message);
      }
      return { rows: data.result.data, total: data.result.metadata?.total_items ?? 0 };
    });
  },
};
