import { APIFONICA, INVOCA } from "../accounts.js";
import type { Contender, Place } from "./contender.js";
import { loopByLink, loopByOffset, type DestinationPage, type NumberPage } from "./loops.js";

/** `fetch` in a loop: no timeout, no retry; only the status of each response is checked. */
export const bareFetch: Contender = {
  page: (place) => async () => (await getDestinations(place, 0)).data.length,
  lists: {
    invoca: (place, record) => loopByOffset((start) => getDestinations(place, start), record),
    apifonica({ url }, record) {
      const authorization = `Basic ${btoa(`${APIFONICA.accountSid}:${APIFONICA.authToken}`)}`;
      const first = `${url}/accounts/${APIFONICA.accountSid}/numbers?limit=20`;
      return loopByLink(
        async (link = first) => getJson<NumberPage>(await fetch(link, { headers: { authorization } })),
        record,
      );
    },
  },
};

async function getDestinations({ url, fetch = globalThis.fetch }: Place, start: number): Promise<DestinationPage> {
  const address = `${url}/${INVOCA.networkId}/customer_phone_numbers.json?limit=100&start=${start}`;
  return getJson(await fetch(address, { headers: { authorization: INVOCA.token } }));
}

async function getJson<T>(response: Response): Promise<T> {
  if (!response.ok) {
    throw new Error(`HTTP ${response.status}`);
  }
  return (await response.json()) as T;
}
