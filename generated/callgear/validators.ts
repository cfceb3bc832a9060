// Written by scripts/generate/main.ts from specs/callgear/openapi.yaml. Do not edit.

import type { ApiResponses } from "../../src/drift/declaration.js";
import { hasKeyCount } from "../../src/drift/has-key-count.js";
import { isObject } from "../../src/http/json.js";

/** The documented responses. */
export const api: ApiResponses = {
  provider: "callgear",
  operations: {
    "get.virtual_numbers": {
      source: "https://callgear.github.io/data_api/vn/get_virtual_numbers",
      responses: {
        "200": {
          content: { "application/json": { schema: "VirtualNumbersResponse", matches: isVirtualNumbersResponse } },
        },
        "4XX": {
          content: { "application/json": { schema: "UndocumentedErrorBody", matches: isUndocumentedErrorBody } },
        },
        "5XX": {
          content: { "application/json": { schema: "UndocumentedErrorBody", matches: isUndocumentedErrorBody } },
        },
      },
    },
  },
  schemas: {
    RequestId: { types: ["string", "integer"] },
    ApiVersion: {
      types: ["object"],
      properties: {
        current_version_deprecated: { types: ["boolean", "null"] },
        current_version: { types: ["string", "null"] },
        latest_version: { types: ["string", "null"] },
      },
    },
    Limits: {
      types: ["object"],
      properties: {
        day_limit: { types: ["number", "null"] },
        day_remaining: { types: ["number", "null"] },
        day_reset: { types: ["number", "null"] },
        minute_limit: { types: ["number", "null"] },
        minute_remaining: { types: ["number", "null"] },
        minute_reset: { types: ["number", "null"] },
      },
    },
    Metadata: {
      types: ["object"],
      properties: { api_version: "ApiVersion", limits: "Limits", total_items: { types: ["integer"] } },
    },
    PhoneNumber: { types: ["string", "null"] },
    LocalTime: { types: ["string", "null"] },
    VirtualNumberStatus: {
      types: ["string", "null"],
      values: ["active", "waiting", "cleaning", "prereserved", "reserved", "manual_lock", "limit_lock"],
      extensible: true,
    },
    VirtualNumberCategory: {
      types: ["string", "null"],
      values: ["usual", "bronze", "silver", "gold", "platinum"],
      extensible: true,
    },
    VirtualNumberType: {
      types: ["string", "null"],
      values: ["va", "call_tracking", "dynamic_call_tracking"],
      extensible: true,
    },
    SiteBlock: {
      types: ["object"],
      properties: {
        site_block_id: { types: ["integer", "null"] },
        site_block_name: { types: ["string", "null"] },
        is_tracking: { types: ["boolean", "null"] },
      },
    },
    Campaign: {
      types: ["object"],
      properties: {
        campaign_id: { types: ["integer", "null"] },
        campaign_name: { types: ["string", "null"] },
        site_id: { types: ["integer", "null"] },
        site_domain_name: { types: ["string", "null"] },
        site_blocks: { types: ["array"], items: "SiteBlock" },
      },
    },
    Scenario: {
      types: ["object"],
      properties: {
        scenario_id: { types: ["integer", "null"] },
        scenario_name: { types: ["string", "null"] },
        call_processing_rule_id: { types: ["integer", "null"] },
        is_active: { types: ["boolean", "null"] },
      },
    },
    VirtualNumber: {
      types: ["object"],
      properties: {
        id: { types: ["integer", "null"] },
        child_customer_id: { types: ["integer", "null"] },
        virtual_phone_number: "PhoneNumber",
        redirection_phone_number: "PhoneNumber",
        activation_date: "LocalTime",
        status: "VirtualNumberStatus",
        category: "VirtualNumberCategory",
        type: "VirtualNumberType",
        comment: { types: ["string", "null"] },
        name: { types: ["string", "null"] },
        campaigns: { types: ["array"], items: "Campaign" },
        scenarios: { types: ["array"], items: "Scenario" },
      },
    },
    VirtualNumberPage: {
      types: ["object"],
      properties: { metadata: "Metadata", data: { types: ["array"], items: "VirtualNumber" } },
      required: ["data"],
    },
    VirtualNumbersResultResponse: {
      types: ["object"],
      properties: { jsonrpc: { types: ["string"], values: ["2.0"] }, id: "RequestId", result: "VirtualNumberPage" },
      required: ["jsonrpc", "result"],
    },
    Mnemonic: {
      types: ["string"],
      values: [
        "access_token_invalid",
        "access_token_expired",
        "access_token_blocked",
        "auth_error",
        "invalid_request",
        "limit_exceeded",
        "method_component_disabled",
        "parameter_component_disabled",
        "ip_not_whitelisted",
        "forbidden",
        "account_inactive",
        "internal_error",
        "data_type_error",
        "required_parameter_missed",
        "invalid_parameter_value",
        "unexpected_parameters",
        "invalid_parameters_combination",
        "error",
        "method_not_found",
        "parse_error",
        "batch_operations_not_supported",
        "batch_opreations_not_supported",
        "notifications_not_supported",
        "sort_prohibited",
        "filter_prohibited",
        "date_interval_limit_reached",
      ],
      extensible: true,
    },
    RpcErrorValue: {
      oneOf: [
        { types: ["string"] },
        { types: ["number"] },
        { types: ["boolean"] },
        { types: ["null"] },
        { types: ["array"], items: {} },
        { types: ["object"], additional: true },
      ],
    },
    RpcErrorData: {
      types: ["object"],
      properties: {
        mnemonic: "Mnemonic",
        field: { types: ["string", "null"] },
        value: "RpcErrorValue",
        params: { types: ["object", "null"], additional: true },
        extended_helper: { types: ["string", "null"] },
        metadata: "Metadata",
      },
      required: ["mnemonic"],
    },
    RpcError: {
      types: ["object"],
      properties: { code: { types: ["integer"] }, message: { types: ["string"] }, data: "RpcErrorData" },
      required: ["code", "message"],
    },
    RpcErrorResponse: {
      types: ["object"],
      properties: {
        jsonrpc: { types: ["string"], values: ["2.0"] },
        id: { types: ["string", "integer", "null"] },
        error: "RpcError",
      },
      required: ["jsonrpc", "error"],
    },
    VirtualNumbersResponse: { oneOf: ["VirtualNumbersResultResponse", "RpcErrorResponse"] },
    UndocumentedErrorBody: { types: ["object"], additional: true },
  },
};

