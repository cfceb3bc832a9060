import { secret } from "../../../generated/cloudlx/operations.js";
import type { Provider } from "../provider.js";
import { createCloudlxClient, type CloudlxClient, type CloudlxNumber } from "./client.js";
import { toFacts } from "./inventory.js";

export const cloudlx: Provider<"cloudlx", CloudlxClient, CloudlxNumber> = {
  id: "cloudlx",
  title: "CloudLX (Infiny)",
  variables: [{ name: "CLOUDLX_ACCESS_TOKEN", option: "accessToken", about: "the OAuth2 access token" }],
  connect: ({ CLOUDLX_ACCESS_TOKEN: accessToken }, options) =>
    createCloudlxClient({ ...options, accessToken: accessToken! }),
  list: (client, options) => client.numbers.list({}, options),
  toFacts,
  secret,
};
