// Written by scripts/generate/main.ts from specs/apifonica/openapi.yaml. Do not edit.

import type { ApiResponses } from "../../src/drift/declaration.js";
import { hasKeyCount } from "../../src/drift/has-key-count.js";
import { isObject } from "../../src/http/json.js";

/** The documented responses. */
export const api: ApiResponses = {
  provider: "apifonica",
  operations: {
    listNumbers: {
      source: "https://www.apifonica.com/docs/api/rest/get-list-rented-numbers",
      responses: {
        "200": { content: { "application/json": { schema: "RentedNumberPage", matches: isRentedNumberPage } } },
        "4XX": { content: { "application/json": { schema: "ErrorBody", matches: isErrorBody } } },
        "5XX": { content: { "application/json": { schema: "ErrorBody", matches: isErrorBody } } },
      },
    },
  },
  schemas: {
    AccountSid: { types: ["string"] },
    PhoneNumber: { types: ["string"] },
    CountryCode: { types: ["string"] },
    CountryName: { types: ["string"] },
    NumberType: { types: ["string"], values: ["local", "mobile", "toll_free", "sip"], extensible: true },
    CallbackMethod: { types: ["string"], values: ["GET", "POST"], extensible: true },
    ApplicationSid: { types: ["string", "null"] },
    Timestamp: { types: ["string"] },
    NumberMode: { types: ["string"], values: ["end_point", "sip_phone", "xml"], extensible: true },
    RentedNumber: {
      types: ["object"],
      properties: {
        number_sid: { types: ["string"] },
        account_sid: "AccountSid",
        number: "PhoneNumber",
        token: { types: ["string", "null"] },
        name: { types: ["string"] },
        country_code: "CountryCode",
        country_name: "CountryName",
        type: "NumberType",
        call_controller: { types: ["string"] },
        call_method: "CallbackMethod",
        msg_controller: { types: ["string"] },
        msg_method: "CallbackMethod",
        msg_app_sid: "ApplicationSid",
        call_app_sid: "ApplicationSid",
        endpoint_sid: { types: ["string", "null"] },
        created: "Timestamp",
        updated: "Timestamp",
        voice: { types: ["boolean"] },
        messaging: { types: ["boolean"] },
        mode: "NumberMode",
      },
      required: [
        "number_sid",
        "account_sid",
        "number",
        "token",
        "country_code",
        "country_name",
        "type",
        "call_controller",
        "call_method",
        "msg_controller",
        "msg_method",
        "msg_app_sid",
        "call_app_sid",
        "endpoint_sid",
        "created",
        "updated",
        "voice",
        "messaging",
        "mode",
      ],
    },
    RentedNumberPage: {
      types: ["object"],
      properties: {
        limit: { types: ["integer"] },
        prev: { types: ["string", "null"] },
        next: { types: ["string", "null"] },
        numbers: { types: ["array"], items: "RentedNumber" },
      },
      required: ["limit", "prev", "next", "numbers"],
    },
    ErrorBody: {
      types: ["object"],
      properties: { status_code: { types: ["integer"] }, status_message: { types: ["string"] } },
    },
  },
};

function isRentedNumberPage(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  const count = 4;
  const v0 = value["limit"];
  if (!Number.isInteger(v0)) {
    return false;
  }
  const v1 = value["prev"];
  if (!(typeof v1 === "string" || v1 === null)) {
    return false;
  }
  const v2 = value["next"];
  if (!(typeof v2 === "string" || v2 === null)) {
    return false;
  }
  const v3 = value["numbers"];
  if (!(Array.isArray(v3) && v3.every(isRentedNumber))) {
    return false;
  }
  return hasKeyCount(value, count);
}

function isRentedNumber(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  let count = 19;
  const v0 = value["number_sid"];
  if (!(typeof v0 === "string")) {
    return false;
  }
  const v1 = value["account_sid"];
  if (!isAccountSid(v1)) {
    return false;
  }
  const v2 = value["number"];
  if (!isPhoneNumber(v2)) {
    return false;
  }
  const v3 = value["token"];
  if (!(typeof v3 === "string" || v3 === null)) {
    return false;
  }
  const v4 = value["name"];
  if (v4 !== undefined) {
    if (!(typeof v4 === "string")) {
      return false;
    }
    count++;
  }
  const v5 = value["country_code"];
  if (!isCountryCode(v5)) {
    return false;
  }
  const v6 = value["country_name"];
  if (!isCountryName(v6)) {
    return false;
  }
  const v7 = value["type"];
  if (!isNumberType(v7)) {
    return false;
  }
  const v8 = value["call_controller"];
  if (!(typeof v8 === "string")) {
    return false;
  }
  const v9 = value["call_method"];
  if (!isCallbackMethod(v9)) {
    return false;
  }
  const v10 = value["msg_controller"];
  if (!(typeof v10 === "string")) {
    return false;
  }
  const v11 = value["msg_method"];
  if (!isCallbackMethod(v11)) {
    return false;
  }
  const v12 = value["msg_app_sid"];
  if (!isApplicationSid(v12)) {
    return false;
  }
  const v13 = value["call_app_sid"];
  if (!isApplicationSid(v13)) {
    return false;
  }
  const v14 = value["endpoint_sid"];
  if (!(typeof v14 === "string" || v14 === null)) {
    return false;
  }
  const v15 = value["created"];
  if (!isTimestamp(v15)) {
    return false;
  }
  const v16 = value["updated"];
  if (!isTimestamp(v16)) {
    return false;
  }
  const v17 = value["voice"];
  if (!(typeof v17 === "boolean")) {
    return false;
  }
  const v18 = value["messaging"];
  if (!(typeof v18 === "boolean")) {
    return false;
  }
  const v19 = value["mode"];
  if (!isNumberMode(v19)) {
    return false;
  }
  return hasKeyCount(value, count);
}

function isAccountSid(value: unknown): boolean {
  return typeof value === "string";
}

function isPhoneNumber(value: unknown): boolean {
  return typeof value === "string";
}

function isCountryCode(value: unknown): boolean {
  return typeof value === "string";
}

function isCountryName(value: unknown): boolean {
  return typeof value === "string";
}

function isNumberType(value: unknown): boolean {
  return value === "local" || value === "mobile" || value === "toll_free" || value === "sip";
}

function isCallbackMethod(value: unknown): boolean {
  return value === "GET" || value === "POST";
}

function isApplicationSid(value: unknown): boolean {
  return typeof value === "string" || value === null;
}

function isTimestamp(value: unknown): boolean {
  return typeof value === "string";
}

function isNumberMode(value: unknown): boolean {
  return value === "end_point" || value === "sip_phone" || value === "xml";
}

function isErrorBody(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  let count = 0;
  const v0 = value["status_code"];
  if (v0 !== undefined) {
    if (!Number.isInteger(v0)) {
      return false;
    }
    count++;
  }
  const v1 = value["status_message"];
  if (v1 !== undefined) {
    if (!(typeof v1 === "string")) {
      return false;
    }
    count++;
  }
  return hasKeyCount(value, count);
}