function isVirtualNumbersResponse(value: unknown): boolean {
  return isVirtualNumbersResultResponse(value) || isRpcErrorResponse(value);
}

function isVirtualNumbersResultResponse(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  let count = 2;
  const v0 = value["jsonrpc"];
  if (!(v0 === "2.0")) {
    return false;
  }
  const v1 = value["id"];
  if (v1 !== undefined) {
    if (!isRequestId(v1)) {
      return false;
    }
    count++;
  }
  const v2 = value["result"];
  if (!isVirtualNumberPage(v2)) {
    return false;
  }
  return hasKeyCount(value, count);
}

function isRequestId(value: unknown): boolean {
  return typeof value === "string" || Number.isInteger(value);
}

function isVirtualNumberPage(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  let count = 1;
  const v0 = value["metadata"];
  if (v0 !== undefined) {
    if (!isMetadata(v0)) {
      return false;
    }
    count++;
  }
  const v1 = value["data"];
  if (!(Array.isArray(v1) && v1.every(isVirtualNumber))) {
    return false;
  }
  return hasKeyCount(value, count);
}

function isMetadata(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  let count = 0;
  const v0 = value["api_version"];
  if (v0 !== undefined) {
    if (!isApiVersion(v0)) {
      return false;
    }
    count++;
  }
  const v1 = value["limits"];
  if (v1 !== undefined) {
    if (!isLimits(v1)) {
      return false;
    }
    count++;
  }
  const v2 = value["total_items"];
  if (v2 !== undefined) {
    if (!Number.isInteger(v2)) {
      return false;
    }
    count++;
  }
  return hasKeyCount(value, count);
}

function isApiVersion(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  let count = 0;
  const v0 = value["current_version_deprecated"];
  if (v0 !== undefined) {
    if (!(typeof v0 === "boolean" || v0 === null)) {
      return false;
    }
    count++;
  }
  const v1 = value["current_version"];
  if (v1 !== undefined) {
    if (!(typeof v1 === "string" || v1 === null)) {
      return false;
    }
    count++;
  }
  const v2 = value["latest_version"];
  if (v2 !== undefined) {
    if (!(typeof v2 === "string" || v2 === null)) {
      return false;
    }
    count++;
  }
  return hasKeyCount(value, count);
}

