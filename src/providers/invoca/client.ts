/** `number-inventory/invoca`: a client for Invoca's Destinations API (https://developers.invoca.net). */
import type { Client } from "openapi-fetch";
import { api } from "../../../generated/invoca/operations.js";
import type { components, operations, paths } from "../../../generated/invoca/types.js";
import { createApiClient, type ApiClient } from "../../http/client.js";
import type { Credential } from "../../http/credentials.js";
import { ANY, matching, type OptionRules } from "../../http/options.js";
import { resolveClientOptions, type ClientOptions, type OverrideOptions } from "../../http/settings.js";
import { paginateWithOverlap } from "../../listing/paginate-with-overlap.js";
import { CONCURRENCY_RULES } from "../../listing/list-options.js";
import { PagedListing, type Listing, type ConcurrentListOptions } from "../../listing/listing.js";
import { toPositiveInteger } from "../options.js";
import { resolveCallOptions, type CallOptions } from "../../http/call-options.js";
import { toCallPromise, type CallPromise } from "../../http/call-promise.js";

export type { components, operations, paths } from "../../../generated/invoca/types.js";
export type * from "../client-types.js";

type DestinationSchema = components["schemas"]["Destination"];
type DestinationParameters = NonNullable<operations["listDestinations"]["parameters"]["query"]>;

/** A destination: a phone number of a network's customer, with its campaign and RingPool. */
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
  /** The openapi-fetch client: typed access to every operation in the spec, with the same credentials and retries. */
  readonly raw: InvocaRawClient;
  /** The client with other options. See {@link OverrideOptions}. */
  withOptions(options: OverrideOptions): InvocaClient;
  readonly destinations: {
    /**
     * Lists the network's destinations, lazily. If they are sorted by id (the default), none is missed if the list
     * changes during the listing.
     */
    list(query?: DestinationQuery, options?: ConcurrentListOptions): Listing<Destination>;
    /**
     * Returns one destination.
     *
     * @throws NotFoundError if there is no destination with this id.
     */
    get(id: number, options?: CallOptions): CallPromise<Destination>;
  };
}

/** The rules of the options besides {@link ClientOptions}. Credentials are checked by {@link createApiClient}. */
const OWN_RULES: OptionRules<Omit<InvocaOptions, keyof ClientOptions>> = {
  vanity: matching(/^[a-z0-9-]+$/i, "a subdomain of invoca.net (letters, digits, hyphens)"),
  networkId: ANY,
  token: ANY,
  version: matching(/^\d{4}-\d\d-\d\d$/, "a date such as 2022-08-01", api.server.variables.version),
};

/**
 * Creates a client for one Invoca network. It sends nothing before the first call.
 *
 * @throws TypeError or RangeError that names the option whose value is invalid.
 *
 * @example
 * ```ts
 * const invoca = createInvocaClient({ vanity: "leadtrust", networkId: 1234, token });
 * for await (const destination of invoca.destinations.list({ status: "tracked" })) {
 *   console.log(destination.phone_number);
 * }
 * ```
 */
export function createInvocaClient(options: InvocaOptions): InvocaClient {
  const settings = resolveClientOptions<InvocaOptions>(options, OWN_RULES);
  const { vanity, token, version } = settings;
  if (!vanity && !settings.baseUrl) {
    throw new TypeError("`vanity` (your invoca.net subdomain) is required unless `baseUrl` is set");
  }
  const network_id = toPositiveInteger("networkId", settings.networkId);
  const client = createApiClient<paths>(api, settings, { credential: ["token", token], server: { vanity, version } });
  return toInvocaClient(client, network_id);
}

function toInvocaClient(client: ApiClient<paths>, network_id: number): InvocaClient {
  const { raw, send, baseUrl, session } = client;
  const { provider } = api;
  const { listDestinations, getDestination } = api.operations;
  return {
    provider,
    raw,
    withOptions: (options) => toInvocaClient(client.withOptions(options), network_id),
    destinations: {
      list(query, listOptions) {
        return new PagedListing<Destination>(
          {
            provider,
            account: [baseUrl, String(network_id)],
            session,
            operation: listDestinations,
            readPages: paginateWithOverlap,
            ownRules: CONCURRENCY_RULES,
            fetchPage: (page: DestinationQuery, callSettings) =>
              send(
                (fetch) => raw.GET(listDestinations.path, { params: { path: { network_id }, query: page }, fetch }),
                callSettings,
              ),
          },
          query,
          listOptions,
        );
      },
      get: (id, callOptions = {}) =>
        toCallPromise(async () => {
          const callSettings = resolveCallOptions(callOptions);
          const customer_phone_number_id = toPositiveInteger("id", id);
          const path = { network_id, customer_phone_number_id };
          return send((fetch) => raw.GET(getDestination.path, { params: { path }, fetch }), callSettings);
        }),
    },
  };
}
