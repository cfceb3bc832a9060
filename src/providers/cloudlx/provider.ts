import { api, secretFields } from "../../../generated/cloudlx/operations.js";
import { unlessEmpty } from "../options.js";
import { defineProvider } from "../provider.js";
import { createCloudlxClient, type CloudlxClient, type CloudlxNumber, type CloudlxOptions } from "./client.js";
import { normalize, UNREPORTED } from "./normalize.js";

/** The registration of CloudLX. */
export const cloudlx = /* @__PURE__ */ defineProvider<"cloudlx", CloudlxClient, CloudlxNumber, CloudlxOptions>({
  id: "cloudlx",
  api,
  displayName: "CloudLX/Infiny",
  variables: [
    {
      name: "CLOUDLX_ACCESS_TOKEN",
      option: "accessToken",
      description: "OAuth2 access token, valid for one hour",
      isCredential: true,
    },
    {
      name: "CLOUDLX_CLIENT_ID",
      option: "clientId",
      description: "API client id; with the secret, an alternative to CLOUDLX_ACCESS_TOKEN",
      isCredential: true,
      alternativeTo: "CLOUDLX_ACCESS_TOKEN",
    },
    {
      name: "CLOUDLX_CLIENT_SECRET",
      option: "clientSecret",
      description: "API client secret, used to obtain access tokens",
      isCredential: true,
      alternativeTo: "CLOUDLX_ACCESS_TOKEN",
    },
  ],
  create: createCloudlxClient,
  // If both are set, the API client takes precedence, because its access tokens are refreshed.
  connect: (
    { CLOUDLX_ACCESS_TOKEN: accessToken = "", CLOUDLX_CLIENT_ID: clientId, CLOUDLX_CLIENT_SECRET: clientSecret } = {},
    options,
  ) =>
    unlessEmpty(clientId) !== undefined && unlessEmpty(clientSecret) !== undefined
      ? createCloudlxClient({ ...options, clientId: clientId as string, clientSecret: clientSecret as string })
      : createCloudlxClient({ ...options, accessToken }),
  list: (client, options, pageSize) =>
    client.numbers.list(pageSize === undefined ? {} : { max_per_page: pageSize }, options),
  normalize,
  unreported: UNREPORTED,
  secretFields,
});
