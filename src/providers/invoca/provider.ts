import { api, secretFields } from "../../../generated/invoca/operations.js";
import { unlessEmpty } from "../options.js";
import { defineProvider } from "../provider.js";
import { createInvocaClient, type Destination, type InvocaClient, type InvocaOptions } from "./client.js";
import { normalize, UNREPORTED } from "./normalize.js";

/** The registration of Invoca. */
export const invoca = /* @__PURE__ */ defineProvider<"invoca", InvocaClient, Destination, InvocaOptions>({
  id: "invoca",
  api,
  displayName: "Invoca",
  variables: [
    {
      name: "INVOCA_VANITY",
      option: "vanity",
      description: "your subdomain of invoca.net",
      isServerAddress: true,
      optional: "with-base-url",
    },
    { name: "INVOCA_NETWORK_ID", option: "networkId", description: "network id, a positive integer" },
    { name: "INVOCA_TOKEN", option: "token", description: "API token", isCredential: true },
  ],
  create: createInvocaClient,
  connect: ({ INVOCA_VANITY: vanity, INVOCA_NETWORK_ID: networkId = "", INVOCA_TOKEN: token = "" } = {}, options) =>
    createInvocaClient({ ...options, vanity: unlessEmpty(vanity), networkId, token }),
  list: (client, options, pageSize) =>
    client.destinations.list(pageSize === undefined ? {} : { limit: pageSize }, options),
  get: (client, { id }, options) => client.destinations.get(id, options),
  supportsConcurrency: true,
  normalize,
  unreported: UNREPORTED,
  secretFields,
});
