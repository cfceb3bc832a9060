// Written by scripts/generate/main.ts from specs/apifonica/openapi.yaml. Do not edit.

export interface paths {
  "/accounts/{accountSID}/numbers": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List rented numbers
     * @description Lists the numbers that the account rents, in pages of 20 at most. Filters may be combined, as the documentation does with two of them; a filter that is left out restricts nothing. There is no total and no choice of sorting: the list ends with the page whose `next` is null. To read on, take the value of the query parameter `next` out of the `next` address and repeat the same request with it.
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
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /**
     * @description Identifier of an account. Its form is not documented.
     * @example accmock
     */
    AccountSid: string;
    /**
     * @description A place in the list, meaningful to the server alone.
     * @example 57e4f04a0c9b2dfe504f27e2
     */
    Cursor: string;
    /**
     * @description A phone number in international form: country calling code first, digits only. The API writes no plus sign here.
     * @example 447480600503
     */
    PhoneNumber: string;
    /**
     * @description Country of the number as an ISO 3166-1 alpha-2 code, or the word `international` for a virtual number that belongs to no country.
     * @example GB
     * @example international
     */
    CountryCode: string;
    /**
     * @description A country's name in full, or the word `international` for a number that belongs to none.
     * @example United Kingdom
     * @example international
     */
    CountryName: string;
    /**
     * @description The types that the list can be filtered by.
     * @example mobile
     * @enum {string}
     */
    NumberTypeFilter: "local" | "mobile" | "toll_free" | "sip";
    /**
     * @description The kind of number. New kinds may appear.
     * @example local
     */
    NumberType: "local" | "mobile" | "toll_free" | "sip" | (string & {});
    /**
     * @description HTTP method with which Apifonica calls an address of the customer. Methods other than the known ones may appear.
     * @example GET
     */
    CallbackMethod: "GET" | "POST" | (string & {});
    /**
     * @description Identifier of an application. Beside real identifiers there are the literal values `default_call_app_sid` and `default_msg_app_sid`.
     * @example app61de164b-8e62-35d9-92d0-c6df5f0956ec
     * @example default_call_app_sid
     * @example null
     */
    ApplicationSid: string | null;
    /**
     * @description How the number is run: `end_point` is SIP trunking, `sip_phone` connects a softphone or desk phone, `xml` (the default) fetches XML instructions. New modes may appear.
     * @example xml
     */
    NumberMode: "end_point" | "sip_phone" | "xml" | (string & {});
    /**
     * @description Date and time in the style of RFC 2822 with an offset from UTC, not RFC 3339. The month is a short English name, or perhaps a full one.
     * @example Thu, 31 Mar 2016 11:16:59 +0300
     * @example Sun, 31 January 2016 10:15:35 +0000
     */
    Timestamp: string;
    /** @description A page of rented numbers, with the addresses of its neighbours. */
    RentedNumberPage: {
      /**
       * @description Page size that the server applied, 20 at most. It says nothing about how many numbers this page holds.
       * @example 20
       */
      limit: number;
      /**
       * @description Absolute address of the preceding page; null on the first page.
       * @example null
       * @example https://api.apifonica.com/v2/accounts/accmock/numbers?prev=57e4f0520c9b2dfe504f27e3
       */
      prev: string | null;
      /**
       * @description Absolute address of the following page; null on the last one. Take the query parameter `next` from it rather than following it.
       * @example https://api.apifonica.com/v2/accounts/accmock/numbers?next=57e4f04a0c9b2dfe504f27e2
       * @example null
       */
      next: string | null;
      /** @description The numbers on this page. */
      numbers: components["schemas"]["RentedNumber"][];
    };
    /** @description A phone number that the account rents, and how its calls and messages are handled. */
    RentedNumber: {
      /**
       * @description Identifier of the number. Its form is not documented.
       * @example num00000000-0000-4000-8000-000000000002
       */
      number_sid: string;
      /** @description Identifier of the account that rents the number. */
      account_sid: components["schemas"]["AccountSid"];
      /** @description The phone number, country calling code first, shown without a plus sign. */
      number: components["schemas"]["PhoneNumber"];
      /**
       * @description Secret. Authentication token of a SIP number; null for every other type. Whoever holds it may be able to use the number, so keep it out of logs and output.
       * @example null
       * @example made-up-sip-token
       */
      token: string | null;
      /**
       * @description Text that describes the number. Only the newer documentation has it.
       * @example NumberPool_1
       */
      name?: string;
      /** @description Country of the number as an ISO 3166-1 alpha-2 code, or `international`. */
      country_code: components["schemas"]["CountryCode"];
      /** @description Name of that country in full, or `international`. */
      country_name: components["schemas"]["CountryName"];
      /** @description The kind of number. */
      type: components["schemas"]["NumberType"];
      /**
       * @description Address from which Apifonica fetches XML instructions for an incoming call; empty where none is set.
       * @example
       * @example https://example.com/calls
       */
      call_controller: string;
      /** @description HTTP method of the request to `call_controller`. */
      call_method: components["schemas"]["CallbackMethod"];
      /**
       * @description Address to which Apifonica reports events about messages.
       * @example http://172.16.102.175:8082/messages/events
       */
      msg_controller: string;
      /** @description HTTP method of the request to `msg_controller`. */
      msg_method: components["schemas"]["CallbackMethod"];
      /** @description The application that handles messages. */
      msg_app_sid: components["schemas"]["ApplicationSid"];
      /** @description The application that handles calls. On its combination with `msg_app_sid`, see there. */
      call_app_sid: components["schemas"]["ApplicationSid"];
      /**
       * @description Identifier of the endpoint (SIP trunk) that is linked to the number; null where there is none.
       * @example null
       * @example end00000000-0000-4000-8000-000000000001
       */
      endpoint_sid: string | null;
      /** @description When the number was rented. */
      created: components["schemas"]["Timestamp"];
      /** @description When the details of the number last changed. */
      updated: components["schemas"]["Timestamp"];
      /**
       * @description Whether the number can be used for calls.
       * @example false
       */
      voice: boolean;
      /**
       * @description Whether the number can be used for messages.
       * @example true
       */
      messaging: boolean;
      /** @description How the number is run. */
      mode: components["schemas"]["NumberMode"];
    };
    /** @description The body of an error is undocumented. The two properties are inferred from the bodies with which other operations confirm a change, and are unproven; neither may be relied on. */
    ErrorBody: {
      /**
       * @description Presumably the HTTP status once more. Unproven.
       * @example 401
       */
      status_code?: number;
      /**
       * @description Presumably the status in words. Unproven.
       * @example UNAUTHORIZED
       */
      status_message?: string;
    };
  };
  responses: {
    /** @description One page of the account's numbers. */
    RentedNumberPage: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["RentedNumberPage"];
      };
    };
    /** @description The request was refused. Which statuses occur, and what their bodies hold, is not documented. */
    ClientError: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorBody"];
      };
    };
    /** @description The server failed. Which statuses occur, and what their bodies hold, is not documented. */
    ServerError: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorBody"];
      };
    };
  };
  parameters: {
    /**
     * @description The account whose numbers are listed. It is the user name of the credentials too.
     * @example accmock
     */
    AccountSidInPath: components["schemas"]["AccountSid"];
    /**
     * @description How many numbers a page may hold. 20 is both the default and the most that can be asked for.
     * @example 20
     */
    Limit: number;
    /**
     * @description Cursor of the following page, taken from the `next` address of the page before. Its value is opaque. Repeat the filters beside it.
     * @example 57e4f04a0c9b2dfe504f27e2
     */
    Next: components["schemas"]["Cursor"];
    /**
     * @description Cursor of the preceding page, taken from the `prev` address of a page. Its value is opaque. Do not combine it with `next`.
     * @example 57e4f0520c9b2dfe504f27e3
     */
    Prev: components["schemas"]["Cursor"];
    /**
     * @description Only the number given here. Whether a part of a number matches too is not documented.
     * @example 447480600503
     */
    Number: components["schemas"]["PhoneNumber"];
    /**
     * @description Only numbers of this country, or only virtual numbers with the word `international`.
     * @example GB
     */
    CountryCodeFilter: components["schemas"]["CountryCode"];
    /**
     * @description Only numbers of the country with this name, written in full.
     * @example United Kingdom
     */
    CountryNameFilter: components["schemas"]["CountryName"];
    /**
     * @description Only numbers of this type.
     * @example mobile
     */
    Type: components["schemas"]["NumberTypeFilter"];
    /**
     * @description Only numbers that can (true) or cannot (false) be used for calls.
     * @example true
     */
    Voice: boolean;
    /**
     * @description Only numbers that can (true) or cannot (false) be used for messages.
     * @example true
     */
    Messaging: boolean;
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
         * @description How many numbers a page may hold. 20 is both the default and the most that can be asked for.
         * @example 20
         */
        limit?: components["parameters"]["Limit"];
        /**
         * @description Cursor of the following page, taken from the `next` address of the page before. Its value is opaque. Repeat the filters beside it.
         * @example 57e4f04a0c9b2dfe504f27e2
         */
        next?: components["parameters"]["Next"];
        /**
         * @description Cursor of the preceding page, taken from the `prev` address of a page. Its value is opaque. Do not combine it with `next`.
         * @example 57e4f0520c9b2dfe504f27e3
         */
        prev?: components["parameters"]["Prev"];
        /**
         * @description Only the number given here. Whether a part of a number matches too is not documented.
         * @example 447480600503
         */
        number?: components["parameters"]["Number"];
        /**
         * @description Only numbers of this country, or only virtual numbers with the word `international`.
         * @example GB
         */
        country_code?: components["parameters"]["CountryCodeFilter"];
        /**
         * @description Only numbers of the country with this name, written in full.
         * @example United Kingdom
         */
        country_name?: components["parameters"]["CountryNameFilter"];
        /**
         * @description Only numbers of this type.
         * @example mobile
         */
        type?: components["parameters"]["Type"];
        /**
         * @description Only numbers that can (true) or cannot (false) be used for calls.
         * @example true
         */
        voice?: components["parameters"]["Voice"];
        /**
         * @description Only numbers that can (true) or cannot (false) be used for messages.
         * @example true
         */
        messaging?: components["parameters"]["Messaging"];
      };
      header?: never;
      path: {
        /**
         * @description The account whose numbers are listed. It is the user name of the credentials too.
         * @example accmock
         */
        accountSID: components["parameters"]["AccountSidInPath"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components["responses"]["RentedNumberPage"];
      "4XX": components["responses"]["ClientError"];
      "5XX": components["responses"]["ServerError"];
    };
  };
}
