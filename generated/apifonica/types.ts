// Written by scripts/generate/main.ts from specs/apifonica/openapi.yaml. Do not edit.

import type { OpenEnumsAsString } from "../../src/http/open-enums-as-string.js";

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
     * @description Lists the numbers that the account rents, in pages of at most 20. Filters may be combined, as in the documentation's example with two of them. There is no total. The order is not documented and there is no parameter for sorting. The list ends with the page whose `next` is null. To read the next page, take the query parameter `next` from the `next` URL and repeat the request with it.
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
     * @description A position in the list. Opaque.
     * @example 57e4f04a0c9b2dfe504f27e2
     */
    Cursor: string;
    /**
     * @description A phone number in international form: country calling code first. The examples are digits without a plus sign.
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
     * @description A country's full name, or the word `international` for a number that belongs to no country. Only one of the page's two lists of properties mentions `international`.
     * @example United Kingdom
     * @example international
     */
    CountryName: string;
    /**
     * @description Type of number to filter by.
     * @example mobile
     * @enum {string}
     */
    NumberTypeFilter: "local" | "mobile" | "toll_free" | "sip";
    /**
     * @description Type of number. New types may appear. Do not infer the type from the number: the example has a `local` number in a British mobile range.
     * @example local
     */
    NumberType: "local" | "mobile" | "toll_free" | "sip" | (string & {});
    /**
     * @description HTTP method with which Apifonica calls the customer's URL. The example shows GET; the values are not documented. POST is inferred.
     * @example GET
     */
    CallbackMethod: "GET" | "POST" | (string & {});
    /**
     * @description Identifier of an application, or one of the literal values `default_call_app_sid` and `default_msg_app_sid`. Treat it as opaque.
     * @example app61de164b-8e62-35d9-92d0-c6df5f0956ec
     * @example default_call_app_sid
     * @example null
     */
    ApplicationSid: string | null;
    /**
     * @description Mode of the number: `end_point` is SIP trunking, `sip_phone` connects a software or hardware phone, `xml` (the default) requests XML instructions. New modes may appear.
     * @example xml
     */
    NumberMode: "end_point" | "sip_phone" | "xml" | (string & {});
    /**
     * @description Date and time in the style of RFC 2822 with an offset from UTC, not RFC 3339. The month is a short English name in this operation's example, and a full one elsewhere in the documentation.
     * @example Thu, 31 Mar 2016 11:16:59 +0300
     * @example Sun, 31 January 2016 10:15:35 +0000
     */
    Timestamp: string;
    /** @description A page of rented numbers, with the URLs of the previous and the next page. */
    RentedNumberPage: {
      /**
       * @description Page size, at most 20. The documentation describes it as the number of entries per page, with a default and a maximum; it is not the number of entries on this page.
       * @example 20
       */
      limit: number;
      /**
       * @description Absolute URL of the previous page. Null on the first page in the example. Whether it can be null on other pages is not documented.
       * @example null
       * @example https://api.apifonica.com/v2/accounts/accmock/numbers?prev=57e4f0520c9b2dfe504f27e3
       */
      prev: string | null;
      /**
       * @description Absolute URL of the next page. Null on the last page: an example for another operation shows this, but it is not documented for this one. Take the query parameter `next` from the URL instead of following it. Whether the URL repeats the filters is not documented.
       * @example https://api.apifonica.com/v2/accounts/accmock/numbers?next=57e4f04a0c9b2dfe504f27e2
       * @example null
       */
      next: string | null;
      /** @description The numbers on this page. The response for an account without numbers, or a filter without a match, is not documented; an empty array is expected. */
      numbers: components["schemas"]["RentedNumber"][];
    };
    /** @description A rented phone number and its settings for calls and messages. The settings `sip_password`, `voice_recording`, `call_outbound_mode` and `call_inbound_mode` can be written, but they are not documented as properties of the list. */
    RentedNumber: {
      /**
       * @description Identifier of the number. Its form is not documented.
       * @example num00000000-0000-4000-8000-000000000002
       */
      number_sid: string;
      /** @description Identifier of the account that rents the number. */
      account_sid: components["schemas"]["AccountSid"];
      /** @description The phone number: country calling code first, without a plus sign in the examples. */
      number: components["schemas"]["PhoneNumber"];
      /**
       * @description Secret. Authentication token of a SIP number; null for every other type. Do not log or display it. Only one of the page's two lists of properties contains it.
       * @example null
       * @example synthetic-sip-token
       */
      token: string | null;
      /**
       * @description Text description of the number. Only in the newer documentation. The value for a number without a name is not documented.
       * @example NumberPool_1
       */
      name?: string;
      /** @description Country of the number as an ISO 3166-1 alpha-2 code, or `international`. */
      country_code: components["schemas"]["CountryCode"];
      /** @description Name of that country in full, or `international`. */
      country_name: components["schemas"]["CountryName"];
      /** @description Type of number. */
      type: components["schemas"]["NumberType"];
      /**
       * @description URL from which Apifonica requests XML instructions for an incoming call. Empty if none is set, as in the example.
       * @example
       * @example https://example.com/calls
       */
      call_controller: string;
      /** @description HTTP method of the request to `call_controller`. */
      call_method: components["schemas"]["CallbackMethod"];
      /**
       * @description URL to which Apifonica sends events about messages.
       * @example http://172.16.102.175:8082/messages/events
       */
      msg_controller: string;
      /** @description HTTP method of the request to `msg_controller`. */
      msg_method: components["schemas"]["CallbackMethod"];
      /** @description The application that handles messages. */
      msg_app_sid: components["schemas"]["ApplicationSid"];
      /** @description The application that handles calls. See `msg_app_sid` for their combination. */
      call_app_sid: components["schemas"]["ApplicationSid"];
      /**
       * @description Identifier of the endpoint (SIP trunk) that is linked to the number. Null if there is none, as in the example.
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
      /** @description Mode of the number. */
      mode: components["schemas"]["NumberMode"];
    };
    /** @description The body of an error, which is not documented. The two properties are inferred from the responses of other operations to successful writes; do not rely on them. The body may not be JSON. */
    ErrorBody: {
      /**
       * @description Presumably the HTTP status. Not verified.
       * @example 401
       */
      status_code?: number;
      /**
       * @description Presumably the HTTP status as text. Not verified.
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
    /** @description The request was refused. Neither the statuses nor their bodies are documented. */
    ClientError: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["ErrorBody"];
      };
    };
    /** @description The server failed. Neither the statuses nor their bodies are documented. */
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
     * @description The account whose numbers are listed. Also the user name of the credentials.
     * @example accmock
     */
    AccountSidInPath: components["schemas"]["AccountSid"];
    /**
     * @description Maximum number of entries on a page. The default and the maximum are 20. The response to a larger value is not documented.
     * @example 20
     */
    Limit: number;
    /**
     * @description Cursor of the next page, taken from the `next` URL of the previous page. Its value is opaque. Send the same filters and limit again. The documentation's lists of parameters do not contain it; the `next` URL in its example does.
     * @example 57e4f04a0c9b2dfe504f27e2
     */
    Next: components["schemas"]["Cursor"];
    /**
     * @description Cursor of the previous page, taken from the `prev` URL of a page. Its value is opaque. Do not combine it with `next`. Not documented: inferred from the property `prev` by analogy with `next`. Reading a whole list does not need it.
     * @example 57e4f0520c9b2dfe504f27e3
     */
    Prev: components["schemas"]["Cursor"];
    /**
     * @description Only this number. Whether part of a number matches too is not documented.
     * @example 447480600503
     */
    Number: components["schemas"]["PhoneNumber"];
    /**
     * @description Only numbers of this country. `international` returns only virtual numbers.
     * @example GB
     */
    CountryCodeFilter: components["schemas"]["CountryCode"];
    /**
     * @description Only numbers of the country with this full name. Only one of the page's two lists of filters contains it; prefer `country_code`.
     * @example United Kingdom
     */
    CountryNameFilter: components["schemas"]["CountryName"];
    /**
     * @description Only numbers of this type.
     * @example mobile
     */
    Type: components["schemas"]["NumberTypeFilter"];
    /**
     * @description Only numbers with (true) or without (false) voice communications.
     * @example true
     */
    Voice: boolean;
    /**
     * @description Only numbers with (true) or without (false) messaging.
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
         * @description Maximum number of entries on a page. The default and the maximum are 20. The response to a larger value is not documented.
         * @example 20
         */
        limit?: components["parameters"]["Limit"];
        /**
         * @description Cursor of the next page, taken from the `next` URL of the previous page. Its value is opaque. Send the same filters and limit again. The documentation's lists of parameters do not contain it; the `next` URL in its example does.
         * @example 57e4f04a0c9b2dfe504f27e2
         */
        next?: components["parameters"]["Next"];
        /**
         * @description Cursor of the previous page, taken from the `prev` URL of a page. Its value is opaque. Do not combine it with `next`. Not documented: inferred from the property `prev` by analogy with `next`. Reading a whole list does not need it.
         * @example 57e4f0520c9b2dfe504f27e3
         */
        prev?: components["parameters"]["Prev"];
        /**
         * @description Only this number. Whether part of a number matches too is not documented.
         * @example 447480600503
         */
        number?: components["parameters"]["Number"];
        /**
         * @description Only numbers of this country. `international` returns only virtual numbers.
         * @example GB
         */
        country_code?: components["parameters"]["CountryCodeFilter"];
        /**
         * @description Only numbers of the country with this full name. Only one of the page's two lists of filters contains it; prefer `country_code`.
         * @example United Kingdom
         */
        country_name?: components["parameters"]["CountryNameFilter"];
        /**
         * @description Only numbers of this type.
         * @example mobile
         */
        type?: components["parameters"]["Type"];
        /**
         * @description Only numbers with (true) or without (false) voice communications.
         * @example true
         */
        voice?: components["parameters"]["Voice"];
        /**
         * @description Only numbers with (true) or without (false) messaging.
         * @example true
         */
        messaging?: components["parameters"]["Messaging"];
      };
      header?: never;
      path: {
        /**
         * @description The account whose numbers are listed. Also the user name of the credentials.
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
