// Written by scripts/generate/main.ts from specs/callgear/openapi.yaml. Do not edit.

import type { OpenEnumsAsString } from "../../src/http/open-enums-as-string.js";

export interface paths {
  "/v2.0": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * List virtual numbers
     * @description Returns the virtual numbers that are connected to the account, in pages of up to 10,000 rows. Filters, sorting and the properties to return are in the request body.
     *
     *     No security scheme applies: the credential is `params.access_token`. By default all access is denied: the client's IP address must be on the account's whitelist (in the client area under Administrator, Account, Rules and security settings, tab API), so browser calls will usually be rejected. The entry `0.0.0.0/0` allows all addresses. If an agent makes the request, the agent's address must be on the customer's whitelist. Agents and their customers may call the method.
     *
     *     A successful request costs one point of the limits per day and per minute; `result.metadata.limits` contains the remaining points. Rows beyond an `offset` of 100,000 plus one page cannot be read. Read until the offset reaches `total_items` or a page is empty: third parties report short pages before the end, and a total that is slightly off.
     *
     *     The HTTP status of errors is not documented. Third-party clients look for `error` in the body of a 200 response, so the errors are described there. Other statuses may come from a gateway in front of the API.
     */
    post: OpenEnumsAsString<operations["getVirtualNumbers"]>;
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
    /** @description A JSON-RPC 2.0 request for the method `get.virtual_numbers`. */
    VirtualNumbersRequest: {
      /**
       * @description Version of JSON-RPC.
       * @example 2.0
       * @constant
       */
      jsonrpc: "2.0";
      /** @description Chosen by the client; the response repeats it. A request without it is refused. */
      id: components["schemas"]["RequestId"];
      /**
       * @description Name of the method. All methods share one path.
       * @example get.virtual_numbers
       * @constant
       */
      method: "get.virtual_numbers";
      /** @description Credential and parameters of the method. */
      params: components["schemas"]["VirtualNumbersParams"];
    };
    /**
     * @description Identifier of a request. The documentation recommends a random number or a unique hash.
     * @example 1
     * @example 5f1d2c9a
     */
    RequestId: string | number;
    /** @description Parameters of `get.virtual_numbers`. */
    VirtualNumbersParams: {
      /** @description Credential of the request. */
      access_token?: components["schemas"]["AccessToken"];
      /** @description The customer's user on whose behalf an agent makes the request. */
      user_id?: components["schemas"]["UserId"];
      /**
       * @description Maximum number of rows to return.
       * @default 1000
       * @example 1000
       */
      limit?: number;
      /**
       * @description Number of rows to skip.
       * @default 0
       * @example 0
       */
      offset?: number;
      /** @description Rows to return. Without it, all rows are returned. */
      filter?: components["schemas"]["Filter"];
      /**
       * @description Properties to return. Without it, the method's default properties are returned. They are not documented; presumably they are all properties.
       * @example [
       *       "id",
       *       "status"
       *     ]
       */
      fields?: components["schemas"]["VirtualNumberField"][];
      /**
       * @description Sort rules; the first one has precedence.
       * @example [
       *       {
       *         "field": "name",
       *         "order": "asc"
       *       }
       *     ]
       */
      sort?: components["schemas"]["SortRule"][];
    };
    /**
     * @description A key created for a user of the account in the client area (permanent, or temporary with an expiration date), or the session key that the method `login.user` returns, which is valid for one hour. To use a key, the user needs the component Data API Basic set.
     * @example mock-callgear-token
     */
    AccessToken: string;
    /**
     * @description Identifier of a customer's user, as the method `get.customer_users` lists them.
     * @example 40218
     */
    UserId: number;
    /** @description Either one comparison or a tree of them. An unknown property returns `unexpected_parameters`, one that does not support filters returns `filter_prohibited`. The depth of a tree is not limited by this method's page; another method allows two levels. The empty object in the documentation's request structure is a placeholder: omit `filter` to list everything. */
    Filter: components["schemas"]["SimpleFilter"] | components["schemas"]["FilterTree"];
    /** @description One comparison of a property with a value. */
    SimpleFilter: {
      /** @description Property to compare. */
      field: components["schemas"]["FilterField"];
      /** @description Comparison operator. */
      operator: components["schemas"]["FilterOperator"];
      /** @description Value to compare with. If it is absent, it is considered empty. */
      value?: components["schemas"]["FilterValue"];
    };
    /** @description Several filters combined by a condition. */
    FilterTree: {
      /** @description Filters to combine. Each can be a tree. */
      filters: components["schemas"]["Filter"][];
      /**
       * @description Whether all filters must match (`and`), or at least one (`or`).
       * @example and
       * @enum {string}
       */
      condition: "and" | "or";
    };
    /**
     * @description Property of a virtual number to filter by. The members of campaigns and scenarios do not support filters.
     * @example status
     * @enum {string}
     */
    FilterField:
      | "id"
      | "child_customer_id"
      | "virtual_phone_number"
      | "redirection_phone_number"
      | "activation_date"
      | "status"
      | "category"
      | "type"
      | "comment"
      | "name"
      | "campaigns"
      | "scenarios";
    /**
     * @description Operator that compares a property with a value.
     *
     *     | operator | meaning | types |
     *     | --- | --- | --- |
     *     | `=`, `!=` | equal, not equal, case sensitive; also with null | number, string, null, boolean, date, enumeration |
     *     | `<`, `>`, `<=`, `>=` | order | number, date |
     *     | `like` | text with `%` for any characters, case sensitive | string |
     *     | `regexp` | POSIX regular expression, case sensitive | string |
     *     | `jsquery` | PostgreSQL jsquery expression, case sensitive | object, array |
     *     | `in` | any of the values of an array, case sensitive | number, string, enumeration |
     *     | `ilike`, `not_like`, `not_ilike` | as `like`, regardless of case or negated | string |
     *     | `not_in` | none of the values of an array | number, string, enumeration |
     *     | `overlap`, `not_overlap` | an array has, or does not have, the value | string |
     *     | `is_null`, `is_not_null` | empty, not empty; the value is null | number, string, null, boolean, date, enumeration |
     *
     *     The operators in the last four rows are documented on the Russian pages only, and are not available for all
     *     methods. CallGear's page shows `<` and `>` with HTML escapes (`&lt;`, `&gt;`).
     * @example =
     * @enum {string}
     */
    FilterOperator:
      | "="
      | "!="
      | "<"
      | ">"
      | "<="
      | ">="
      | "like"
      | "regexp"
      | "jsquery"
      | "in"
      | "ilike"
      | "not_like"
      | "not_ilike"
      | "not_in"
      | "overlap"
      | "not_overlap"
      | "is_null"
      | "is_not_null";
    /**
     * @description Value to compare with: an array for `in` and `not_in`, null for an empty property, otherwise a scalar. Dates have the form `YYYY-MM-DD hh:mm:ss`.
     * @example active
     * @example [
     *       "va",
     *       "call_tracking"
     *     ]
     */
    FilterValue: string | number | boolean | null | (string | number)[];
    /** @description A property to sort by, and the direction. */
    SortRule: {
      /** @description Property to sort by. */
      field: components["schemas"]["SortField"];
      /**
       * @description Ascending or descending.
       * @default asc
       * @example asc
       * @enum {string}
       */
      order?: "asc" | "desc";
    };
    /**
     * @description Property of a virtual number to sort by. Any other returns `sort_prohibited`. `id` and the phone numbers are not among them, so there is no stable order by a unique property.
     * @example name
     * @enum {string}
     */
    SortField: "child_customer_id" | "status" | "category" | "type" | "comment" | "name";
    /**
     * @description Property of a virtual number to return. Whether single members of campaigns and scenarios can be selected is not documented, so they are not listed here. An unknown name returns `unexpected_parameters`.
     * @example status
     * @enum {string}
     */
    VirtualNumberField:
      | "id"
      | "child_customer_id"
      | "virtual_phone_number"
      | "redirection_phone_number"
      | "activation_date"
      | "status"
      | "category"
      | "type"
      | "comment"
      | "name"
      | "campaigns"
      | "scenarios";
    /** @description A JSON-RPC 2.0 response. It has either `result` or `error`. */
    VirtualNumbersResponse:
      components["schemas"]["VirtualNumbersResultResponse"] | components["schemas"]["RpcErrorResponse"];
    /** @description Response to a request that succeeded. */
    VirtualNumbersResultResponse: {
      /**
       * @description Version of JSON-RPC.
       * @example 2.0
       * @constant
       */
      jsonrpc: "2.0";
      /** @description The identifier of the request. */
      id?: components["schemas"]["RequestId"];
      /** @description Result of the method. */
      result: components["schemas"]["VirtualNumberPage"];
    };
    /** @description One page of the list, with metadata. */
    VirtualNumberPage: {
      /** @description Total, limits and deprecation notice. */
      metadata?: components["schemas"]["Metadata"];
      /** @description The numbers on this page. Empty if the page is past the last row. */
      data: components["schemas"]["VirtualNumber"][];
    };
    /** @description A virtual phone number of the account. Its properties depend on `fields` in the request, so none is required. Empty scalars are null; empty arrays are `[]`. */
    VirtualNumber: {
      /**
       * @description Identifier of the virtual number. Other methods call it `number_capacity_id`.
       * @example 74213
       */
      id?: number | null;
      /**
       * @description Identifier of the account of the agent's customer. Not in older versions of the page.
       * @example 5120
       */
      child_customer_id?: number | null;
      /** @description The number itself. */
      virtual_phone_number?: components["schemas"]["PhoneNumber"];
      /** @description Destination number of the virtual number. Common for toll-free numbers. */
      redirection_phone_number?: components["schemas"]["PhoneNumber"];
      /** @description When the number was activated. */
      activation_date?: components["schemas"]["LocalTime"];
      /** @description Status of the number. */
      status?: components["schemas"]["VirtualNumberStatus"];
      /** @description Category of the number. */
      category?: components["schemas"]["VirtualNumberCategory"];
      /** @description Type of the number. */
      type?: components["schemas"]["VirtualNumberType"];
      /**
       * @description Comment on the number. Not in older versions of the page.
       * @example Printed on the spring leaflet
       */
      comment?: string | null;
      /**
       * @description Display name of the number. Not in older versions of the page.
       * @example Front desk
       */
      name?: string | null;
      /** @description Advertising campaigns that use the number. Never null. */
      campaigns?: components["schemas"]["Campaign"][];
      /** @description Scenarios associated with the number. Never null. */
      scenarios?: components["schemas"]["Scenario"][];
    };
    /** @description An advertising campaign that uses the number. */
    Campaign: {
      /**
       * @description Identifier of the campaign.
       * @example 3107
       */
      campaign_id?: number | null;
      /**
       * @description Name of the campaign.
       * @example Spring sale
       */
      campaign_name?: string | null;
      /**
       * @description Identifier of the website that the campaign belongs to.
       * @example 881
       */
      site_id?: number | null;
      /**
       * @description Domain name of that website, without `http://` or `https://`.
       * @example shop.example
       */
      site_domain_name?: string | null;
      /** @description Number blocks of that website that use the number. Never null. */
      site_blocks?: components["schemas"]["SiteBlock"][];
    };
    /** @description A block of numbers on a website. */
    SiteBlock: {
      /**
       * @description Identifier of the block.
       * @example 12
       */
      site_block_id?: number | null;
      /**
       * @description Name of the block.
       * @example Page header
       */
      site_block_name?: string | null;
      /**
       * @description Whether the block is used for call tracking. In the JSON response structure only, not in the table; meaning inferred from the name.
       * @example true
       */
      is_tracking?: boolean | null;
    };
    /** @description A scenario associated with the number. */
    Scenario: {
      /**
       * @description Identifier of the scenario.
       * @example 644
       */
      scenario_id?: number | null;
      /**
       * @description Name of the scenario.
       * @example Office hours
       */
      scenario_name?: string | null;
      /**
       * @description Identifier of the call processing rule. Added to the documentation in 2025.
       * @example 9051
       */
      call_processing_rule_id?: number | null;
      /**
       * @description Whether the rule is active. Added to the documentation in 2025.
       * @example true
       */
      is_active?: boolean | null;
    };
    /**
     * @description A phone number. Its notation is not documented; third-party clients handle it as international digits without a plus sign.
     * @example 74950000001
     */
    PhoneNumber: string | null;
    /**
     * @description A date and time as `YYYY-MM-DD hh:mm:ss`. This is not RFC 3339. The time zone is not documented; it is presumably that of the account.
     * @example 2024-03-05 10:15:00
     */
    LocalTime: string | null;
    /**
     * @description Status of a virtual number. The documentation lists the values without a description.
     * @example active
     */
    VirtualNumberStatus:
      | "active"
      | "waiting"
      | "cleaning"
      | "prereserved"
      | "reserved"
      | "manual_lock"
      | "limit_lock"
      | (string & {})
      | null;
    /**
     * @description Category of a virtual number. The documentation lists the values without a description. Available numbers have the first four categories only.
     * @example usual
     */
    VirtualNumberCategory: "usual" | "bronze" | "silver" | "gold" | "platinum" | (string & {}) | null;
    /**
     * @description Type of a virtual number. Another page of the documentation explains `va` as virtual PBX; the other values are not described.
     * @example call_tracking
     */
    VirtualNumberType: "va" | "call_tracking" | "dynamic_call_tracking" | (string & {}) | null;
    /** @description Metadata of the response. */
    Metadata: {
      /** @description Present only for deprecated versions of the API. */
      api_version?: components["schemas"]["ApiVersion"];
      /** @description The account's limits, in points. Absent if no limits apply. */
      limits?: components["schemas"]["Limits"];
      /**
       * @description Total number of rows. Third parties report that it can be slightly off.
       * @example 2
       */
      total_items?: number;
    };
    /** @description Version of the API, for a deprecated version. A deprecated version is supported for two months. At most two versions are supported. */
    ApiVersion: {
      /**
       * @description Whether the version in the request is deprecated.
       * @example true
       */
      current_version_deprecated?: boolean | null;
      /**
       * @description The version in the request.
       * @example 2.0
       */
      current_version?: string | null;
      /**
       * @description The newest version.
       * @example 2.1
       */
      latest_version?: string | null;
    };
    /** @description Points that the account can spend per day and per minute. Each successful request costs one. */
    Limits: {
      /**
       * @description Points per day.
       * @example 5000
       */
      day_limit?: number | null;
      /**
       * @description Points that remain until the daily limit is reached.
       * @example 4321
       */
      day_remaining?: number | null;
      /**
       * @description Seconds until the daily limit is reset.
       * @example 40210
       */
      day_reset?: number | null;
      /**
       * @description Points per minute.
       * @example 60
       */
      minute_limit?: number | null;
      /**
       * @description Points that remain until the limit per minute is reached.
       * @example 58
       */
      minute_remaining?: number | null;
      /**
       * @description Seconds until the limit per minute is reset.
       * @example 42
       */
      minute_reset?: number | null;
    };
    /** @description Response to a request that failed. */
    RpcErrorResponse: {
      /**
       * @description Version of JSON-RPC.
       * @example 2.0
       * @constant
       */
      jsonrpc: "2.0";
      /**
       * @description The identifier of the request, or null if the API could not read it.
       * @example 1
       */
      id?: string | number | null;
      /** @description The error. */
      error: components["schemas"]["RpcError"];
    };
    /** @description An error of the API. */
    RpcError: {
      /**
       * @description Group of the error. It is not unique, so use `data.mnemonic` to identify an error. Groups: -32700 JSON, -32600 `id` and `jsonrpc`, -32601 method, -32602 parameters, -32603 internal, -32001 authentication and keys, -32003 access rights, -32004 order of calls, -32007 virtual number, -32008 component, -32009 account, -32029 limits, -32099 unsupported features of JSON-RPC. `forbidden` has -32602 in the list for the delete methods.
       * @example -32001
       */
      code: number;
      /**
       * @description Error message, in English. Use `data.mnemonic` to identify an error.
       * @example Access token is invalid
       */
      message: string;
      /** @description Error details. Required in the documentation; optional here, because a gateway's response may lack them. */
      data?: components["schemas"]["RpcErrorData"];
    };
    /** @description Error details. */
    RpcErrorData: {
      /** @description Name of the error. */
      mnemonic: components["schemas"]["Mnemonic"];
      /**
       * @description Parameter that caused the error. The names of a nested parameter are separated by dots.
       * @example filter.field
       */
      field?: string | null;
      /** @description The value in the request, unchanged. Absent if there was none. */
      value?: components["schemas"]["RpcErrorValue"];
      /**
       * @description Values of the placeholders in the message, by name. Strings in the documented structure; other types are accepted.
       * @example {
       *       "limit_type": "minute",
       *       "limit_max_value": "60"
       *     }
       */
      params?: {
        [key: string]: unknown;
      } | null;
      /**
       * @description Link to a longer explanation and possible remedies.
       * @example https://help.example/limits
       */
      extended_helper?: string | null;
      /** @description The same metadata as in a successful response. */
      metadata?: components["schemas"]["Metadata"];
    };
    /**
     * @description Value of a parameter in the request.
     * @example scenario_name
     */
    RpcErrorValue:
      | string
      | number
      | boolean
      | null
      | unknown[]
      | {
          [key: string]: unknown;
        };
    /**
     * @description Unique name of an error; the documentation recommends it for handling errors.
     *
     *     | code | mnemonics |
     *     | --- | --- |
     *     | -32700 | `parse_error` |
     *     | -32600 | `invalid_request` |
     *     | -32601 | `method_not_found` |
     *     | -32602 | `data_type_error`, `required_parameter_missed`, `invalid_parameter_value`, `unexpected_parameters`, `invalid_parameters_combination`, `error`, `sort_prohibited`, `filter_prohibited`, `date_interval_limit_reached` |
     *     | -32603 | `internal_error` |
     *     | -32001 | `access_token_expired`, `access_token_blocked`, `access_token_invalid`, `auth_error` |
     *     | -32003 | `ip_not_whitelisted`, `forbidden` |
     *     | -32008 | `method_component_disabled`, `parameter_component_disabled` |
     *     | -32009 | `account_inactive` |
     *     | -32029 | `limit_exceeded` |
     *     | -32099 | `batch_operations_not_supported`, `batch_opreations_not_supported`, `notifications_not_supported` |
     * @example access_token_invalid
     */
    Mnemonic:
      | "access_token_invalid"
      | "access_token_expired"
      | "access_token_blocked"
      | "auth_error"
      | "invalid_request"
      | "limit_exceeded"
      | "method_component_disabled"
      | "parameter_component_disabled"
      | "ip_not_whitelisted"
      | "forbidden"
      | "account_inactive"
      | "internal_error"
      | "data_type_error"
      | "required_parameter_missed"
      | "invalid_parameter_value"
      | "unexpected_parameters"
      | "invalid_parameters_combination"
      | "error"
      | "method_not_found"
      | "parse_error"
      | "batch_operations_not_supported"
      | "batch_opreations_not_supported"
      | "notifications_not_supported"
      | "sort_prohibited"
      | "filter_prohibited"
      | "date_interval_limit_reached"
      | (string & {});
    /** @description Body of a response whose status is not 200. Not documented: it may be the API's error response or a gateway's response, which may not be JSON. */
    UndocumentedErrorBody: {
      [key: string]: unknown;
    };
  };
  responses: {
    /** @description The numbers or an error; both have status 200. The errors are those common to all methods and those of the get methods. In the examples of errors, the code, the mnemonic and the message are documented; the other details are synthetic. */
    GetVirtualNumbers: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["VirtualNumbersResponse"];
      };
    };
    /** @description An error from a gateway or proxy in front of the API. Neither the status nor the body is documented. */
    UndocumentedClientError: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["UndocumentedErrorBody"];
      };
    };
    /** @description A failure of a gateway or proxy in front of the API. Neither the status nor the body is documented. */
    UndocumentedServerError: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["UndocumentedErrorBody"];
      };
    };
  };
  parameters: never;
  requestBodies: {
    /** @description The JSON-RPC request. The documentation requires `Content-Type: application/json; charset=UTF-8`, a correct `Content-Length` and UTF-8. The `Accept` header is ignored. */
    GetVirtualNumbers: {
      content: {
        "application/json": components["schemas"]["VirtualNumbersRequest"];
      };
    };
  };
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getVirtualNumbers: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: components["requestBodies"]["GetVirtualNumbers"];
    responses: {
      200: components["responses"]["GetVirtualNumbers"];
      "4XX": components["responses"]["UndocumentedClientError"];
      "5XX": components["responses"]["UndocumentedServerError"];
    };
  };
}
