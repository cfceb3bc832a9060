import { secretFields } from "../../../generated/invoca/operations.js";
import type { Provider } from "../provider.js";
import { createInvocaClient, type Destination, type InvocaClient } from "./client.js";
import { normalize } from "./normalize.js";

export const invoca: Provider<"invoca", InvocaClient, Destination> = {
  id: "invoca",
  displayName: "Invoca",
  variables: [
    {
      name: "INVOCA_VANITY",
      option: "vanity",
      description: "the network's subdomain of invoca.net",
      optional: "with-base-url",
    },
    { name: "INVOCA_NETWORK_ID", option: "networkId", description: "the network's id, a whole number" },
    { name: "INVOCA_TOKEN", option: "token", description: "the API token" },
  ],
  connect: ({ INVOCA_VANITY: vanity, INVOCA_NETWORK_ID: networkId, INVOCA_TOKEN: token }, options) =>
    createInvocaClient({ ...options, ...(vanity && { vanity }), networkId: networkId!, token: token! }),
  list: (client, options) => client.destinations.list({}, options),
  normalize: normalize,
  secretFields: secretFields,
};
