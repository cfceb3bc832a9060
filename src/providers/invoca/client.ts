/** `number-inventory/invoca`: a client for Invoca's Destinations API (https://developers.invoca.net). */
import type { Client } from "openapi-fetch";
import { api } from "../../../generated/invoca/operations.js";
import type { components, operations, paths } from "../../../generated/invoca/types.js";
import { createApiClient, type ClientParts } from "../../http/client.js";
import type { Credential } from "../../http/credentials.js";
import { checkClientOptionNames, type ClientOptions } from "../../http/settings.js";
import { paginateWithOverlap } from "../../listing/paginate-with-overlap.js";
import { createListing, type Listing, type ConcurrentListOptions } from "../../listing/listing.js";
import { toPositiveInteger } from "../options.js";
import { checkCallOptions, type CallOptions } from "../../http/call-options.js";

export type { components, operations, paths } from "../../../generated/invoca/types.js";
export type * from "../client-types.js";

type DestinationSchema = components["schemas"]["Destination"];
type DestinationParameters = NonNullable<operations["listDestinations"]["parameters"]["query"]>;

/** A Destination: a phone number of a network's customer, with its campaign and ring pool. */
export interface Destination extends DestinationSchema {}

/** The query parameters of `destinations.list`, named as in Invoca's documentation. */
export interface DestinationQuery extends DestinationParameters {}

/** The options of {@link createInvocaClient}. */
export interface InvocaOptions extends ClientOptions {
  /** Your subdomain of invoca.net. Required unless `baseUrl` is set. */
  vanity?: string | undefined;
  /** The network's id: a positive integer, or a string of digits, as in an environment variable. */
  networkId: number | string;
  /** The API token. */
  token: Credential;
  /** The version of the API, `YYYY-MM-DD`. Default: 2022-08-01, the version in the spec. */
  version?: string | undefined;
}

/** The openapi-fetch client of Invoca. */
export interface InvocaRawClient extends Client<paths> {}

/** A client for one network. */
export interface InvocaClient {
  readonly provider: "invoca";
  /** The openapi-fetch client: typed access to every operation in the spec, on the same transport. */
  readonly raw: InvocaRawClient;
  readonly destinations: {
    /**
     * Lists the network's Destinations, lazily. If they are sorted by id (the default), none is missed when the list changes
     * during the listing.
     */
    list(query?: DestinationQuery, options?: ConcurrentListOptions): Listing<Destination>;
    /**
     * Returns one Destination.
     *
     * @throws NotFoundError if there is no Destination with this id.
     */
    get(id: number, options?: CallOptions): Promise<Destination>;
  };
}

/** The values of the variables in the server's URL. Throws if an option is invalid. */
function toServer({ vanity, version, baseUrl }: InvocaOptions): ClientParts["server"] {
  if (vanity === undefined && baseUrl === undefined) {
    throw new TypeError("`vanity` (your invoca.net subdomain) is required unless `baseUrl` is set");
  }
  if (vanity !== undefined && !/^[a-z0-9-]+$/i.test(vanity)) {
    throw new TypeError(
      `\`vanity\` must be a subdomain of invoca.net (letters, digits, hyphens), got ${JSON.stringify(vanity)}`,
    );
  }
  if (version !== undefined && !/^\d{4}-\d\d-\d\d$/.test(version)) {
    throw new TypeError(`\`version\` must be a date such as 2022-08-01, got ${JSON.stringify(version)}`);
  }
  return { vanity, version };
}

/**
 * Creates a client for one Invoca network. It sends nothing before the first call.
 *
 * @throws TypeError or RangeError that names the option whose value is invalid.
 *
 * @example
 * ```ts
 * const invoca = createInvocaClient({ vanity: "leadtrust", networkId: 1234, token });
 * for await (const destination of invoca.destinations.list({ status: "tracked" })) console.log(destination.phone_number);
 * ```
 */
export function createInvocaClient(options: InvocaOptions): InvocaClient {
  checkClientOptionNames(options, ["vanity", "networkId", "token", "version"]);
  const server = toServer(options);
  const network_id = toPositiveInteger("networkId", options.networkId);
  const { raw, data } = createApiClient<paths>(api, options, { credential: ["token", options.token], server });
  const { provider } = api;
  const { listDestinations, getDestination } = api.operations;

  return {
    provider,
    raw,
    destinations: {
      list(query = {}, listOptions) {
        return createListing<Destination>(
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
      get(id, callOptions = {}) {
        checkCallOptions(callOptions);
        const { signal } = callOptions;
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
