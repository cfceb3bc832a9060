/** The numbers API of CloudLX, now Infiny (https://cloudlx.epsilontel.com/api-documentation). */
import type { Client } from "openapi-fetch";
import { api } from "../../../generated/cloudlx/operations.js";
import type { components, operations, paths } from "../../../generated/cloudlx/types.js";
import { createApiClient, type ApiClient, type ClientParts } from "../../http/client.js";
import type { Credential } from "../../http/credentials.js";
import { checkClientOptionNames, type ClientOptions } from "../../http/settings.js";
import { paginateWithTotals } from "../../listing/paginate-with-totals.js";
import { toNonEmptyString } from "../options.js";
import { accessTokens } from "./access-tokens.js";
import { Listing, type ListOptions } from "../../listing/listing.js";

/** A phone number of the account. */
export type CloudlxNumber = components["schemas"]["PhoneNumber"];

/** The query parameters of the list, by their names on the wire. */
export type CloudlxNumberQuery = NonNullable<operations["listNumbers"]["parameters"]["query"]>;

/** What {@link createCloudlxClient} takes: an access token, or the API client that gives one. */
export type CloudlxOptions = ClientOptions & (AccessToken | ApiClientCredentials);

interface AccessToken {
  /** The OAuth2 access token. It lives for an hour, so that a function is the better choice for longer work. */
  accessToken: Credential;
  clientId?: undefined;
  clientSecret?: undefined;
}

interface ApiClientCredentials {
  accessToken?: undefined;
  /** The id of an API client, made in the portal: its tokens are fetched, and refreshed before they expire. */
  clientId: string;
  /** The API client's secret. */
  clientSecret: Credential;
}

/** A client for one account. */
export interface CloudlxClient {
  readonly provider: "cloudlx";
  /** openapi-fetch on the same transport, for whatever the spec has. */
  readonly raw: Client<paths>;
  readonly numbers: {
    /** Lists the account's numbers. The API has no stable order: `report` says what vouches for a long list. */
    list(query?: CloudlxNumberQuery, options?: ListOptions): Listing<CloudlxNumber>;
  };
}

/** Makes a client. Throws a `TypeError` or `RangeError` that names the option where a value cannot be meant. */
export function createCloudlxClient(options: CloudlxOptions): CloudlxClient {
  checkClientOptionNames(options, ["accessToken", "clientId", "clientSecret"]);
  const { accessToken, clientId, clientSecret } = options;
  if (accessToken && (clientId || clientSecret)) {
    throw new TypeError("`accessToken` is given beside `clientId` and `clientSecret`: it has to be one or the other");
  }
  if (clientId && typeof clientSecret !== "function") toNonEmptyString("clientSecret", clientSecret);
  const credential: ClientParts["credential"] =
    clientId || clientSecret
      ? { access_token: accessTokens(() => client, toNonEmptyString("clientId", clientId), clientSecret) }
      : { accessToken: accessToken! };
  const client: ApiClient<paths> = createApiClient<paths>(api, options, { credential });
  const { raw, data } = client;
  const { provider } = api;
  const operation = api.operations.listNumbers;
  return {
    provider,
    raw,
    numbers: {
      list: (query = {}, listOptions) =>
        new Listing<CloudlxNumber>(
          {
            provider,
            operation,
            query: { ...query },
            readPages: paginateWithTotals,
            fetchPage: (page: CloudlxNumberQuery, signal) =>
              data((fetch) => raw.GET(operation.path, { params: { query: page }, fetch }), signal),
          },
          listOptions,
        ),
    },
  };
}
