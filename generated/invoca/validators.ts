// Written by scripts/generate/main.ts from specs/invoca/openapi.yaml. Do not edit.

import type { ApiResponses } from "../../src/drift/declaration.js";
import { hasKeyCount } from "../../src/drift/has-key-count.js";
import { isObject } from "../../src/http/json.js";

/** The documented responses. */
export const api: ApiResponses = {
  provider: "invoca",
  operations: {
    listDestinations: {
      source:
        "https://github.com/Invoca/developer-docs/blob/18a66674a5bed67f76e64f32c4944e7ef8818fb9/source/api_documentation/network_integration/customer_phone_numbers/_get_customer_phone_numbers.rst",
      responses: {
        "200": { content: { "application/json": { schema: "DestinationList", matches: isDestinationList } } },
        "401": { content: { "application/json": { schema: "UndocumentedBody", matches: isUndocumentedBody } } },
        "403": { content: { "application/json": { schema: "ErrorBody", matches: isErrorBody } } },
        "404": { content: { "application/json": { schema: "ErrorBody", matches: isErrorBody } } },
        "500": { content: { "application/json": { schema: "ErrorBody", matches: isErrorBody } } },
      },
    },
    getDestination: {
      source:
        "https://github.com/Invoca/developer-docs/blob/f11c4aa60cddb20ec72b2a6b6acdfed702f288ab/source/api_documentation/network_integration/customer_phone_numbers/_get_customer_phone_number.rst",
      responses: {
        "200": { content: { "application/json": { schema: "Destination", matches: isDestination } } },
        "401": { content: { "application/json": { schema: "UndocumentedBody", matches: isUndocumentedBody } } },
        "403": { content: { "application/json": { schema: "ErrorBody", matches: isErrorBody } } },
        "404": { content: { "application/json": { schema: "ErrorBody", matches: isErrorBody } } },
        "500": { content: { "application/json": { schema: "ErrorBody", matches: isErrorBody } } },
      },
    },
  },
  schemas: {
    DestinationId: { types: ["integer"] },
    EventTimestamp: { types: ["string", "null"] },
    Timestamp: { types: ["string"] },
    AdvertiserCampaign: {
      types: ["object"],
      properties: {
        id_from_network: { types: ["string"] },
        name: { types: ["string"] },
        status: { types: ["string"] },
      },
      required: ["id_from_network", "name", "status"],
    },
    DynamicNumberPool: {
      types: ["object"],
      properties: {
        id: { types: ["integer", "null"] },
        id_from_network: { types: ["string", "null"] },
        name: { types: ["string", "null"] },
        object_url: { types: ["string", "null"] },
        pool_type: {
          types: ["string", "null"],
          values: ["Search", "SearchKeyword", "Custom"],
          extensible: true,
          source:
            "https://github.com/Invoca/docs/blob/07e723322e04189e0a1941e8165f92f2036f6db6/en/latest/api_documentation/transactions_api/network_user.mdx",
        },
        destination_type: {
          types: ["string", "null"],
          values: ["Advertiser", "API"],
          extensible: true,
          source:
            "https://github.com/Invoca/docs/blob/07e723322e04189e0a1941e8165f92f2036f6db6/en/latest/api_documentation/network_integration/ringpools.mdx",
        },
        lifetime_seconds: { types: ["integer", "null"] },
        max_pool_size: { types: ["integer", "null"] },
        preferred: { types: ["boolean", "null"] },
        is_first_preference: { types: ["boolean", "null"] },
        use_custom_data: { types: ["boolean", "null"] },
        destination_phone_number: { types: ["string", "null"] },
        fill_immediately: { types: ["boolean", "null"] },
      },
      required: [
        "id_from_network",
        "name",
        "pool_type",
        "destination_type",
        "lifetime_seconds",
        "max_pool_size",
        "preferred",
        "is_first_preference",
        "use_custom_data",
      ],
    },
    Destination: {
      types: ["object"],
      properties: {
        id: "DestinationId",
        country_code: { types: ["string"] },
        phone_number: { types: ["string"] },
        primary_url: { types: ["string"] },
        requested_destination_name: { types: ["string"] },
        acknowledged_at: "EventTimestamp",
        created_at: "Timestamp",
        updated_at: "Timestamp",
        advertiser_campaign: "AdvertiserCampaign",
        dynamic_number_pool: "DynamicNumberPool",
        ignored_at: "EventTimestamp",
        notified_at: "EventTimestamp",
      },
      required: [
        "id",
        "country_code",
        "phone_number",
        "primary_url",
        "requested_destination_name",
        "acknowledged_at",
        "created_at",
        "updated_at",
        "advertiser_campaign",
        "dynamic_number_pool",
        "ignored_at",
        "notified_at",
      ],
    },
    DestinationList: {
      types: ["object"],
      properties: {
        data: { types: ["array"], items: "Destination" },
        requestId: { types: ["string", "integer", "null"] },
        recordsTotal: { types: ["integer"] },
      },
      required: ["data", "recordsTotal"],
    },
    UndocumentedBody: {},
    ClassError: {
      types: ["object"],
      properties: {
        class: {
          types: ["string"],
          values: [
            "RecordNotFound",
            "RecordInvalid",
            "InvalidInput",
            "InternalServiceError",
            "UnauthorizedOperation",
            "UnauthorizedAdvertiser",
          ],
          extensible: true,
        },
        invalid_data: { types: ["string"] },
      },
      required: ["class", "invalid_data"],
    },
    FieldErrors: {
      types: ["object"],
      additional: { types: ["array"], items: { oneOf: [{ types: ["string"] }, "FieldErrors"] } },
    },
    ErrorBody: {
      types: ["object"],
      properties: { errors: { oneOf: ["ClassError", "FieldErrors"] } },
      required: ["errors"],
      additional: true,
      source:
        "https://github.com/Invoca/developer-docs/blob/7ee0de2d9374d65f29750738d49a59fcc4156f95/source/basics/error_handling.rst",
    },
  },
};

