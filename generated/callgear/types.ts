// Written by scripts/generate/main.ts from specs/callgear/openapi.yaml. Do not edit.

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
     * @description Returns the virtual numbers that are connected to the account, a window of up to 10,000 rows at a time. Filters,
     *     sorting and the choice of fields are part of the request body.
     *
     *     No security scheme applies: the credential is `params.access_token`. The caller's IP address has to be on the
     *     account's whitelist as well, so that calls from browsers hardly come into question. Agents and clients may both call it.
     *
     *     A successful call costs one point of the account's daily and minutely budgets; `result.metadata.limits` says what
     *     is left. Rows beyond an offset of 100,000 plus one window cannot be reached.
     */
    post: operations["getVirtualNumbers"];
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
    /** @description A JSON-RPC 2.0 call of the method `get.virtual_numbers`. */
    GetVirtualNumbersRequest: {
      /**
       * @description Version of the JSON-RPC specification that the call follows.
       * @example 2.0
       * @constant
       */
      jsonrpc: "2.0";
      /** @description Chosen by the caller; the reply repeats it. A call without it is refused. */
      id: components["schemas"]["RequestId"];
      /**
       * @description Name of the method. It tells this call apart from the others that share the path.
       * @example get.virtual_numbers
       * @constant
       */
      method: "get.virtual_numbers";
      /** @description Credential and arguments of the call. */
      params: components["schemas"]["GetVirtualNumbersParams"];
    };
    /**
     * @description Identifier of a call. The documentation advises a random number, or a hash that is unique.
     * @example 1
     * @example 5f1d2c9a
     */
    RequestId: string | number;
    /** @description Arguments of `get.virtual_numbers`. */
    GetVirtualNumbersParams: {
      /** @description The credential of the call. */
      access_token?: components["schemas"]["AccessToken"];
      /** @description The customer's user on whose behalf an agent makes the call. */
      user_id?: components["schemas"]["UserId"];
      /**
       * @description Size of the window, that is, how many rows to return at most.
       * @default 1000
       * @example 1000
       */
      limit?: number;
      /**
       * @description Where the window starts, that is, how many rows to skip.
       * @default 0
       * @example 0
       */
      offset?: number;
      /** @description Which rows to return. All of them where it is left out. */
      filter?: components["schemas"]["Filter"];
      /**
       * @description Which properties the rows shall have. The method's default ones where it is left out.
       * @example [
       *       "id",
       *       "status"
       *     ]
       */
      fields?: components["schemas"]["VirtualNumberField"][];
      /**
       * @description By what the rows are sorted; the first rule counts most.
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
     * @description A key that was made for a user of the account in the client area (permanent, or temporary with a date of expiry), or
     *     the session key that the method `login.user` returns and that lasts one hour.
     * @example mock-callgear-token
     */
    AccessToken: string;
    /**
     * @description Identifier of a customer's user, as the method `get.customer_users` lists them.
     * @example 40218
     */
    UserId: number;
    /**
     * @description Either one comparison or a tree of them. A name that the method does not have gives `unexpected_parameters`, and one
     *     that cannot be filtered by gives `filter_prohibited`.
     */
    Filter: components["schemas"]["SimpleFilter"] | components["schemas"]["FilterTree"];
    /** @description One comparison of a property with a value. */
    SimpleFilter: {
      /** @description The property that is compared. */
      field: components["schemas"]["FilterField"];
      /** @description How it is compared. */
      operator: components["schemas"]["FilterOperator"];
      /** @description What it is compared with. Where it is left out, the API takes it to be empty. */
      value?: components["schemas"]["FilterValue"];
    };
    /** @description Several filters joined by one condition. */
    FilterTree: {
      /** @description The filters that are joined; each may be a tree itself. */
      filters: components["schemas"]["Filter"][];
      /**
       * @description Whether all of the filters have to match, or any one of them.
       * @example and
       * @enum {string}
       */
      condition: "and" | "or";
    };
    /**
     * @description Property of a virtual number that can be filtered by. Members of campaigns and scenarios cannot.
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
     * @description How a property is compared with the value.
     *
     *     | operator | meaning | types |
     *     | --- | --- | --- |
     *     | `=`, `!=` | equal, not equal; also with null | number, string, null, boolean, date, enumeration |
     *     | `<`, `>`, `<=`, `>=` | order | number, date |
     *     | `like` | text with `%` for anything, case sensitive | string |
     *     | `regexp` | POSIX regular expression, case sensitive | string |
     *     | `jsquery` | PostgreSQL jsquery expression | object, array |
     *     | `in` | any of the values of an array | number, string, enumeration |
     *     | `ilike`, `not_like`, `not_ilike` | as `like`, regardless of case or negated | string |
     *     | `not_in` | none of the values of an array | number, string, enumeration |
     *     | `overlap`, `not_overlap` | an array has, or has not, the value | string |
     *     | `is_null`, `is_not_null` | empty, not empty; with the value null | number, string, null, boolean, date, enumeration |
     *
     *     Those in the last four rows are documented by the Russian pages only, and not for every method.
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
     * @description What a property is compared with: an array for `in` and `not_in`, null for emptiness, otherwise a scalar. Dates are
     *     written as `YYYY-MM-DD hh:mm:ss`.
     * @example active
     * @example [
     *       "va",
     *       "call_tracking"
     *     ]
     */
    FilterValue: string | number | boolean | null | (string | number)[];
    /** @description A property to sort by, and the direction. */
    SortRule: {
      /** @description The property that decides the order. */
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
     * @description Property of a virtual number that can be sorted by. Any other gives `sort_prohibited`.
     * @example name
     * @enum {string}
     */
    SortField: "child_customer_id" | "status" | "category" | "type" | "comment" | "name";
    /**
     * @description Property of a virtual number that can be asked for. Whether members of campaigns and scenarios can be asked for
     *     singly is not documented, so they are not here. An unknown name gives `unexpected_parameters`.
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
    /** @description Body of every answer with status 200. It has either `result` or `error`. */
    GetVirtualNumbersAnswer: components["schemas"]["GetVirtualNumbersReply"] | components["schemas"]["RpcErrorReply"];
    /** @description Reply to a call that succeeded. */
    GetVirtualNumbersReply: {
      /**
       * @description Version of the JSON-RPC specification that the reply follows.
       * @example 2.0
       * @constant
       */
      jsonrpc: "2.0";
      /** @description The identifier that the call had. */
      id?: components["schemas"]["RequestId"];
      /** @description What the method returned. */
      result: components["schemas"]["VirtualNumberWindow"];
    };
    /** @description One window of the list, and what is known about the whole. */
    VirtualNumberWindow: {
      /** @description Total, budget and notice of deprecation. */
      metadata?: components["schemas"]["Metadata"];
      /** @description The numbers of this window. Empty where the window lies behind the last row. */
      data: components["schemas"]["VirtualNumber"][];
    };
    /**
     * @description A virtual phone number of the account. Which properties it has depends on `fields` of the call, so none is required.
     *     Scalars that are empty are null; arrays that are empty are empty arrays.
     */
    VirtualNumber: {
      /**
       * @description Identifier of the virtual number.
       * @example 74213
       */
      id?: number | null;
      /**
       * @description Identifier of the agent's client whose number this is.
       * @example 5120
       */
      child_customer_id?: number | null;
      /** @description The number itself. */
      virtual_phone_number?: components["schemas"]["PhoneNumber"];
      /** @description The number that the virtual one is tied to and leads to; usual with toll-free numbers. */
      redirection_phone_number?: components["schemas"]["PhoneNumber"];
      /** @description When the number was activated. */
      activation_date?: components["schemas"]["LocalTime"];
      /** @description State in which the number is. */
      status?: components["schemas"]["VirtualNumberStatus"];
      /** @description Category that the number belongs to. */
      category?: components["schemas"]["VirtualNumberCategory"];
      /** @description What the number is used for. */
      type?: components["schemas"]["VirtualNumberType"];
      /**
       * @description Free remark on the number.
       * @example Printed on the spring leaflet
       */
      comment?: string | null;
      /**
       * @description Name under which the account shows the number.
       * @example Front desk
       */
      name?: string | null;
      /** @description Advertising campaigns in which the number is used. Never null. */
      campaigns?: components["schemas"]["Campaign"][];
      /** @description Call scenarios that the number is connected to. Never null. */
      scenarios?: components["schemas"]["Scenario"][];
    };
    /** @description An advertising campaign in which the number is used. */
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
       * @description Domain name of that website, without http or https in front.
       * @example shop.example
       */
      site_domain_name?: string | null;
      /** @description Blocks of numbers on that website in which the number is used. Never null. */
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
       * @description Presumably whether the block takes part in call tracking; the documentation does not explain it.
       * @example true
       */
      is_tracking?: boolean | null;
    };
    /** @description A call scenario that the number is connected to. */
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
       * @description Identifier of the call processing rule by which the scenario is connected.
       * @example 9051
       */
      call_processing_rule_id?: number | null;
      /**
       * @description Whether that rule is active.
       * @example true
       */
      is_active?: boolean | null;
    };
    /**
     * @description A phone number. Its form is not documented; public client code handles it as international digits without a plus
     *     sign.
     * @example 74950000001
     */
    PhoneNumber: string | null;
    /**
     * @description A date and time as `YYYY-MM-DD hh:mm:ss`, without a zone. This is not RFC 3339.
     * @example 2024-03-05 10:15:00
     */
    LocalTime: string | null;
    /**
     * @description State of a virtual number. The documentation lists the words and does not explain them.
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
     * @description Category of a virtual number. The documentation lists the words and does not explain them.
     * @example usual
     */
    VirtualNumberCategory: "usual" | "bronze" | "silver" | "gold" | "platinum" | (string & {}) | null;
    /**
     * @description What a virtual number is used for. Another page of the documentation spells `va` out as virtual PBX; the other words
     *     are not explained.
     * @example call_tracking
     */
    VirtualNumberType: "va" | "call_tracking" | "dynamic_call_tracking" | (string & {}) | null;
    /** @description What the API tells about the call beside its data. */
    Metadata: {
      /** @description Returned for versions of the API that are deprecated, and absent otherwise. */
      api_version?: components["schemas"]["ApiVersion"];
      /** @description The account's budget of points. Absent where no limits apply. */
      limits?: components["schemas"]["Limits"];
      /**
       * @description How many rows there are in all, whatever the window. Third parties found it slightly off.
       * @example 2
       */
      total_items?: number;
    };
    /** @description State of the called version of the API. An old version keeps working for two months after a new one appears. */
    ApiVersion: {
      /**
       * @description Whether the version that was called is deprecated.
       * @example true
       */
      current_version_deprecated?: boolean | null;
      /**
       * @description The version that was called.
       * @example 2.0
       */
      current_version?: string | null;
      /**
       * @description The newest version that there is.
       * @example 2.1
       */
      latest_version?: string | null;
    };
    /** @description Points that the account may spend by day and by minute. Each successful call costs one. */
    Limits: {
      /**
       * @description Points in a day's budget.
       * @example 5000
       */
      day_limit?: number | null;
      /**
       * @description Points that are left of the day's budget.
       * @example 4321
       */
      day_remaining?: number | null;
      /**
       * @description Seconds until the day's budget is full again.
       * @example 40210
       */
      day_reset?: number | null;
      /**
       * @description Points in a minute's budget.
       * @example 60
       */
      minute_limit?: number | null;
      /**
       * @description Points that are left of the minute's budget.
       * @example 58
       */
      minute_remaining?: number | null;
      /**
       * @description Seconds until the minute's budget is full again.
       * @example 42
       */
      minute_reset?: number | null;
    };
    /** @description Reply to a call that failed. */
    RpcErrorReply: {
      /**
       * @description Version of the JSON-RPC specification that the reply follows.
       * @example 2.0
       * @constant
       */
      jsonrpc: "2.0";
      /**
       * @description The identifier that the call had, or null where the API could not tell.
       * @example 1
       */
      id?: string | number | null;
      /** @description What went wrong. */
      error: components["schemas"]["RpcError"];
    };
    /** @description An error of the API. */
    RpcError: {
      /**
       * @description Group of the error. It is not unique: -32700 JSON, -32600 `id` and `jsonrpc`, -32601 method, -32602 parameters,
       *     -32603 internal, -32001 authentication and keys, -32003 access rights, -32004 order of calls, -32007 virtual
       *     number, -32008 component, -32009 account, -32029 limits, -32099 features of JSON-RPC that are not supported.
       * @example -32001
       */
      code: number;
      /**
       * @description Text of the error, in English. Its wording is not stable enough to tell errors apart.
       * @example Access token is invalid
       */
      message: string;
      /** @description Details. The documentation calls them required; do not rely on it where the API did not write the answer. */
      data?: components["schemas"]["RpcErrorData"];
    };
    /** @description Details of an error. */
    RpcErrorData: {
      /** @description Name of the error. */
      mnemonic: components["schemas"]["Mnemonic"];
      /**
       * @description Parameter that the error is about. A nested one is written as a path with dots.
       * @example filter.field
       */
      field?: string | null;
      /** @description What the caller passed, unchanged. Absent where nothing was passed. */
      value?: components["schemas"]["RpcErrorValue"];
      /**
       * @description What fills the placeholders of the message, by their names.
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
      /** @description The same metadata that a successful reply has. */
      metadata?: components["schemas"]["Metadata"];
    };
    /**
     * @description A value that the caller passed in any parameter.
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
     * @description Unique name of an error; the documentation recommends it for telling errors apart.
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
    /**
     * @description Body of an answer whose status is not 200. The documentation says nothing about it: it may be the API's error reply,
     *     or whatever a gateway in front of the API writes, which need not be JSON.
     */
    UndocumentedErrorBody: {
      [key: string]: unknown;
    };
  };
  responses: {
    /** @description The numbers, or an error; the API answers both with status 200. In the examples of errors the code, the mnemonic and the message are documented; the other details are made up. */
    GetVirtualNumbers: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["GetVirtualNumbersAnswer"];
      };
    };
    /** @description A refusal below the API itself. The documentation describes neither the status nor the body. */
    UndocumentedClientError: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": components["schemas"]["UndocumentedErrorBody"];
      };
    };
    /** @description A failure below the API itself. The documentation describes neither the status nor the body. */
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
    /**
     * @description The call of the method. The documentation wants `Content-Type: application/json; charset=UTF-8`, a right
     *     `Content-Length` and UTF-8; the `Accept` header is ignored.
     */
    GetVirtualNumbers: {
      content: {
        "application/json": components["schemas"]["GetVirtualNumbersRequest"];
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
