import { api, secretFields } from "../../../generated/apifonica/operations.js";
import type { Provider } from "../provider.js";
import { createApifonicaClient, type ApifonicaClient, type RentedNumber } from "./client.js";
import { normalize, UNREPORTED } from "./normalize.js";

/** The registration of Apifonica. */
export const apifonica: Provider<"apifonica", ApifonicaClient, RentedNumber> = {
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
  connect: ({ APIFONICA_ACCOUNT_SID: accountSid = "", APIFONICA_AUTH_TOKEN: authToken = "" } = {}, options) =>
    createApifonicaClient({ ...options, accountSid, authToken }),
  list: (client, options, pageSize) => client.numbers.list(pageSize === undefined ? {} : { limit: pageSize }, options),
  normalize,
  unreported: UNREPORTED,
  secretFields,
};
