// Written by scripts/generate/main.ts from specs/cloudlx/openapi.yaml. Do not edit.

import type { ApiResponses } from "../../src/drift/declaration.js";
import { hasKeyCount } from "../../src/drift/has-key-count.js";
import { isObject } from "../../src/http/json.js";

/** The documented responses. */
export const api: ApiResponses = {
  provider: "cloudlx",
  operations: {
    listNumbers: {
      source: "https://cloudlx.epsilontel.com/api-documentation/numbers/list",
      responses: {
        "200": {
          content: {
            "application/vnd.cloudlx.v1+json": { schema: "PhoneNumberPage", matches: isPhoneNumberPage },
            "application/json": { schema: "PhoneNumberPage", matches: isPhoneNumberPage },
          },
        },
        "4XX": {
          content: {
            "application/vnd.cloudlx.v1+json": { schema: "UndocumentedError", matches: isUndocumentedError },
            "application/json": { schema: "UndocumentedError", matches: isUndocumentedError },
          },
        },
        "5XX": {
          content: {
            "application/vnd.cloudlx.v1+json": { schema: "UndocumentedError", matches: isUndocumentedError },
            "application/json": { schema: "UndocumentedError", matches: isUndocumentedError },
          },
        },
      },
    },
    requestAccessToken: {
      source: "https://cloudlx.epsilontel.com/api-documentation/authentication",
      responses: {
        "200": {
          content: {
            "application/vnd.cloudlx.v1+json": { schema: "AccessToken", matches: isAccessToken },
            "application/json": { schema: "AccessToken", matches: isAccessToken },
          },
        },
        "4XX": {
          content: {
            "application/vnd.cloudlx.v1+json": { schema: "UndocumentedError", matches: isUndocumentedError },
            "application/json": { schema: "UndocumentedError", matches: isUndocumentedError },
          },
        },
        "5XX": {
          content: {
            "application/vnd.cloudlx.v1+json": { schema: "UndocumentedError", matches: isUndocumentedError },
            "application/json": { schema: "UndocumentedError", matches: isUndocumentedError },
          },
        },
      },
    },
    refreshAccessToken: {
      source: "Third-party client code",
      responses: {
        "200": {
          content: {
            "application/vnd.cloudlx.v1+json": { schema: "AccessToken", matches: isAccessToken },
            "application/json": { schema: "AccessToken", matches: isAccessToken },
          },
        },
        "4XX": {
          content: {
            "application/vnd.cloudlx.v1+json": { schema: "UndocumentedError", matches: isUndocumentedError },
            "application/json": { schema: "UndocumentedError", matches: isUndocumentedError },
          },
        },
        "5XX": {
          content: {
            "application/vnd.cloudlx.v1+json": { schema: "UndocumentedError", matches: isUndocumentedError },
            "application/json": { schema: "UndocumentedError", matches: isUndocumentedError },
          },
        },
      },
    },
  },
  schemas: {
    NumberUuid: { types: ["string"] },
    CountryName: { types: ["string"] },
    Charge: { types: ["number", "string"] },
    NumberStatus: { types: ["string"], values: ["Reserved", "Available", "Cancelled"], extensible: true },
    Timestamp: { types: ["string"] },
    CancellationTimestamp: {
      types: ["string"],
      source: "https://cloudlx.epsilontel.com/api-documentation/numbers/cancelled",
    },
    AddressCountry: {
      types: ["object"],
      properties: { name: "CountryName", iso: { types: ["string"] } },
      required: ["name", "iso"],
    },
    NumberAddress: {
      types: ["object"],
      properties: {
        id: { types: ["integer"] },
        name: { types: ["string"] },
        useForProofOfAddress: { types: ["boolean"] },
        useForEmergencyAddress: { types: ["boolean"] },
        addressLine1: { types: ["string"] },
        addressLine2: {
          types: ["string", "null"],
          source: "https://cloudlx.epsilontel.com/api-documentation/number-addresses/new",
        },
        addressCity: { types: ["string"] },
        addressRegion: { types: ["string"] },
        addressPostalCode: { types: ["string"] },
        addressCountry: "AddressCountry",
      },
      required: [
        "id",
        "name",
        "useForProofOfAddress",
        "useForEmergencyAddress",
        "addressLine1",
        "addressLine2",
        "addressCity",
        "addressRegion",
        "addressPostalCode",
        "addressCountry",
      ],
    },
    NumberDetails: {
      types: ["object"],
      properties: {
        status: "NumberStatus",
        provisioned: "Timestamp",
        cancelled: "CancellationTimestamp",
        number_address: { oneOf: ["NumberAddress", { types: ["null"] }] },
        emergency_number_address: { oneOf: ["NumberAddress", { types: ["null"] }] },
      },
      required: ["status", "provisioned", "cancelled", "number_address", "emergency_number_address"],
    },
    PhoneNumber: {
      types: ["object"],
      properties: {
        uuid: "NumberUuid",
        number_e164: { types: ["string"] },
        number: { types: ["string"] },
        range_code: { types: ["string"] },
        range_name: { types: ["string"] },
        country_code: { types: ["string"] },
        country_name: "CountryName",
        country_iso: { types: ["string"] },
        monthly_charge: "Charge",
        setup_charge: "Charge",
        status: "NumberStatus",
        details: "NumberDetails",
        number_address: { oneOf: ["NumberAddress", { types: ["null"] }] },
        emergency_number_address: { oneOf: ["NumberAddress", { types: ["null"] }] },
        provisioned: "Timestamp",
        cancelled: "CancellationTimestamp",
      },
      required: [
        "uuid",
        "number_e164",
        "number",
        "range_code",
        "range_name",
        "country_code",
        "country_name",
        "country_iso",
        "monthly_charge",
        "setup_charge",
        "status",
        "provisioned",
      ],
    },
    PhoneNumberPage: {
      types: ["object"],
      properties: {
        numbers: { types: ["array"], items: "PhoneNumber" },
        num_results: { types: ["integer"] },
        paginates: { types: ["boolean"] },
      },
      required: ["numbers", "num_results", "paginates"],
    },
    UndocumentedError: {},
    RefreshToken: { types: ["string"] },
    AccessToken: {
      types: ["object"],
      properties: {
        access_token: { types: ["string"] },
        token_type: { types: ["string"], values: ["client_credentials", "Bearer"], extensible: true },
        expires_in: { types: ["integer"] },
        refresh_token: "RefreshToken",
      },
      required: ["access_token", "token_type", "expires_in", "refresh_token"],
    },
  },
};