function isLimits(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  let count = 0;
  const v0 = value["day_limit"];
  if (v0 !== undefined) {
    if (!(typeof v0 === "number" || v0 === null)) {
      return false;
    }
    count++;
  }
  const v1 = value["day_remaining"];
  if (v1 !== undefined) {
    if (!(typeof v1 === "number" || v1 === null)) {
      return false;
    }
    count++;
  }
  const v2 = value["day_reset"];
  if (v2 !== undefined) {
    if (!(typeof v2 === "number" || v2 === null)) {
      return false;
    }
    count++;
  }
  const v3 = value["minute_limit"];
  if (v3 !== undefined) {
    if (!(typeof v3 === "number" || v3 === null)) {
      return false;
    }
    count++;
  }
  const v4 = value["minute_remaining"];
  if (v4 !== undefined) {
    if (!(typeof v4 === "number" || v4 === null)) {
      return false;
    }
    count++;
  }
  const v5 = value["minute_reset"];
  if (v5 !== undefined) {
    if (!(typeof v5 === "number" || v5 === null)) {
      return false;
    }
    count++;
  }
  return hasKeyCount(value, count);
}

function isVirtualNumber(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  let count = 0;
  const v0 = value["id"];
  if (v0 !== undefined) {
    if (!(Number.isInteger(v0) || v0 === null)) {
      return false;
    }
    count++;
  }
  const v1 = value["child_customer_id"];
  if (v1 !== undefined) {
    if (!(Number.isInteger(v1) || v1 === null)) {
      return false;
    }
    count++;
  }
  const v2 = value["virtual_phone_number"];
  if (v2 !== undefined) {
    if (!isPhoneNumber(v2)) {
      return false;
    }
    count++;
  }
  const v3 = value["redirection_phone_number"];
  if (v3 !== undefined) {
    if (!isPhoneNumber(v3)) {
      return false;
    }
    count++;
  }
  const v4 = value["activation_date"];
  if (v4 !== undefined) {
    if (!isLocalTime(v4)) {
      return false;
    }
    count++;
  }
  const v5 = value["status"];
  if (v5 !== undefined) {
    if (!isVirtualNumberStatus(v5)) {
      return false;
    }
    count++;
  }
  const v6 = value["category"];
  if (v6 !== undefined) {
    if (!isVirtualNumberCategory(v6)) {
      return false;
    }
    count++;
  }
  const v7 = value["type"];
  if (v7 !== undefined) {
    if (!isVirtualNumberType(v7)) {
      return false;
    }
    count++;
  }
  const v8 = value["comment"];
  if (v8 !== undefined) {
    if (!(typeof v8 === "string" || v8 === null)) {
      return false;
    }
    count++;
  }
  const v9 = value["name"];
  if (v9 !== undefined) {
    if (!(typeof v9 === "string" || v9 === null)) {
      return false;
    }
    count++;
  }
  const v10 = value["campaigns"];
  if (v10 !== undefined) {
    if (!(Array.isArray(v10) && v10.every(isCampaign))) {
      return false;
    }
    count++;
  }
  const v11 = value["scenarios"];
  if (v11 !== undefined) {
    if (!(Array.isArray(v11) && v11.every(isScenario))) {
      return false;
    }
    count++;
  }
  return hasKeyCount(value, count);
}

function isPhoneNumber(value: unknown): boolean {
  return typeof value === "string" || value === null;
}

function isLocalTime(value: unknown): boolean {
  return typeof value === "string" || value === null;
}

function isVirtualNumberStatus(value: unknown): boolean {
  return (
    value === "active" ||
    value === "waiting" ||
    value === "cleaning" ||
    value === "prereserved" ||
    value === "reserved" ||
    value === "manual_lock" ||
    value === "limit_lock" ||
    value === null
  );
}

function isVirtualNumberCategory(value: unknown): boolean {
  return (
    value === "usual" ||
    value === "bronze" ||
    value === "silver" ||
    value === "gold" ||
    value === "platinum" ||
    value === null
  );
}

function isVirtualNumberType(value: unknown): boolean {
  return value === "va" || value === "call_tracking" || value === "dynamic_call_tracking" || value === null;
}

function isCampaign(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  let count = 0;
  const v0 = value["campaign_id"];
  if (v0 !== undefined) {
    if (!(Number.isInteger(v0) || v0 === null)) {
      return false;
    }
    count++;
  }
  const v1 = value["campaign_name"];
  if (v1 !== undefined) {
    if (!(typeof v1 === "string" || v1 === null)) {
      return false;
    }
    count++;
  }
  const v2 = value["site_id"];
  if (v2 !== undefined) {
    if (!(Number.isInteger(v2) || v2 === null)) {
      return false;
    }
    count++;
  }
  const v3 = value["site_domain_name"];
  if (v3 !== undefined) {
    if (!(typeof v3 === "string" || v3 === null)) {
      return false;
    }
    count++;
  }
  const v4 = value["site_blocks"];
  if (v4 !== undefined) {
    if (!(Array.isArray(v4) && v4.every(isSiteBlock))) {
      return false;
    }
    count++;
  }
  return hasKeyCount(value, count);
}

