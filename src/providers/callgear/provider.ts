import { api, secretFields } from "../../../generated/callgear/operations.js";
import { unlessEmpty } from "../options.js";
import { defineProvider } from "../provider.js";
import { createCallgearClient, type CallgearClient, type CallgearOptions, type VirtualNumber } from "./client.js";
import { normalize, UNREPORTED } from "./normalize.js";

/** The registration of CallGear. */
export const callgear = /* @__PURE__ */ defineProvider<"callgear", CallgearClient, VirtualNumber, CallgearOptions>({
  id: "callgear",
  api,
  displayName: "CallGear/UIS/CoMagic",
  variables: [
    { name: "CALLGEAR_ACCESS_TOKEN", option: "accessToken", description: "user API key", isCredential: true },
    {
      name: "CALLGEAR_HOST",
      option: "host",
      description: "API host: dataapi.uiscom.ru for UIS, dataapi.comagic.ru for CoMagic",
      isServerAddress: true,
      optional: "always",
    },
  ],
  create: createCallgearClient,
  connect: ({ CALLGEAR_ACCESS_TOKEN: accessToken = "", CALLGEAR_HOST: host } = {}, options) =>
    createCallgearClient({ ...options, host: unlessEmpty(host), accessToken }),
  list: (client, options, pageSize) =>
    client.virtualNumbers.list(pageSize === undefined ? {} : { limit: pageSize }, options),
  normalize,
  unreported: UNREPORTED,
  secretFields,
  credentialErrors: api.operations.getVirtualNumbers.rpc.credential,
});
