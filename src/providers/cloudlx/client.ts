/**
 * `number-inventory/cloudlx`: a client for the numbers API of CloudLX, now Infiny
 * (https://cloudlx.epsilontel.com/api-documentation).
 */
import type { Client } from "openapi-fetch";
import { api } from "../../../generated/cloudlx/operations.js";
import type { components, operations, paths } from "../../../generated/cloudlx/types.js";
import { createApiClient, type ApiClient } from "../../http/client.js";
import { toCredential, type Credential } from "../../http/credentials.js";
import { ANY, type OptionRules } from "../../http/options.js";
import { resolveClientOptions, type ClientOptions, type OverrideOptions } from "../../http/settings.js";
import { paginateWithTotals } from "../../listing/paginate-with-totals.js";
import { NON_EMPTY_STRING, toNonEmptyString } from "../options.js";
import { createAccessTokenSource } from "./access-tokens.js";
import { PagedListing, type Listing, type ListOptions } from "../../listing/listing.js";

export type { components, operations, paths } from "../../../generated/cloudlx/types.js";
export type * from "../client-types.js";

type NumberSchema = components["schemas"]["PhoneNumber"];
type NumberParameters = NonNullable<operations["listNumbers"]["parameters"]["query"]>;

/** A phone number of a CloudLX account. */
export interface CloudlxNumber extends NumberSchema {}

/** The query parameters of `numbers.list`, named as in CloudLX's documentation. */
export interface CloudlxNumberQuery extends NumberParameters {}

/** The options of {@link createCloudlxClient}: an access token, or the API client that obtains access tokens. */
export type CloudlxOptions = CloudlxAccessTokenOptions | CloudlxApiClientOptions;

/** {@link CloudlxOptions} with an access token. */
export interface CloudlxAccessTokenOptions extends ClientOptions {
  /** The OAuth2 access token. It is valid for one hour; pass a function if the client is used for longer. */
  accessToken: Credential;
  clientId?: undefined;
  clientSecret?: undefined;
}

/** {@link CloudlxOptions} with an API client's id and secret. */
export interface CloudlxApiClientOptions extends ClientOptions {
  accessToken?: undefined;
  /** The id of an API client created in the portal. Its access tokens are obtained and refreshed automatically. */
  clientId: string;
  /** The API client's secret. */
  clientSecret: Credential;
}

/** The credentials of both kinds of {@link CloudlxOptions}. */
interface CloudlxCredentials {
  accessToken: Credential;
  clientId: string;
  clientSecret: Credential;
}

/** The openapi-fetch client of CloudLX. */
export interface CloudlxRawClient extends Client<paths> {}

/** A client for one account. */
export interface CloudlxClient {
  readonly provider: "cloudlx";
  /** The openapi-fetch client: typed access to every operation in the spec, with the same credentials and retries. */
  readonly raw: CloudlxRawClient;
  /** The client with other options. See {@link OverrideOptions}. */
  withOptions(options: OverrideOptions): CloudlxClient;
  readonly numbers: {
    /**
     * Lists the account's numbers, lazily. The API has no stable order: see `report.verifiedBy` for lists of several
     * pages.
     */
    list(query?: CloudlxNumberQuery, options?: ListOptions): Listing<CloudlxNumber>;
  };
}

/** The rules of the options besides {@link ClientOptions}. Credentials are checked by {@link createApiClient}. */
const OWN_RULES: OptionRules<Partial<CloudlxCredentials>> = {
  accessToken: ANY,
  clientId: NON_EMPTY_STRING,
  clientSecret: ANY,
};

/**
 * Creates a client for one CloudLX account. It sends nothing before the first call.
 *
 * @throws TypeError or RangeError that names the option whose value is invalid.
 *
 * @example
 * ```ts
 * const cloudlx = createCloudlxClient({ clientId, clientSecret });
 * const numbers = await cloudlx.numbers.list({ search: "123" }).toArray();
 * ```
 */
export function createCloudlxClient(options: CloudlxOptions): CloudlxClient {
  const settings = resolveClientOptions<Partial<CloudlxCredentials>>(options, OWN_RULES);
  const { accessToken = "", clientId, clientSecret = "" } = settings;
  const hasApiClient = clientId !== undefined || settings.clientSecret !== undefined;
  if (hasApiClient && settings.accessToken !== undefined) {
    throw new TypeError("pass either `accessToken` or `clientId` and `clientSecret`, not both");
  }
  if (clientId && typeof clientSecret !== "function") {
    toCredential("clientSecret", clientSecret);
  }
  // The access tokens of an API client are requested with the client itself.
  const client: ApiClient<paths> = createApiClient<paths>(api, settings, {
    credential: hasApiClient
      ? [
          "access_token",
          clientSecret,
          createAccessTokenSource(() => client, toNonEmptyString("clientId", clientId), clientSecret),
        ]
      : ["accessToken", accessToken],
  });
  return toCloudlxClient(client, clientId);
}

function toCloudlxClient(client: ApiClient<paths>, clientId: string | undefined): CloudlxClient {
  const { raw, send, baseUrl, session } = client;
  const { provider } = api;
  const operation = api.operations.listNumbers;
  return {
    provider,
    raw,
    withOptions: (options) => toCloudlxClient(client.withOptions(options), clientId),
    numbers: {
      list: (query, listOptions) =>
        new PagedListing<CloudlxNumber>(
          {
            provider,
            account: clientId === undefined ? [baseUrl] : [baseUrl, clientId],
            session,
            operation,
            readPages: paginateWithTotals,
            fetchPage: (page: CloudlxNumberQuery, callSettings) =>
              send((fetch) => raw.GET(operation.path, { params: { query: page }, fetch }), callSettings),
          },
          query,
          listOptions,
        ),
    },
  };
}
