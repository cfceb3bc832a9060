/**
 * `number-inventory/apifonica`: a client for Apifonica's API of rented numbers
 * (https://www.apifonica.com/docs/api/rest/get-list-rented-numbers).
 */
import type { Client } from "openapi-fetch";
import { api } from "../../../generated/apifonica/operations.js";
import type { components, operations, paths } from "../../../generated/apifonica/types.js";
import { createApiClient, type ApiClient } from "../../http/client.js";
import type { Credential } from "../../http/credentials.js";
import { ANY, type OptionRules } from "../../http/options.js";
import { hasDotSegment } from "../../http/request-url.js";
import { resolveClientOptions, type ClientOptions, type OverrideOptions } from "../../http/settings.js";
import { paginateByCursor } from "../../listing/paginate-by-cursor.js";
import { PagedListing, type Listing, type ListOptions } from "../../listing/listing.js";
import { NON_EMPTY_STRING } from "../options.js";

export type { components, operations, paths } from "../../../generated/apifonica/types.js";
export type * from "../client-types.js";

type RentedNumberSchema = components["schemas"]["RentedNumber"];
type RentedNumberParameters = NonNullable<operations["listNumbers"]["parameters"]["query"]>;

/** A number that the account rents. */
export interface RentedNumber extends RentedNumberSchema {}

/** The query parameters of `numbers.list`, named as in Apifonica's documentation. Use `raw` to page backwards. */
export interface RentedNumberQuery extends Omit<RentedNumberParameters, "prev"> {}

/** The options of {@link createApifonicaClient}. */
export interface ApifonicaOptions extends ClientOptions {
  /** The account's SID. */
  accountSid: string;
  /** The account's authentication token. */
  authToken: Credential;
}

/** The openapi-fetch client of Apifonica. */
export interface ApifonicaRawClient extends Client<paths> {}

/** A client for one account. */
export interface ApifonicaClient {
  readonly provider: "apifonica";
  /** The openapi-fetch client: typed access to every operation in the spec, with the same credentials and retries. */
  readonly raw: ApifonicaRawClient;
  /** The client with other options. See {@link OverrideOptions}. */
  withOptions(options: OverrideOptions): ApifonicaClient;
  readonly numbers: {
    /**
     * Lists the numbers that the account rents, lazily. The cursor is taken from `next`; the link itself is not
     * followed.
     */
    list(query?: RentedNumberQuery, options?: ListOptions): Listing<RentedNumber>;
  };
}

/** The rules of the options besides {@link ClientOptions}. Credentials are checked by {@link createApiClient}. */
const OWN_RULES: OptionRules<Omit<ApifonicaOptions, keyof ClientOptions>> = {
  accountSid: { ...NON_EMPTY_STRING, isRequired: true },
  authToken: ANY,
};

/**
 * Creates a client for one Apifonica account. It sends nothing before the first call.
 *
 * @throws TypeError or RangeError that names the option whose value is invalid.
 *
 * @example
 * ```ts
 * const apifonica = createApifonicaClient({ accountSid, authToken });
 * const numbers = await apifonica.numbers.list({ type: "mobile", messaging: true }).toArray();
 * ```
 */
export function createApifonicaClient(options: ApifonicaOptions): ApifonicaClient {
  const settings = resolveClientOptions<ApifonicaOptions>(options, OWN_RULES);
  const { accountSid: accountSID, authToken } = settings;
  if (hasDotSegment(accountSID)) {
    throw new TypeError("`accountSid` must not contain the path segment `.` or `..`");
  }
  const client = createApiClient<paths>(api, settings, { credential: ["authToken", authToken], user: accountSID });
  return toApifonicaClient(client, accountSID);
}

function toApifonicaClient(client: ApiClient<paths>, accountSID: string): ApifonicaClient {
  const { raw, send, redact, baseUrl, session } = client;
  const { provider } = api;
  const operation = api.operations.listNumbers;
  return {
    provider,
    raw,
    withOptions: (options) => toApifonicaClient(client.withOptions(options), accountSID),
    numbers: {
      list(query, listOptions) {
        return new PagedListing<RentedNumber>(
          {
            provider,
            account: [baseUrl, accountSID],
            session,
            operation,
            readPages: paginateByCursor,
            redact,
            fetchPage: (page: RentedNumberQuery, callSettings) =>
              send(
                (fetch) => raw.GET(operation.path, { params: { path: { accountSID }, query: page }, fetch }),
                callSettings,
              ),
          },
          query,
          listOptions,
        );
      },
    },
  };
}