function isDestinationList(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  let count = 2;
  const v0 = value["data"];
  if (!(Array.isArray(v0) && v0.every(isDestination))) {
    return false;
  }
  const v1 = value["requestId"];
  if (v1 !== undefined) {
    if (!(typeof v1 === "string" || Number.isInteger(v1) || v1 === null)) {
      return false;
    }
    count++;
  }
  const v2 = value["recordsTotal"];
  if (!Number.isInteger(v2)) {
    return false;
  }
  return hasKeyCount(value, count);
}

function isDestination(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  const count = 12;
  const v0 = value["id"];
  if (!isDestinationId(v0)) {
    return false;
  }
  const v1 = value["country_code"];
  if (!(typeof v1 === "string")) {
    return false;
  }
  const v2 = value["phone_number"];
  if (!(typeof v2 === "string")) {
    return false;
  }
  const v3 = value["primary_url"];
  if (!(typeof v3 === "string")) {
    return false;
  }
  const v4 = value["requested_destination_name"];
  if (!(typeof v4 === "string")) {
    return false;
  }
  const v5 = value["acknowledged_at"];
  if (!isEventTimestamp(v5)) {
    return false;
  }
  const v6 = value["created_at"];
  if (!isTimestamp(v6)) {
    return false;
  }
  const v7 = value["updated_at"];
  if (!isTimestamp(v7)) {
    return false;
  }
  const v8 = value["advertiser_campaign"];
  if (!isAdvertiserCampaign(v8)) {
    return false;
  }
  const v9 = value["dynamic_number_pool"];
  if (!isDynamicNumberPool(v9)) {
    return false;
  }
  const v10 = value["ignored_at"];
  if (!isEventTimestamp(v10)) {
    return false;
  }
  const v11 = value["notified_at"];
  if (!isEventTimestamp(v11)) {
    return false;
  }
  return hasKeyCount(value, count);
}

