import ky from "ky";
import { APIFONICA, INVOCA } from "../accounts.js";
import type { Contender, Place } from "./contender.js";
import { loopByLink, loopByOffset, type DestinationPage, type NumberPage } from "./loops.js";

/** ky with its default retries and timeout. */
export const kyLoop: Contender = {
  page(place) {
    const getPage = invoca(place);
    return async () => (await getPage(0)).data.length;
  },
  lists: {
    invoca: (place, record) => loopByOffset(invoca(place), record),
    apifonica({ url }, record) {
      const { accountSid, authToken } = APIFONICA;
      const client = ky.create({ headers: { authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` } });
      const first = `${url}/accounts/${accountSid}/numbers?limit=20`;
      return loopByLink((link = first) => client.get(link).json<NumberPage>(), record);
    },
  },
};

function invoca({ url, fetch }: Place) {
  const client = ky.create({ prefixUrl: url, headers: { authorization: INVOCA.token }, ...(fetch && { fetch }) });
  const path = `${INVOCA.networkId}/customer_phone_numbers.json`;
  return (start: number) => client.get(path, { searchParams: { limit: 100, start } }).json<DestinationPage>();
}
