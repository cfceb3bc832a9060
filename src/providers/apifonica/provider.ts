import { api, secretFields } from "../../../generated/apifonica/operations.js";
import { defineProvider } from "../provider.js";
import { createApifonicaClient, type ApifonicaClient, type ApifonicaOptions, type RentedNumber } from "./client.js";
import { normalize, UNREPORTED } from "./normalize.js";

/** The registration of Apifonica. */
export const apifonica = /* @__PURE__ */ defineProvider<"apifonica", ApifonicaClient, RentedNumber, ApifonicaOptions>({
  id: "apifonica",
  api,
  displayName: "Apifonica",
  variables: [
    { name: "APIFONICA_ACCOUNT_SID", option: "accountSid", description: "account SID", isCredential: true },
    {
      name: "APIFONICA_AUTH_TOKEN",
      option: "authToken",
      description: "authentication token of the account",
      isCredential: true,
    },
  ],
  create: createApifonicaClient,
  connect: ({ APIFONICA_ACCOUNT_SID: accountSid = "", APIFONICA_AUTH_TOKEN: authToken = "" } = {}, options) =>
    createApifonicaClient({ ...options, accountSid, authToken }),
  list: (client, options, pageSize) => client.numbers.list(pageSize === undefined ? {} : { limit: pageSize }, options),
  normalize,
  unreported: UNREPORTED,
  secretFields,
});
