/** Apifonica's API of rented numbers (https://www.apifonica.com/docs/api/rest/get-list-rented-numbers). */
import type { Client } from "openapi-fetch";
import { api } from "../../../generated/apifonica/operations.js";
import type { components, operations, paths } from "../../../generated/apifonica/types.js";
import { createApiClient } from "../../http/client.js";
import type { Credential } from "../../http/credentials.js";
import { checkClientOptionNames, type ClientOptions } from "../../http/settings.js";
import { paginateByCursor } from "../../listing/paginate-by-cursor.js";
import { Listing, type ListOptions } from "../../listing/listing.js";
import { toNonEmptyString } from "../options.js";

/** A number that the account rents. */
export type RentedNumber = components["schemas"]["RentedNumber"];

/** The query parameters of the list, by their names on the wire. Paging backwards is left to `raw`. */
export type RentedNumberQuery = Omit<NonNullable<operations["listNumbers"]["parameters"]["query"]>, "prev">;

/** What {@link createApifonicaClient} takes. */
export interface ApifonicaOptions extends ClientOptions {
  /** The account's SID. */
  accountSid: string;
  /** The account's authentication token. */
  authToken: Credential;
}

/** A client for one account. */
export interface ApifonicaClient {
  readonly provider: "apifonica";
  /** openapi-fetch on the same transport, for whatever the spec has. */
  readonly raw: Client<paths>;
  readonly numbers: {
    /** Lists the numbers that the account rents. The cursor is taken from `next`; the link itself is never followed. */
    list(query?: RentedNumberQuery, options?: ListOptions): Listing<RentedNumber>;
  };
}

/** Makes a client. Throws a `TypeError` or `RangeError` that names the option where a value cannot be meant. */
export function createApifonicaClient(options: ApifonicaOptions): ApifonicaClient {
  checkClientOptionNames(options, ["accountSid", "authToken"]);
  const accountSID = toNonEmptyString("accountSid", options.accountSid);
  const parts = { credential: { authToken: options.authToken }, user: accountSID };
  const { raw, data, redact } = createApiClient<paths>(api, options, parts);
  const { provider } = api;
  const operation = api.operations.listNumbers;
  return {
    provider,
    raw,
    numbers: {
      list(query = {}, listOptions) {
        return new Listing<RentedNumber>(
          {
            provider,
            operation,
            query: { ...query },
            readPages: paginateByCursor,
            redact,
            fetchPage: (page: RentedNumberQuery, signal) =>
              data(
                (fetch) => raw.GET(operation.path, { params: { path: { accountSID }, query: page }, fetch }),
                signal,
              ),
          },
          listOptions,
        );
      },
    },
  };
}
