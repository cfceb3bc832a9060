import { createClient as createApifonica, OPERATIONS as apifonicaOperations } from "../dist/redocly/apifonica.js";
import { createClient as createInvoca, OPERATIONS as invocaOperations, type Ops } from "../dist/redocly/invoca.js";
import type { Ops as ApifonicaOps } from "../dist/redocly/apifonica.js";
import { APIFONICA, INVOCA, keyOf } from "../accounts.js";
import type { Contender, Place } from "./contender.js";

/** The same number of retries as this package; no timeout per attempt, which is the default. */
const retry = { retries: 3 };

/** The client that `redocly generate-client` makes from the same specs, with its own pagination and retries. */
export const redocly: Contender = {
  page(place) {
    const client = invoca(place);
    const path = { network_id: INVOCA.networkId };
    return async () => (await client.listDestinations({ path, query: { limit: 100, start: 0 } })).data.length;
  },
  lists: {
    async invoca(place, record) {
      const args = { path: { network_id: INVOCA.networkId }, query: { limit: 100 } };
      for await (const destination of invoca(place).listDestinations.items(args)) {
        record(keyOf.invoca(destination));
      }
    },
    async apifonica({ url }, record) {
      const { accountSid, authToken } = APIFONICA;
      const auth = { basic: { username: accountSid, password: authToken } };
      const client = createApifonica<ApifonicaOps>(apifonicaOperations, { serverUrl: url, auth, retry });
      const args = { path: { accountSID: accountSid }, query: { limit: 20 } };
      for await (const number of client.listNumbers.items(args)) {
        record(keyOf.apifonica(number));
      }
    },
  },
};

function invoca({ url, fetch }: Place) {
  const auth = { apiKey: { ApiToken: INVOCA.token } };
  return createInvoca<Ops>(invocaOperations, { serverUrl: url, auth, retry, ...(fetch && { fetch }) });
}
