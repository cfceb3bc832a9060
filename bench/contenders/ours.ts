import { createApifonicaClient } from "../../dist/src/providers/apifonica/client.js";
import { createCloudlxClient } from "../../dist/src/providers/cloudlx/client.js";
import { createInvocaClient } from "../../dist/src/providers/invoca/client.js";
import { APIFONICA, CLOUDLX, INVOCA, keyOf } from "../accounts.js";
import type { Contender, List, Place } from "./contender.js";

/** This package as it has been built, with its defaults. */
export const ours: Contender = {
  page(place) {
    const { destinations } = invoca(place);
    return async () => (await destinations.list().toArray()).length;
  },
  lists: {
    async invoca(place, see) {
      for await (const destination of invoca(place).destinations.list()) see(keyOf.invoca(destination));
    },
    async apifonica({ url }, see) {
      const client = createApifonicaClient({ ...APIFONICA, baseUrl: url });
      for await (const number of client.numbers.list()) see(keyOf.apifonica(number));
    },
  },
};

/** The same page by `client.raw`. */
export function rawPage(place: Place): () => Promise<number> {
  const { raw } = invoca(place);
  const params = { path: { network_id: INVOCA.networkId }, query: { limit: 100, start: 0 } };
  return async () => (await raw.GET("/{network_id}/customer_phone_numbers.json", { params })).data!.data.length;
}

/** A list without an order of its own, whose ids are remembered. */
export const listCloudlx: List = async ({ url }, see) => {
  const client = createCloudlxClient({ ...CLOUDLX, baseUrl: url });
  for await (const number of client.numbers.list()) see(keyOf.cloudlx(number));
};

function invoca({ url, fetch }: Place) {
  return createInvocaClient({ ...INVOCA, baseUrl: url, fetch });
}
