import createClient from "openapi-fetch";
import type { paths as ApifonicaPaths } from "../../generated/apifonica/types.js";
import type { paths as InvocaPaths } from "../../generated/invoca/types.js";
import { APIFONICA, INVOCA } from "../accounts.js";
import type { Contender, Place } from "./contender.js";
import { loopByLink, loopByOffset } from "./loops.js";

/** openapi-fetch with the types of the same specs: no timeout, no retry. */
export const openapiFetch: Contender = {
  page(place) {
    const getPage = invoca(place);
    return async () => (await getPage(0)).data.length;
  },
  lists: {
    invoca: (place, record) => loopByOffset(invoca(place), record),
    apifonica({ url }, record) {
      const { accountSid, authToken } = APIFONICA;
      const headers = { authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` };
      const client = createClient<ApifonicaPaths>({ baseUrl: url, headers });
      return loopByLink(async (link) => {
        const next = link && new URL(link).searchParams.get("next");
        const params = { path: { accountSID: accountSid }, query: { limit: 20, ...(next && { next }) } };
        return dataOf(await client.GET("/accounts/{accountSID}/numbers", { params }));
      }, record);
    },
  },
};

function invoca({ url, fetch }: Place) {
  const headers = { authorization: INVOCA.token };
  const client = createClient<InvocaPaths>({ baseUrl: url, headers, ...(fetch && { fetch }) });
  return async (start: number) => {
    const params = { path: { network_id: INVOCA.networkId }, query: { limit: 100, start } };
    return dataOf(await client.GET("/{network_id}/customer_phone_numbers.json", { params }));
  };
}

function dataOf<T>({ data, error }: { data?: T; error?: unknown }): T {
  if (data === undefined) {
    throw new Error(JSON.stringify(error));
  }
  return data;
}
