/** Invoca's Destinations API (https://developers.invoca.net). */
import type { Client } from "openapi-fetch";
import { api } from "../../../generated/invoca/operations.js";
import type { components, operations, paths } from "../../../generated/invoca/types.js";
import { createApiClient } from "../../http/client.js";
import type { Credential } from "../../http/credentials.js";
import { checkClientOptionNames, type ClientOptions } from "../../http/settings.js";
import { paginateWithOverlap } from "../../listing/paginate-with-overlap.js";
import { Listing, type ConcurrentListOptions } from "../../listing/listing.js";
import { toPositiveInteger } from "../options.js";

/** A Destination: a phone number of the network's customer, with its campaign and ring pool. */
export type Destination = components["schemas"]["Destination"];

/** The query parameters of the list, by their names on the wire. */
export type DestinationQuery = NonNullable<operations["listDestinations"]["parameters"]["query"]>;

/** What {@link createInvocaClient} takes. */
export interface InvocaOptions extends ClientOptions {
  /** The network's subdomain of invoca.net. Not needed beside `baseUrl`. */
  vanity?: string | undefined;
  /** The network's id; as text too, which is how an environment variable has it. */
  networkId: number | string;
  /** The API token. */
  token: Credential;
  /** The version of the API, a date. Default: the spec's. */
  version?: string | undefined;
}

/** A client for one network. */
export interface InvocaClient {
  readonly provider: "invoca";
  /** openapi-fetch on the same transport, for whatever the spec has. */
  readonly raw: Client<paths>;
  readonly destinations: {
    /** Lists the network's Destinations. Sorted by id, as they are by default, nothing is lost while the list changes. */
    list(query?: DestinationQuery, options?: ConcurrentListOptions): Listing<Destination>;
    /** Gets one Destination. Throws a `NotFoundError` where there is none. */
    get(id: number, options?: { signal?: AbortSignal | undefined }): Promise<Destination>;
  };
}

/** Makes a client. Throws a `TypeError` or `RangeError` that names the option where a value cannot be meant. */
export function createInvocaClient(options: InvocaOptions): InvocaClient {
  checkClientOptionNames(options, ["vanity", "networkId", "token", "version"]);
  const { vanity, version, token } = options;
  if (vanity === undefined && options.baseUrl === undefined) {
    throw new TypeError("`vanity` is missing: it has to be the network's subdomain of invoca.net");
  }
  if (vanity !== undefined && !/^[a-z0-9-]+$/i.test(vanity)) {
    throw new TypeError(`\`vanity\` is ${JSON.stringify(vanity)}: it has to be the network's subdomain of invoca.net`);
  }
  if (version !== undefined && !/^\d{4}-\d\d-\d\d$/.test(version)) {
    throw new TypeError(`\`version\` is ${JSON.stringify(version)}: it has to be a date such as 2022-08-01`);
  }
  const network_id = toPositiveInteger("networkId", options.networkId);
  const server = { vanity, version };
  const { raw, data } = createApiClient<paths>(api, options, { credential: { token }, server });
  const { provider } = api;
  const { listDestinations, getDestination } = api.operations;

  return {
    provider,
    raw,
    destinations: {
      list(query = {}, listOptions) {
        return new Listing<Destination>(
          {
            provider,
            operation: listDestinations,
            query: { ...query },
            readPages: paginateWithOverlap,
            fetchPage: (page: DestinationQuery, signal) =>
              data(
                (fetch) => raw.GET(listDestinations.path, { params: { path: { network_id }, query: page }, fetch }),
                signal,
              ),
          },
          listOptions,
        );
      },
      get(id, { signal } = {}) {
        const customer_phone_number_id = toPositiveInteger("id", id);
        const path = { network_id, customer_phone_number_id };
        return data(
          (fetch) => raw.GET(getDestination.path, { params: { path }, fetch }),
          signal && AbortSignal.any([signal]),
        );
      },
    },
  };
}
