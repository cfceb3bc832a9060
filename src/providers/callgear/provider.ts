import { secret } from "../../../generated/callgear/operations.js";
import type { Provider } from "../provider.js";
import { createCallgearClient, type CallgearClient, type VirtualNumber } from "./client.js";
import { toFacts } from "./inventory.js";

export const callgear: Provider<"callgear", CallgearClient, VirtualNumber> = {
  id: "callgear",
  title: "CallGear (UIS, CoMagic)",
  variables: [
    { name: "CALLGEAR_ACCESS_TOKEN", option: "accessToken", about: "the key of a user of the account" },
    {
      name: "CALLGEAR_HOST",
      option: "host",
      about: "dataapi.uiscom.ru for UIS, dataapi.comagic.ru for CoMagic",
      optional: "always",
    },
  ],
  connect: ({ CALLGEAR_ACCESS_TOKEN: accessToken, CALLGEAR_HOST: host }, options) =>
    createCallgearClient({ ...options, ...(host && { host }), accessToken: accessToken! }),
  list: (client, options) => client.virtualNumbers.list({}, options),
  toFacts,
  secret,
};