function isSiteBlock(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  let count = 0;
  const v0 = value["site_block_id"];
  if (v0 !== undefined) {
    if (!(Number.isInteger(v0) || v0 === null)) {
      return false;
    }
    count++;
  }
  const v1 = value["site_block_name"];
  if (v1 !== undefined) {
    if (!(typeof v1 === "string" || v1 === null)) {
      return false;
    }
    count++;
  }
  const v2 = value["is_tracking"];
  if (v2 !== undefined) {
    if (!(typeof v2 === "boolean" || v2 === null)) {
      return false;
    }
    count++;
  }
  return hasKeyCount(value, count);
}

function isScenario(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  let count = 0;
  const v0 = value["scenario_id"];
  if (v0 !== undefined) {
    if (!(Number.isInteger(v0) || v0 === null)) {
      return false;
    }
    count++;
  }
  const v1 = value["scenario_name"];
  if (v1 !== undefined) {
    if (!(typeof v1 === "string" || v1 === null)) {
      return false;
    }
    count++;
  }
  const v2 = value["call_processing_rule_id"];
  if (v2 !== undefined) {
    if (!(Number.isInteger(v2) || v2 === null)) {
      return false;
    }
    count++;
  }
  const v3 = value["is_active"];
  if (v3 !== undefined) {
    if (!(typeof v3 === "boolean" || v3 === null)) {
      return false;
    }
    count++;
  }
  return hasKeyCount(value, count);
}

function isRpcErrorResponse(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  let count = 2;
  const v0 = value["jsonrpc"];
  if (!(v0 === "2.0")) {
    return false;
  }
  const v1 = value["id"];
  if (v1 !== undefined) {
    if (!(typeof v1 === "string" || Number.isInteger(v1) || v1 === null)) {
      return false;
    }
    count++;
  }
  const v2 = value["error"];
  if (!isRpcError(v2)) {
    return false;
  }
  return hasKeyCount(value, count);
}

function isRpcError(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  let count = 2;
  const v0 = value["code"];
  if (!Number.isInteger(v0)) {
    return false;
  }
  const v1 = value["message"];
  if (!(typeof v1 === "string")) {
    return false;
  }
  const v2 = value["data"];
  if (v2 !== undefined) {
    if (!isRpcErrorData(v2)) {
      return false;
    }
    count++;
  }
  return hasKeyCount(value, count);
}

function isRpcErrorData(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  let count = 1;
  const v0 = value["mnemonic"];
  if (!isMnemonic(v0)) {
    return false;
  }
  const v1 = value["field"];
  if (v1 !== undefined) {
    if (!(typeof v1 === "string" || v1 === null)) {
      return false;
    }
    count++;
  }
  const v2 = value["value"];
  if (v2 !== undefined) {
    if (!isRpcErrorValue(v2)) {
      return false;
    }
    count++;
  }
  const v3 = value["params"];
  if (v3 !== undefined) {
    if (!(isObject(v3) || v3 === null)) {
      return false;
    }
    count++;
  }
  const v4 = value["extended_helper"];
  if (v4 !== undefined) {
    if (!(typeof v4 === "string" || v4 === null)) {
      return false;
    }
    count++;
  }
  const v5 = value["metadata"];
  if (v5 !== undefined) {
    if (!isMetadata(v5)) {
      return false;
    }
    count++;
  }
  return hasKeyCount(value, count);
}

function isMnemonic(value: unknown): boolean {
  return (
    value === "access_token_invalid" ||
    value === "access_token_expired" ||
    value === "access_token_blocked" ||
    value === "auth_error" ||
    value === "invalid_request" ||
    value === "limit_exceeded" ||
    value === "method_component_disabled" ||
    value === "parameter_component_disabled" ||
    value === "ip_not_whitelisted" ||
    value === "forbidden" ||
    value === "account_inactive" ||
    value === "internal_error" ||
    value === "data_type_error" ||
    value === "required_parameter_missed" ||
    value === "invalid_parameter_value" ||
    value === "unexpected_parameters" ||
    value === "invalid_parameters_combination" ||
    value === "error" ||
    value === "method_not_found" ||
    value === "parse_error" ||
    value === "batch_operations_not_supported" ||
    value === "batch_opreations_not_supported" ||
    value === "notifications_not_supported" ||
    value === "sort_prohibited" ||
    value === "filter_prohibited" ||
    value === "date_interval_limit_reached"
  );
}

function isRpcErrorValue(value: unknown): boolean {
  return (
    typeof value === "string" ||
    typeof value === "number" ||
    typeof value === "boolean" ||
    value === null ||
    Array.isArray(value) ||
    isObject(value)
  );
}

function isUndocumentedErrorBody(value: unknown): boolean {
  return isObject(value);
}
