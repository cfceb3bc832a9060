/** The numbers API of CloudLX, now Infiny (https://cloudlx.epsilontel.com/api-documentation). */
import type { Client } from "openapi-fetch";
import { api } from "../../../generated/cloudlx/operations.js";
import type { components, operations, paths } from "../../../generated/cloudlx/types.js";
import { createApiClient } from "../../http/client.js";
import type { Credential } from "../../http/credentials.js";
import type { ClientOptions } from "../../http/settings.js";
import { byPage } from "../../listing/by-count.js";
import { Listing, type ListOptions } from "../../listing/listing.js";

/** A phone number of the account. */
export type CloudlxNumber = components["schemas"]["PhoneNumber"];

/** The query parameters of the list, by their names on the wire. */
export type CloudlxNumberQuery = NonNullable<operations["listNumbers"]["parameters"]["query"]>;

/** What {@link createCloudlxClient} takes. */
export interface CloudlxOptions extends ClientOptions {
  /** The OAuth2 access token. It lives for an hour, so that a function is the better choice for longer work. */
  accessToken: Credential;
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
  const parts = { credential: { accessToken: options.accessToken } };
  const { raw, data } = createApiClient<paths>(api, options, parts);
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
            readPages: byPage,
            fetchPage: (page: CloudlxNumberQuery, signal) =>
              data(raw.GET(operation.path, { params: { query: page }, signal })),
          },
          listOptions,
        ),
    },
  };
}
