import { secret } from "../../../generated/apifonica/operations.js";
import type { Provider } from "../provider.js";
import { createApifonicaClient, type ApifonicaClient, type RentedNumber } from "./client.js";
import { toFacts } from "./inventory.js";

export const apifonica: Provider<"apifonica", ApifonicaClient, RentedNumber> = {
  id: "apifonica",
  title: "Apifonica",
  variables: [
    { name: "APIFONICA_ACCOUNT_SID", option: "accountSid", about: "the account's SID" },
    { name: "APIFONICA_AUTH_TOKEN", option: "authToken", about: "the account's authentication token" },
  ],
  connect: ({ APIFONICA_ACCOUNT_SID: accountSid, APIFONICA_AUTH_TOKEN: authToken }, options) =>
    createApifonicaClient({ ...options, accountSid: accountSid!, authToken: authToken! }),
  list: (client, options) => client.numbers.list({}, options),
  toFacts,
  secret,
};