function isPhoneNumberPage(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  const count = 3;
  const v0 = value["numbers"];
  if (!(Array.isArray(v0) && v0.every(isPhoneNumber))) {
    return false;
  }
  const v1 = value["num_results"];
  if (!Number.isInteger(v1)) {
    return false;
  }
  const v2 = value["paginates"];
  if (!(typeof v2 === "boolean")) {
    return false;
  }
  return hasKeyCount(value, count);
}

function isPhoneNumber(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  let count = 12;
  const v0 = value["uuid"];
  if (!isNumberUuid(v0)) {
    return false;
  }
  const v1 = value["number_e164"];
  if (!(typeof v1 === "string")) {
    return false;
  }
  const v2 = value["number"];
  if (!(typeof v2 === "string")) {
    return false;
  }
  const v3 = value["range_code"];
  if (!(typeof v3 === "string")) {
    return false;
  }
  const v4 = value["range_name"];
  if (!(typeof v4 === "string")) {
    return false;
  }
  const v5 = value["country_code"];
  if (!(typeof v5 === "string")) {
    return false;
  }
  const v6 = value["country_name"];
  if (!isCountryName(v6)) {
    return false;
  }
  const v7 = value["country_iso"];
  if (!(typeof v7 === "string")) {
    return false;
  }
  const v8 = value["monthly_charge"];
  if (!isCharge(v8)) {
    return false;
  }
  const v9 = value["setup_charge"];
  if (!isCharge(v9)) {
    return false;
  }
  const v10 = value["status"];
  if (!isNumberStatus(v10)) {
    return false;
  }
  const v11 = value["details"];
  if (v11 !== undefined) {
    if (!isNumberDetails(v11)) {
      return false;
    }
    count++;
  }
  const v12 = value["number_address"];
  if (v12 !== undefined) {
    if (!(isNumberAddress(v12) || v12 === null)) {
      return false;
    }
    count++;
  }
  const v13 = value["emergency_number_address"];
  if (v13 !== undefined) {
    if (!(isNumberAddress(v13) || v13 === null)) {
      return false;
    }
    count++;
  }
  const v14 = value["provisioned"];
  if (!isTimestamp(v14)) {
    return false;
  }
  const v15 = value["cancelled"];
  if (v15 !== undefined) {
    if (!isCancellationTimestamp(v15)) {
      return false;
    }
    count++;
  }
  return hasKeyCount(value, count);
}

