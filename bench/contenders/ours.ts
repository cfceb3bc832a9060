import { createApifonicaClient } from "../../dist/src/providers/apifonica/client.js";
import { createCloudlxClient } from "../../dist/src/providers/cloudlx/client.js";
import { createInvocaClient } from "../../dist/src/providers/invoca/client.js";
import { APIFONICA, CLOUDLX, INVOCA, keyOf } from "../accounts.js";
import type { Contender, List, Pages, Place } from "./contender.js";

/** This package as built, with its defaults. */
export const ours: Contender = {
  page(place) {
    const { destinations } = invoca(place);
    return async () => (await destinations.list().toArray()).length;
  },
  lists: {
    async invoca(place, record) {
      for await (const destination of invoca(place).destinations.list()) {
        record(keyOf.invoca(destination));
      }
    },
    async apifonica({ url }, record) {
      const client = createApifonicaClient({ ...APIFONICA, baseUrl: url });
      for await (const number of client.numbers.list()) {
        record(keyOf.apifonica(number));
      }
    },
  },
};

/** Requests one page through `client.raw`. */
export const rawPages: Pages = {
  invoca(place) {
    const { raw } = invoca(place);
    const params = { path: { network_id: INVOCA.networkId }, query: { limit: 100, start: 0 } };
    return async () => (await raw.GET("/{network_id}/customer_phone_numbers.json", { params })).data!.data.length;
  },
  apifonica({ url, fetch }) {
    const { raw } = createApifonicaClient({ ...APIFONICA, baseUrl: url, fetch });
    const params = { path: { accountSID: APIFONICA.accountSid }, query: { limit: 20 } };
    return async () => (await raw.GET("/accounts/{accountSID}/numbers", { params })).data!.numbers.length;
  },
};

/** Lists CloudLX numbers, which have no stable order: the ids are remembered. */
export const listCloudlx: List = async ({ url }, record) => {
  const client = createCloudlxClient({ ...CLOUDLX, baseUrl: url });
  for await (const number of client.numbers.list()) {
    record(keyOf.cloudlx(number));
  }
};

function invoca({ url, fetch }: Place) {
  return createInvocaClient({ ...INVOCA, baseUrl: url, fetch });
}
