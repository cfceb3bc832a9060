// Written by scripts/generate/main.ts from specs/cloudlx/openapi.yaml. Do not edit.

import type { OpenEnumsAsString } from "../../src/http/open-enums-as-string.js";

export interface paths {
  "/numbers": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List the numbers of the account
     * @description Returns the account's numbers with their status, one page at a time. The order is not documented and cannot be chosen. A response has neither a page count nor a link to the next page. Which numbers are visible depends on the permissions of the portal user who owns the API client. Cancelled numbers have a list of their own (`/api/numbers/cancelled`); whether this list contains them too is not documented. The media type of responses is not documented, so each response is described under the vendor's media type and under `application/json`. No rate limit is documented.
     */
    get: OpenEnumsAsString<operations["listNumbers"]>;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/oauth2/access-token": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Request an access token
     * @description Returns an access token for the id and the secret of an API client, which is created in the portal under "API Applications & Webhooks". The token is valid for one hour and has the permissions of the portal user who owns the client.
     */
    post: OpenEnumsAsString<operations["requestAccessToken"]>;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/oauth2/refresh-token": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Exchange a refresh token for a new access token
     * @description Returns a new access token for the refresh token that was issued with an earlier one and is valid for 7 days. The documentation only says that an access token can be requested again with its refresh token. The path and the parameters are taken from third-party clients: four send `refresh_token` as the grant type, as the OAuth2 standard does; an older one sends `client_credentials`. Whether the response has a new refresh token, and whether the old tokens stay valid, is not documented.
     */
    post: OpenEnumsAsString<operations["refreshAccessToken"]>;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description Body of a request for an access token. */
    AccessTokenRequest: {
      /**
       * @description The OAuth2 grant type, always `client_credentials`.
       * @enum {string}
       */
      grant_type: "client_credentials";
      /** @description The id of the API client. */
      client_id: components["schemas"]["ClientId"];
      /** @description The secret of the API client. */
      client_secret: components["schemas"]["ClientSecret"];
    };
    /** @description Body of a request to refresh an access token, as third-party clients send it. */
    TokenRefreshRequest: {
      /**
       * @description The OAuth2 grant type.
       * @enum {string}
       */
      grant_type: "refresh_token";
      /** @description The refresh token issued with the last access token. */
      refresh_token: components["schemas"]["RefreshToken"];
      /** @description The id of the API client. */
      client_id: components["schemas"]["ClientId"];
      /** @description The secret of the API client. */
      client_secret: components["schemas"]["ClientSecret"];
    };
    /**
     * @description Identifier of an API client, shown in the portal.
     * @example my-client
     */
    ClientId: string;
    /**
     * @description Secret of an API client, shown in the portal.
     * @example my-secret
     */
    ClientSecret: string;
    /**
     * @description Refresh token, valid for 604800 seconds (7 days).
     * @example mock-cloudlx-refresh-token
     */
    RefreshToken: string;
    /** @description An access token and its lifetime. */
    AccessToken: {
      /**
       * @description The token for the `Authorization` header of other operations.
       * @example mock-cloudlx-token
       */
      access_token: string;
      /**
       * @description Type of the token. The `Authorization` header always has the scheme `Bearer`, regardless of this value.
       * @example client_credentials
       */
      token_type: "client_credentials" | "Bearer" | (string & {});
      /**
       * @description Lifetime of the access token, in seconds.
       * @example 3600
       */
      expires_in: number;
      /** @description The refresh token for the next access token. */
      refresh_token: components["schemas"]["RefreshToken"];
    };
    /** @description One page of numbers. */
    PhoneNumberPage: {
      /** @description The numbers on this page; empty if nothing matches. */
      numbers: components["schemas"]["PhoneNumber"][];
      /**
       * @description Number of results. The documentation calls it the total number of results returned: it may count all pages or this page only. Treat it as a total only if it is greater than the page size.
       * @example 10
       */
      num_results: number;
      /**
       * @description Whether there are more results than the requested maximum. Read literally, it is true on every page of a long result, including the last one, so it does not mark the end.
       * @example false
       */
      paginates: boolean;
    };
    /** @description A phone number of the account. Other pages show further properties: `number_translations` for a single number, `per_minute_charge` and `setup` for available numbers. The list is not documented to return them. */
    PhoneNumber: {
      /** @description The number's identifier in this API, which operations on the number expect. */
      uuid: components["schemas"]["NumberUuid"];
      /**
       * @description The whole number in E.164 form, with a plus sign.
       * @example +441245123456
       */
      number_e164: string;
      /**
       * @description The local number, without country and range code.
       * @example 123456
       */
      number: string;
      /**
       * @description Code of the range to which the number belongs, such as an area code.
       * @example 1245
       */
      range_code: string;
      /**
       * @description Name of the range to which the number belongs. The documentation names the number's type and its area code as examples, but shows a town. Do not infer a number type from it.
       * @example Chelmsford
       */
      range_name: string;
      /**
       * @description The country calling code, without a plus sign.
       * @example 44
       */
      country_code: string;
      /** @description Name of the number's country. */
      country_name: components["schemas"]["CountryName"];
      /**
       * @description Code of the number's country. The United Kingdom appears as `UK`, which is not its ISO 3166 code.
       * @example UK
       */
      country_iso: string;
      /** @description Monthly charge for the number. */
      monthly_charge: components["schemas"]["Charge"];
      /** @description One-time charge for setting up the number. */
      setup_charge: components["schemas"]["Charge"];
      /** @description The number's status. */
      status: components["schemas"]["NumberStatus"];
      /** @description Details of the number. In the documentation's example only: its table has no row for them, and the list of cancelled numbers shows numbers without them. */
      details?: components["schemas"]["NumberDetails"];
      /** @description Address of the number, for example as proof of address; null if there is none. At this level only in the documentation's table: its example has the address in `details`. */
      number_address?: components["schemas"]["NumberAddress"] | null;
      /** @description Address registered with the emergency services for the number; null if there is none. At this level only in the documentation's table: its example has the address in `details`. */
      emergency_number_address?: components["schemas"]["NumberAddress"] | null;
      /** @description When the number was provisioned to the account. May differ from the value in `details`. */
      provisioned: components["schemas"]["Timestamp"];
      /** @description When the number was cancelled. Shown only in the list of cancelled numbers. */
      cancelled?: components["schemas"]["CancellationTimestamp"];
    };
    /** @description Details of the number: status and time of provisioning again, and the addresses. */
    NumberDetails: {
      /** @description Status of the number. The same as the number's own `status` in the documented example. */
      status: components["schemas"]["NumberStatus"];
      /** @description Time of provisioning. It differs from the number's own `provisioned` in the documented example. */
      provisioned: components["schemas"]["Timestamp"];
      /** @description When the number was cancelled; an empty string if it was not. */
      cancelled: components["schemas"]["CancellationTimestamp"];
      /** @description Address of the number, for example as proof of address; null if there is none. */
      number_address: components["schemas"]["NumberAddress"] | null;
      /** @description Address registered with the emergency services for the number; null if there is none. */
      emergency_number_address: components["schemas"]["NumberAddress"] | null;
    };
    /** @description A postal address from the account's list of addresses. Its property names are in camelCase, unlike all others. The request that creates an address has names in snake_case. */
    NumberAddress: {
      /**
       * @description The address's identifier.
       * @example 1
       */
      id: number;
      /**
       * @description The account's label for the address.
       * @example Main office
       */
      name: string;
      /**
       * @description Whether the address may serve as proof of address.
       * @example true
       */
      useForProofOfAddress: boolean;
      /**
       * @description Whether the address may be registered with the emergency services.
       * @example false
       */
      useForEmergencyAddress: boolean;
      /**
       * @description Street address, line 1.
       * @example 7800 Alexander Road
       */
      addressLine1: string;
      /**
       * @description Street address, line 2. Empty in the example; null by default according to the page on new addresses.
       * @example
       */
      addressLine2: string | null;
      /**
       * @description Town or city.
       * @example London
       */
      addressCity: string;
      /**
       * @description Region or state.
       * @example London
       */
      addressRegion: string;
      /**
       * @description Postal code.
       * @example NW2 1AA
       */
      addressPostalCode: string;
      /** @description Country of the address. */
      addressCountry: components["schemas"]["AddressCountry"];
    };
    /** @description Country of an address. */
    AddressCountry: {
      /** @description Name of the country. */
      name: components["schemas"]["CountryName"];
      /**
       * @description ISO 3166-1 alpha-2 code of the country. The United Kingdom is `GB` here, unlike in `country_iso`.
       * @example GB
       */
      iso: string;
    };
    /**
     * @description Identifier of a number.
     * @example 7c327e0f-6bce-4b2f-9d5d-9c86e7fa065f
     */
    NumberUuid: string;
    /**
     * @description Name of a country.
     * @example United Kingdom
     */
    CountryName: string;
    /**
     * @description An amount of money, as a number or as a decimal string. The currency is not documented here; one version of the page on available numbers shows a `pricing_currency`.
     * @example 0.3
     * @example 0.3
     */
    Charge: number | string;
    /**
     * @description Status of a number. The documentation has no list of values. `Reserved` is from this operation, `Available` and `Cancelled` are from the lists of available and of cancelled numbers. A number in service may have the status Reserved too: no other status is documented for it.
     * @example Reserved
     */
    NumberStatus: "Reserved" | "Available" | "Cancelled" | (string & {});
    /**
     * @description Date and time as `YYYY-MM-DD hh:mm:ss` in the example. Not RFC 3339. The documentation's type is Timestamp, without a format or a time zone.
     * @example 2016-01-03 17:48:59
     */
    Timestamp: string;
    /**
     * @description Date and time as `YYYY-MM-DD hh:mm:ss`, or an empty string for a number that was not cancelled. Not RFC 3339; the time zone is not documented. The list's example has it in `details`, empty; the list of cancelled numbers has it on the number itself.
     * @example
     * @example 2016-01-04 11:27:00
     */
    CancellationTimestamp: string;
    /** @description The body of an error, which is not documented. It may be any JSON value, or not JSON. Rely on the status only. The provider's own PHP client reads `success` and `message` from the responses to writes. */
    UndocumentedError: unknown;
  };
  responses: {
    /** @description One page of the account's numbers. */
    PhoneNumberPage: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/vnd.cloudlx.v1+json": components["schemas"]["PhoneNumberPage"];
        "application/json": components["schemas"]["PhoneNumberPage"];
      };
    };
    /** @description The request was refused. The documentation contains no error statuses and no error bodies. Third-party clients treat 401 as a missing, wrong or expired access token. */
    ClientError: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/vnd.cloudlx.v1+json": components["schemas"]["UndocumentedError"];
        "application/json": components["schemas"]["UndocumentedError"];
      };
    };
    /** @description An access token, and the refresh token for the next one. */
    AccessToken: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/vnd.cloudlx.v1+json": components["schemas"]["AccessToken"];
        "application/json": components["schemas"]["AccessToken"];
      };
    };
    /** @description A new access token. Whether it includes a new refresh token is not documented; the body is presumably that of the first request. */
    RefreshedAccessToken: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/vnd.cloudlx.v1+json": components["schemas"]["AccessToken"];
        "application/json": components["schemas"]["AccessToken"];
      };
    };
    /** @description The request was refused, for instance because the client's id or secret is wrong. Neither the status nor the body is documented. */
    TokenRefused: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/vnd.cloudlx.v1+json": components["schemas"]["UndocumentedError"];
        "application/json": components["schemas"]["UndocumentedError"];
      };
    };
    /** @description The server failed. Such responses are not documented. */
    ServerError: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/vnd.cloudlx.v1+json": components["schemas"]["UndocumentedError"];
        "application/json": components["schemas"]["UndocumentedError"];
      };
    };
  };
  parameters: {
    /**
     * @description Returns only numbers that contain these digits. The documentation's type is Integer; here it is a string, so that leading zeros are kept. Which form of the number is searched (E.164 or local) is not documented.
     * @example 123
     */
    Search: string;
    /**
     * @description Maximum number of items on a page, at most 200. The default is not documented, so send the parameter if you read several pages.
     * @example 50
     */
    MaxPerPage: number;
    /**
     * @description Number of the page to return, for results that do not fit on one page. The number of the first page is not documented; it is presumably 1. The response for a page past the end is not documented.
     * @example 2
     */
    Page: number;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  listNumbers: {
    parameters: {
      query?: {
        /**
         * @description Returns only numbers that contain these digits. The documentation's type is Integer; here it is a string, so that leading zeros are kept. Which form of the number is searched (E.164 or local) is not documented.
         * @example 123
         */
        search?: components["parameters"]["Search"];
        /**
         * @description Maximum number of items on a page, at most 200. The default is not documented, so send the parameter if you read several pages.
         * @example 50
         */
        max_per_page?: components["parameters"]["MaxPerPage"];
        /**
         * @description Number of the page to return, for results that do not fit on one page. The number of the first page is not documented; it is presumably 1. The response for a page past the end is not documented.
         * @example 2
         */
        page?: components["parameters"]["Page"];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components["responses"]["PhoneNumberPage"];
      "4XX": components["responses"]["ClientError"];
      "5XX": components["responses"]["ServerError"];
    };
  };
  requestAccessToken: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["AccessTokenRequest"];
      };
    };
    responses: {
      200: components["responses"]["AccessToken"];
      "4XX": components["responses"]["TokenRefused"];
      "5XX": components["responses"]["ServerError"];
    };
  };
  refreshAccessToken: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["TokenRefreshRequest"];
      };
    };
    responses: {
      200: components["responses"]["RefreshedAccessToken"];
      "4XX": components["responses"]["TokenRefused"];
      "5XX": components["responses"]["ServerError"];
    };
  };
}
