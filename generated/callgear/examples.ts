// Written by scripts/generate/main.ts from specs/callgear/openapi.yaml. Do not edit.

import type { ApiExamples } from "../../src/testing/declaration.js";
import type { components } from "./types.js";

/** The documented records: those of the examples of the list, each id once. */
export const records: readonly [components["schemas"]["VirtualNumber"], ...components["schemas"]["VirtualNumber"][]] = [
  {
    id: 74213,
    child_customer_id: null,
    virtual_phone_number: "74950000001",
    redirection_phone_number: null,
    activation_date: "2024-03-05 10:15:00",
    status: "active",
    category: "usual",
    type: "call_tracking",
    comment: "Printed on the spring leaflet",
    name: "Front desk",
    campaigns: [
      {
        campaign_id: 3107,
        site_id: 881,
        site_domain_name: "shop.example",
        campaign_name: "Spring sale",
        site_blocks: [
          { site_block_id: 12, site_block_name: "Page header", is_tracking: true },
          { site_block_id: 13, site_block_name: "Page footer", is_tracking: false },
        ],
      },
    ],
    scenarios: [{ scenario_id: 644, scenario_name: "Office hours", call_processing_rule_id: 9051, is_active: true }],
  },
  {
    id: 74290,
    child_customer_id: null,
    virtual_phone_number: "78000000001",
    redirection_phone_number: "74950000002",
    activation_date: "2021-11-30 23:59:59",
    status: "active",
    category: "gold",
    type: "va",
    comment: null,
    name: "Hotline",
    campaigns: [],
    scenarios: [],
  },
];

