// Written by scripts/generate/main.ts from specs/cloudlx/openapi.yaml. Do not edit.

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
     * @description Returns the account's numbers with their status, one page at a time. The order is not documented and cannot be chosen, and an answer holds neither a page count nor a link to the next page. Which numbers are visible depends on the permissions of the portal user who owns the API client. No rate limit is documented.
     */
    get: operations["listNumbers"];
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
     * @description Gives an access token for the id and the secret of an API client, which is made in the portal under "API Applications & Webhooks". The token lives for an hour and has the permissions of the portal user who owns the client.
     */
    post: operations["requestAccessToken"];
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
     * @description Gives a new access token, and a new refresh token, for the refresh token that came with an earlier one and lives for 7 days. Whether the old ones stay valid is not documented.
     */
    post: operations["refreshAccessToken"];
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
    /** @description What a token is requested with. */
    AccessTokenRequest: {
      /**
       * @description The OAuth2 grant, which always is that of client credentials.
       * @enum {string}
       */
      grant_type: "client_credentials";
      /** @description The id of the API client. */
      client_id: components["schemas"]["ClientId"];
      /** @description The secret of the API client. */
      client_secret: components["schemas"]["ClientSecret"];
    };
    /** @description What a token is refreshed with. */
    TokenRefreshRequest: {
      /**
       * @description The OAuth2 grant.
       * @enum {string}
       */
      grant_type: "refresh_token";
      /** @description The refresh token that came with the last access token. */
      refresh_token: components["schemas"]["RefreshToken"];
      /** @description The id of the API client. */
      client_id: components["schemas"]["ClientId"];
      /** @description The secret of the API client. */
      client_secret: components["schemas"]["ClientSecret"];
    };
    /**
     * @description Identifies an API client of the portal.
     * @example my-client
     */
    ClientId: string;
    /**
     * @description The secret that the portal shows beside a client's id.
     * @example my-secret
     */
    ClientSecret: string;
    /**
     * @description Lives for 604800 seconds, which is 7 days.
     * @example mock-cloudlx-refresh-token
     */
    RefreshToken: string;
    /** @description An access token, and how long it lives. */
    AccessToken: {
      /**
       * @description The token for the `Authorization` header of other operations.
       * @example mock-cloudlx-token
       */
      access_token: string;
      /**
       * @description Not the word that goes before the token.
       * @example client_credentials
       */
      token_type: "client_credentials" | "Bearer" | (string & {});
      /**
       * @description How long the access token lives, in seconds.
       * @example 3600
       */
      expires_in: number;
      /** @description The refresh token for the next access token. */
      refresh_token: components["schemas"]["RefreshToken"];
    };
    /** @description One page of numbers, with what little the provider says about the whole result. */
    PhoneNumberPage: {
      /** @description The numbers on this page; empty where nothing matches. */
      numbers: components["schemas"]["PhoneNumber"][];
      /**
       * @description Number of results. Whether it counts all pages or this page alone is not clear, so take it for a total only where it exceeds a full page.
       * @example 10
       */
      num_results: number;
      /**
       * @description Whether there are more results than fit on one page. Read literally it says so on every page of a long result, the last one included, so it does not mark the end.
       * @example false
       */
      paginates: boolean;
    };
    /** @description A phone number which belongs to the account. */
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
       * @description Name of the range to which the number belongs, such as a town.
       * @example Chelmsford
       */
      range_name: string;
      /**
       * @description The country's dialling code, without a plus sign.
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
      /** @description What the number costs a month. */
      monthly_charge: components["schemas"]["Charge"];
      /** @description What setting up the number cost, once. */
      setup_charge: components["schemas"]["Charge"];
      /** @description The number's status. */
      status: components["schemas"]["NumberStatus"];
      /** @description More about the number as the account holds it. Not every answer has it. */
      details?: components["schemas"]["NumberDetails"];
      /** @description Address which belongs to the number, for instance as proof of address; null where there is none. Listed at this level only in the documentation's table: its example has the address in `details`. */
      number_address?: components["schemas"]["NumberAddress"] | null;
      /** @description Address which the emergency services know for the number; null where there is none. Listed at this level only in the documentation's table: its example has the address in `details`. */
      emergency_number_address?: components["schemas"]["NumberAddress"] | null;
      /** @description When the number was provisioned to the account. May differ from the value in `details`. */
      provisioned: components["schemas"]["Timestamp"];
      /** @description When the number was cancelled. Known only from the list of cancelled numbers. */
      cancelled?: components["schemas"]["CancellationTimestamp"];
    };
    /** @description A nested object about the number as the account holds it. It repeats the status and the time of provisioning, and holds the addresses. */
    NumberDetails: {
      /** @description The number's status once more; the same as the outer one in the documented example. */
      status: components["schemas"]["NumberStatus"];
      /** @description A time of provisioning, which differs from the outer one in the documented example. */
      provisioned: components["schemas"]["Timestamp"];
      /** @description When the number was cancelled; an empty string where it was not. */
      cancelled: components["schemas"]["CancellationTimestamp"];
      /** @description Address which belongs to the number, for instance as proof of address; null where there is none. */
      number_address: components["schemas"]["NumberAddress"] | null;
      /** @description Address which the emergency services know for the number; null where there is none. */
      emergency_number_address: components["schemas"]["NumberAddress"] | null;
    };
    /** @description A postal address from the account's list of addresses. */
    NumberAddress: {
      /**
       * @description The address's identifier.
       * @example 1
       */
      id: number;
      /**
       * @description Label which the account gave to the address.
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
       * @description Street address, line 2; empty or null where there is none.
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
    /** @description A country as addresses name it. */
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
     * @description An amount of money, as a number or as a decimal in a string. The currency is not given.
     * @example 0.3
     * @example 0.3
     */
    Charge: number | string;
    /**
     * @description Status of a number. The documentation has no full list; `Reserved` is from this operation, `Available` and `Cancelled` are from the lists of available and of cancelled numbers. Expect others.
     * @example Reserved
     */
    NumberStatus: "Reserved" | "Available" | "Cancelled" | (string & {});
    /**
     * @description Date and time as `YYYY-MM-DD hh:mm:ss`. Not RFC 3339; the time zone is not documented.
     * @example 2016-01-03 17:48:59
     */
    Timestamp: string;
    /**
     * @description Date and time as `YYYY-MM-DD hh:mm:ss`, or an empty string for a number that was not cancelled. Not RFC 3339; the time zone is not documented.
     * @example
     * @example 2016-01-04 11:27:00
     */
    CancellationTimestamp: string;
    /** @description The body of an error. Its shape is not documented anywhere, so nothing is promised: it may be any JSON value, and a server may well send something other than JSON. */
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
    /** @description The request was refused. The documentation names no error status and shows no error body; public clients take 401 to mean that the access token is missing, wrong or expired. */
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
    /** @description A new access token, and a new refresh token for the one after it. */
    RefreshedAccessToken: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/vnd.cloudlx.v1+json": components["schemas"]["AccessToken"];
        "application/json": components["schemas"]["AccessToken"];
      };
    };
    /** @description The request was refused, for instance because the client's id or secret is wrong. Neither status nor body is documented. */
    TokenRefused: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/vnd.cloudlx.v1+json": components["schemas"]["UndocumentedError"];
        "application/json": components["schemas"]["UndocumentedError"];
      };
    };
    /** @description The server failed. The documentation says nothing about such answers. */
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
     * @description Only numbers which contain these digits are returned. Which form of the number is searched (E.164 or local) is not documented.
     * @example 123
     */
    Search: string;
    /**
     * @description Largest number of items which a page may hold, at most 200.
     * @example 50
     */
    MaxPerPage: number;
    /**
     * @description Number of the page to return, for results that do not fit on one page. Counting presumably starts at 1.
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
         * @description Only numbers which contain these digits are returned. Which form of the number is searched (E.164 or local) is not documented.
         * @example 123
         */
        search?: components["parameters"]["Search"];
        /**
         * @description Largest number of items which a page may hold, at most 200.
         * @example 50
         */
        max_per_page?: components["parameters"]["MaxPerPage"];
        /**
         * @description Number of the page to return, for results that do not fit on one page. Counting presumably starts at 1.
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