function isDestinationId(value: unknown): boolean {
  return Number.isInteger(value);
}

function isEventTimestamp(value: unknown): boolean {
  return typeof value === "string" || value === null;
}

function isTimestamp(value: unknown): boolean {
  return typeof value === "string";
}

function isAdvertiserCampaign(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  const count = 3;
  const v0 = value["id_from_network"];
  if (!(typeof v0 === "string")) {
    return false;
  }
  const v1 = value["name"];
  if (!(typeof v1 === "string")) {
    return false;
  }
  const v2 = value["status"];
  if (!(typeof v2 === "string")) {
    return false;
  }
  return hasKeyCount(value, count);
}

function isDynamicNumberPool(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  let count = 9;
  const v0 = value["id"];
  if (v0 !== undefined) {
    if (!(Number.isInteger(v0) || v0 === null)) {
      return false;
    }
    count++;
  }
  const v1 = value["id_from_network"];
  if (!(typeof v1 === "string" || v1 === null)) {
    return false;
  }
  const v2 = value["name"];
  if (!(typeof v2 === "string" || v2 === null)) {
    return false;
  }
  const v3 = value["object_url"];
  if (v3 !== undefined) {
    if (!(typeof v3 === "string" || v3 === null)) {
      return false;
    }
    count++;
  }
  const v4 = value["pool_type"];
  if (!(v4 === "Search" || v4 === "SearchKeyword" || v4 === "Custom" || v4 === null)) {
    return false;
  }
  const v5 = value["destination_type"];
  if (!(v5 === "Advertiser" || v5 === "API" || v5 === null)) {
    return false;
  }
  const v6 = value["lifetime_seconds"];
  if (!(Number.isInteger(v6) || v6 === null)) {
    return false;
  }
  const v7 = value["max_pool_size"];
  if (!(Number.isInteger(v7) || v7 === null)) {
    return false;
  }
  const v8 = value["preferred"];
  if (!(typeof v8 === "boolean" || v8 === null)) {
    return false;
  }
  const v9 = value["is_first_preference"];
  if (!(typeof v9 === "boolean" || v9 === null)) {
    return false;
  }
  const v10 = value["use_custom_data"];
  if (!(typeof v10 === "boolean" || v10 === null)) {
    return false;
  }
  const v11 = value["destination_phone_number"];
  if (v11 !== undefined) {
    if (!(typeof v11 === "string" || v11 === null)) {
      return false;
    }
    count++;
  }
  const v12 = value["fill_immediately"];
  if (v12 !== undefined) {
    if (!(typeof v12 === "boolean" || v12 === null)) {
      return false;
    }
    count++;
  }
  return hasKeyCount(value, count);
}

function isUndocumentedBody(_value: unknown): boolean {
  return true;
}

function isErrorBody(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  const v0 = value["errors"];
  if (!(isClassError(v0) || isFieldErrors(v0))) {
    return false;
  }
  return true;
}

function isClassError(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  const count = 2;
  const v0 = value["class"];
  if (!(
    v0 === "RecordNotFound" ||
    v0 === "RecordInvalid" ||
    v0 === "InvalidInput" ||
    v0 === "InternalServiceError" ||
    v0 === "UnauthorizedOperation" ||
    v0 === "UnauthorizedAdvertiser"
  )) {
    return false;
  }
  const v1 = value["invalid_data"];
  if (!(typeof v1 === "string")) {
    return false;
  }
  return hasKeyCount(value, count);
}

function isFieldErrors(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  for (const key in value) {
    if (!(Array.isArray(value[key]) && value[key].every(isFieldErrorsValueItem))) {
      return false;
    }
  }
  return true;
}

function isFieldErrorsValueItem(value: unknown): boolean {
  return typeof value === "string" || false;
}