function isNumberUuid(value: unknown): boolean {
  return typeof value === "string";
}

function isCountryName(value: unknown): boolean {
  return typeof value === "string";
}

function isCharge(value: unknown): boolean {
  return typeof value === "number" || typeof value === "string";
}

function isNumberStatus(value: unknown): boolean {
  return value === "Reserved" || value === "Available" || value === "Cancelled";
}

function isNumberDetails(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  const count = 5;
  const v0 = value["status"];
  if (!isNumberStatus(v0)) {
    return false;
  }
  const v1 = value["provisioned"];
  if (!isTimestamp(v1)) {
    return false;
  }
  const v2 = value["cancelled"];
  if (!isCancellationTimestamp(v2)) {
    return false;
  }
  const v3 = value["number_address"];
  if (!(isNumberAddress(v3) || v3 === null)) {
    return false;
  }
  const v4 = value["emergency_number_address"];
  if (!(isNumberAddress(v4) || v4 === null)) {
    return false;
  }
  return hasKeyCount(value, count);
}

function isTimestamp(value: unknown): boolean {
  return typeof value === "string";
}

function isCancellationTimestamp(value: unknown): boolean {
  return typeof value === "string";
}

function isNumberAddress(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  const count = 10;
  const v0 = value["id"];
  if (!Number.isInteger(v0)) {
    return false;
  }
  const v1 = value["name"];
  if (!(typeof v1 === "string")) {
    return false;
  }
  const v2 = value["useForProofOfAddress"];
  if (!(typeof v2 === "boolean")) {
    return false;
  }
  const v3 = value["useForEmergencyAddress"];
  if (!(typeof v3 === "boolean")) {
    return false;
  }
  const v4 = value["addressLine1"];
  if (!(typeof v4 === "string")) {
    return false;
  }
  const v5 = value["addressLine2"];
  if (!(typeof v5 === "string" || v5 === null)) {
    return false;
  }
  const v6 = value["addressCity"];
  if (!(typeof v6 === "string")) {
    return false;
  }
  const v7 = value["addressRegion"];
  if (!(typeof v7 === "string")) {
    return false;
  }
  const v8 = value["addressPostalCode"];
  if (!(typeof v8 === "string")) {
    return false;
  }
  const v9 = value["addressCountry"];
  if (!isAddressCountry(v9)) {
    return false;
  }
  return hasKeyCount(value, count);
}

function isAddressCountry(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  const count = 2;
  const v0 = value["name"];
  if (!isCountryName(v0)) {
    return false;
  }
  const v1 = value["iso"];
  if (!(typeof v1 === "string")) {
    return false;
  }
  return hasKeyCount(value, count);
}

function isUndocumentedError(_value: unknown): boolean {
  return true;
}

function isAccessToken(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  const count = 4;
  const v0 = value["access_token"];
  if (!(typeof v0 === "string")) {
    return false;
  }
  const v1 = value["token_type"];
  if (!(v1 === "client_credentials" || v1 === "Bearer")) {
    return false;
  }
  const v2 = value["expires_in"];
  if (!Number.isInteger(v2)) {
    return false;
  }
  const v3 = value["refresh_token"];
  if (!isRefreshToken(v3)) {
    return false;
  }
  return hasKeyCount(value, count);
}

function isRefreshToken(value: unknown): boolean {
  return typeof value === "string";
}
