import { secretFields } from "../../../generated/cloudlx/operations.js";
import type { Provider } from "../provider.js";
import { createCloudlxClient, type CloudlxClient, type CloudlxNumber } from "./client.js";
import { normalize } from "./normalize.js";

export const cloudlx: Provider<"cloudlx", CloudlxClient, CloudlxNumber> = {
  id: "cloudlx",
  displayName: "CloudLX (Infiny)",
  variables: [
    {
      name: "CLOUDLX_ACCESS_TOKEN",
      option: "accessToken",
      description: "the OAuth2 access token, which lives for an hour",
    },
    {
      name: "CLOUDLX_CLIENT_ID",
      option: "clientId",
      description: "an API client's id, instead of CLOUDLX_ACCESS_TOKEN",
      alternativeTo: "CLOUDLX_ACCESS_TOKEN",
    },
    {
      name: "CLOUDLX_CLIENT_SECRET",
      option: "clientSecret",
      description: "the API client's secret: its tokens are fetched and refreshed",
      alternativeTo: "CLOUDLX_ACCESS_TOKEN",
    },
  ],
  // Where all are set, the API client wins: its tokens last.
  connect: (
    { CLOUDLX_ACCESS_TOKEN: accessToken, CLOUDLX_CLIENT_ID: clientId, CLOUDLX_CLIENT_SECRET: clientSecret },
    options,
  ) =>
    clientId && clientSecret
      ? createCloudlxClient({ ...options, clientId, clientSecret })
      : createCloudlxClient({ ...options, accessToken: accessToken! }),
  list: (client, options) => client.numbers.list({}, options),
  normalize: normalize,
  secretFields: secretFields,
};
