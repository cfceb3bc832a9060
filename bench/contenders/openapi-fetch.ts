import createClient from "openapi-fetch";
import type { paths as ApifonicaPaths } from "../../generated/apifonica/types.js";
import type { paths as InvocaPaths } from "../../generated/invoca/types.js";
import { APIFONICA, INVOCA } from "../accounts.js";
import type { Contender, Pages, Place } from "./contender.js";
import { loopByLink, loopByOffset } from "./loops.js";

/** Requests one page. */
export const openapiFetchPages: Pages = {
  invoca(place) {
    const getPage = invoca(place);
    return async () => (await getPage(0)).data.length;
  },
  apifonica(place) {
    const getPage = apifonica(place);
    return async () => (await getPage(undefined)).numbers.length;
  },
};

/** Requests one page with a signal, so that the call can be aborted, as every call of this package can. */
export const abortablePages: Pages = {
  invoca(place) {
    const getPage = invoca(place);
    return async () => (await getPage(0, new AbortController().signal)).data.length;
  },
  apifonica(place) {
    const getPage = apifonica(place);
    return async () => (await getPage(undefined, new AbortController().signal)).numbers.length;
  },
};

/** openapi-fetch with the types of the same specs: no timeout, no retry. */
export const openapiFetch: Contender = {
  page: openapiFetchPages.invoca,
  lists: {
    invoca: (place, record) => loopByOffset(invoca(place), record),
    apifonica: (place, record) => loopByLink(apifonica(place), record),
  },
};

function invoca({ url, fetch }: Place) {
  const headers = { authorization: INVOCA.token };
  const client = createClient<InvocaPaths>({ baseUrl: url, headers, ...(fetch && { fetch }) });
  return async (start: number, signal?: AbortSignal) => {
    const params = { path: { network_id: INVOCA.networkId }, query: { limit: 100, start } };
    return dataOf(await client.GET("/{network_id}/customer_phone_numbers.json", { params, ...(signal && { signal }) }));
  };
}

function apifonica({ url, fetch }: Place) {
  const { accountSid, authToken } = APIFONICA;
  const headers = { authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` };
  const client = createClient<ApifonicaPaths>({ baseUrl: url, headers, ...(fetch && { fetch }) });
  return async (link: string | undefined, signal?: AbortSignal) => {
    const next = link && new URL(link).searchParams.get("next");
    const params = { path: { accountSID: accountSid }, query: { limit: 20, ...(next && { next }) } };
    return dataOf(await client.GET("/accounts/{accountSID}/numbers", { params, ...(signal && { signal }) }));
  };
}

function dataOf<T>({ data, error }: { data?: T; error?: unknown }): T {
  if (data === undefined) {
    throw new Error(JSON.stringify(error));
  }
  return data;
}