/** The examples of the operations, and what the fake `fetch` needs besides the declaration of the API. */
export const examples: ApiExamples = {
  env: { CALLGEAR_ACCESS_TOKEN: "mock-callgear-token" },
  operations: {
    getVirtualNumbers: {
      pageSize: 1000,
      rejection: "AccessTokenInvalid",
      examples: [
        {
          name: "TwoNumbers",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: 1,
            result: {
              metadata: {
                limits: {
                  day_limit: 5000,
                  day_remaining: 4321,
                  day_reset: 40210,
                  minute_limit: 60,
                  minute_remaining: 58,
                  minute_reset: 42,
                },
                total_items: 2,
              },
              data: [
                {
                  id: 74213,
                  child_customer_id: null,
                  virtual_phone_number: "74950000001",
                  redirection_phone_number: null,
                  activation_date: "2024-03-05 10:15:00",
                  status: "active",
                  category: "usual",
                  type: "call_tracking",
                  comment: "Printed on the spring leaflet",
                  name: "Front desk",
                  campaigns: [
                    {
                      campaign_id: 3107,
                      site_id: 881,
                      site_domain_name: "shop.example",
                      campaign_name: "Spring sale",
                      site_blocks: [
                        { site_block_id: 12, site_block_name: "Page header", is_tracking: true },
                        { site_block_id: 13, site_block_name: "Page footer", is_tracking: false },
                      ],
                    },
                  ],
                  scenarios: [
                    { scenario_id: 644, scenario_name: "Office hours", call_processing_rule_id: 9051, is_active: true },
                  ],
                },
                {
                  id: 74290,
                  child_customer_id: null,
                  virtual_phone_number: "78000000001",
                  redirection_phone_number: "74950000002",
                  activation_date: "2021-11-30 23:59:59",
                  status: "active",
                  category: "gold",
                  type: "va",
                  comment: null,
                  name: "Hotline",
                  campaigns: [],
                  scenarios: [],
                },
              ],
            },
          },
        },
        {
          name: "ParseError",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: null,
            error: {
              code: -32700,
              message: "Invalid JSON was received by the server.",
              data: { mnemonic: "parse_error" },
            },
          },
        },
        {
          name: "BatchOperationsNotSupported",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: null,
            error: {
              code: -32099,
              message: "Batch operations not supported",
              data: { mnemonic: "batch_operations_not_supported" },
            },
          },
        },
        {
          name: "NotificationsNotSupported",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: null,
            error: {
              code: -32099,
              message: "Notifications not supported",
              data: { mnemonic: "notifications_not_supported" },
            },
          },
        },
        {
          name: "InvalidRequest",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: null,
            error: {
              code: -32600,
              message: "Invalid Request The JSON sent is not a valid Request object",
              data: { mnemonic: "invalid_request", field: "jsonrpc", value: "1.0" },
            },
          },
        },
        {
          name: "MethodNotFound",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: 1,
            error: {
              code: -32601,
              message: "The method does not exist / is not available",
              data: { mnemonic: "method_not_found", field: "method", value: "get.virtual_number" },
            },
          },
        },
        {
          name: "RequiredParameterMissed",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: 1,
            error: {
              code: -32602,
              message: "The required parameter has been missed",
              data: { mnemonic: "required_parameter_missed", field: "access_token" },
            },
          },
        },
        {
          name: "AccessTokenExpired",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: 1,
            error: {
              code: -32001,
              message: "Access token has been expired",
              data: { mnemonic: "access_token_expired", field: "access_token" },
            },
          },
        },
        {
          name: "AccessTokenBlocked",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: 1,
            error: {
              code: -32001,
              message: "Access token has been blocked",
              data: { mnemonic: "access_token_blocked", field: "access_token" },
            },
          },
        },
        {
          name: "LimitExceeded",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: 1,
            error: {
              code: -32029,
              message: "Limit per minute has been exceeded. Value of current limit per minute is 60",
              data: {
                mnemonic: "limit_exceeded",
                params: { limit_type: "minute", limit_max_value: "60" },
                metadata: {
                  limits: {
                    day_limit: 5000,
                    day_remaining: 4263,
                    day_reset: 40168,
                    minute_limit: 60,
                    minute_remaining: 0,
                    minute_reset: 1,
                  },
                },
              },
            },
          },
        },
        {
          name: "IpNotWhitelisted",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: 1,
            error: {
              code: -32003,
              message: "Your IP 203.0.113.7 is not whitelisted",
              data: { mnemonic: "ip_not_whitelisted", params: { ip: "203.0.113.7" } },
            },
          },
        },
        {
          name: "Forbidden",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: 1,
            error: { code: -32003, message: "Permission denied", data: { mnemonic: "forbidden" } },
          },
        },
        {
          name: "AccountInactive",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: 1,
            error: {
              code: -32009,
              message: "Your account has been disabled, contact the support service",
              data: { mnemonic: "account_inactive" },
            },
          },
        },
        {
          name: "MethodComponentDisabled",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: 1,
            error: {
              code: -32008,
              message: "You need at least one of the following components to access this method: Data API Basic set",
              data: { mnemonic: "method_component_disabled", params: { components: "Data API Basic set" } },
            },
          },
        },
        {
          name: "InternalError",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: 1,
            error: {
              code: -32603,
              message: "Internal error, contact the support service",
              data: { mnemonic: "internal_error" },
            },
          },
        },
        {
          name: "AccessTokenInvalid",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: 1,
            error: {
              code: -32001,
              message: "Access token is invalid",
              data: { mnemonic: "access_token_invalid", field: "access_token" },
            },
          },
        },
        {
          name: "AuthError",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: 1,
            error: { code: -32001, message: "Login or password is wrong", data: { mnemonic: "auth_error" } },
          },
        },
        {
          name: "DataTypeError",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: 1,
            error: {
              code: -32602,
              message: "Data supplied is of wrong type",
              data: { mnemonic: "data_type_error", field: "limit", value: "all" },
            },
          },
        },
        {
          name: "InvalidParameterValue",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: 1,
            error: {
              code: -32602,
              message: "Invalid parameter value",
              data: { mnemonic: "invalid_parameter_value", field: "filter.value", value: "[" },
            },
          },
        },
        {
          name: "UnexpectedParameters",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: 1,
            error: {
              code: -32602,
              message: "Unexpected method parameter(s)",
              data: { mnemonic: "unexpected_parameters", field: "filter.field", value: "no_such_field" },
            },
          },
        },
        {
          name: "FilterProhibited",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: 1,
            error: {
              code: -32602,
              message: "Filter by parameter is prohibited",
              data: { mnemonic: "filter_prohibited", field: "filter.field", value: "scenario_name" },
            },
          },
        },
        {
          name: "SortProhibited",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: 1,
            error: {
              code: -32602,
              message: "Sort by parameter is prohibited",
              data: { mnemonic: "sort_prohibited", field: "sort.field", value: "id" },
            },
          },
        },
        {
          name: "ParameterComponentDisabled",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: 1,
            error: {
              code: -32008,
              message: "You need at least one of the following components to access this parameter: Call tracking",
              data: {
                mnemonic: "parameter_component_disabled",
                field: "filter.field",
                value: "campaigns",
                params: { components: "Call tracking" },
              },
            },
          },
        },
        {
          name: "InvalidParametersCombination",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: 1,
            error: {
              code: -32602,
              message: "The combination of parameters is not permitted",
              data: { mnemonic: "invalid_parameters_combination" },
            },
          },
        },
        {
          name: "DateIntervalLimitReached",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: 1,
            error: {
              code: -32602,
              message: "Max value of requested date interval is 3 months",
              data: { mnemonic: "date_interval_limit_reached" },
            },
          },
        },
        {
          name: "Error",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: 1,
            error: {
              code: -32602,
              message: "The list cannot be shown at the moment",
              data: { mnemonic: "error", params: { error_message: "The list cannot be shown at the moment" } },
            },
          },
        },
        {
          name: "NoMatch",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: { jsonrpc: "2.0", id: 1, result: { metadata: { total_items: 0 }, data: [] } },
        },
        {
          name: "FirstPage",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: 1,
            result: {
              metadata: { total_items: 2 },
              data: [
                {
                  id: 74213,
                  child_customer_id: null,
                  virtual_phone_number: "74950000001",
                  redirection_phone_number: null,
                  activation_date: "2024-03-05 10:15:00",
                  status: "active",
                  category: "usual",
                  type: "call_tracking",
                  comment: "Printed on the spring leaflet",
                  name: "Front desk",
                  campaigns: [],
                  scenarios: [],
                },
              ],
            },
          },
        },
        {
          name: "SecondPage",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: 1,
            result: {
              metadata: { total_items: 2 },
              data: [
                {
                  id: 74290,
                  child_customer_id: null,
                  virtual_phone_number: "78000000001",
                  redirection_phone_number: "74950000002",
                  activation_date: "2021-11-30 23:59:59",
                  status: "active",
                  category: "gold",
                  type: "va",
                  comment: null,
                  name: "Hotline",
                  campaigns: [],
                  scenarios: [],
                },
              ],
            },
          },
        },
        {
          name: "PastTheEnd",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: { jsonrpc: "2.0", id: 1, result: { metadata: { total_items: 2 }, data: [] } },
        },
        {
          name: "DeprecatedVersion",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: "5f1d2c9a",
            result: {
              metadata: {
                api_version: { current_version_deprecated: true, current_version: "2.0", latest_version: "2.1" },
                limits: {
                  day_limit: 5000,
                  day_remaining: 12,
                  day_reset: 3600,
                  minute_limit: 60,
                  minute_remaining: 1,
                  minute_reset: 9,
                },
                total_items: 1,
              },
              data: [{ id: 74213, virtual_phone_number: "74950000001", status: "active" }],
            },
          },
        },
        {
          name: "EmptyFields",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: 1,
            result: {
              metadata: {},
              data: [
                {
                  id: null,
                  child_customer_id: null,
                  virtual_phone_number: null,
                  redirection_phone_number: null,
                  activation_date: null,
                  status: null,
                  category: null,
                  type: null,
                  comment: null,
                  name: null,
                  campaigns: [],
                  scenarios: [],
                },
                {
                  id: 74213,
                  child_customer_id: null,
                  virtual_phone_number: "74950000001",
                  redirection_phone_number: null,
                  activation_date: null,
                  status: "waiting",
                  category: null,
                  type: null,
                  comment: null,
                  name: null,
                  campaigns: [
                    {
                      campaign_id: null,
                      site_id: null,
                      site_domain_name: null,
                      campaign_name: null,
                      site_blocks: [{ site_block_id: null, site_block_name: null, is_tracking: null }],
                    },
                  ],
                  scenarios: [
                    { scenario_id: null, scenario_name: null, call_processing_rule_id: null, is_active: null },
                  ],
                },
              ],
            },
          },
        },
        {
          name: "SelectedFields",
          code: "200",
          status: 200,
          mediaType: "application/json",
          body: {
            jsonrpc: "2.0",
            id: 1,
            result: {
              metadata: { total_items: 2 },
              data: [
                { id: 74213, status: "active" },
                { id: 74290, status: "active" },
              ],
            },
          },
        },
        {
          name: "UndocumentedClientError",
          code: "4XX",
          status: 400,
          mediaType: "application/json",
          body: { message: "Bad Request" },
        },
        {
          name: "UndocumentedServerError",
          code: "5XX",
          status: 500,
          mediaType: "application/json",
          body: { message: "Bad Gateway" },
        },
      ],
    },
  },
};
