// Written by scripts/generate/main.ts from specs/callgear/openapi.yaml. Do not edit.

import type { ApiDeclaration } from "../../src/http/declaration.js";
import type { ListDeclaration } from "../../src/listing/declaration.js";

/** The API's server, credential location and operations, as the spec declares them. */
export const api = {
  provider: "callgear",
  server: { url: "https://{host}", variables: { host: "dataapi.callgear.com" } },
  credential: { in: "body", path: ["params", "access_token"] },
  sensitive: ["access_token"],
  operations: {
    getVirtualNumbers: {
      name: "get.virtual_numbers",
      method: "POST",
      path: "/v2.0",
      accept: "application/json",
      idempotent: true,
      rpc: {
        method: "get.virtual_numbers",
        retryable: ["limit_exceeded", "internal_error"],
        credential: ["access_token_expired", "access_token_invalid"],
      },
      items: ["result", "data"],
      pagination: {
        style: "offset",
        position: { name: "offset", max: 100000, first: 0 },
        limit: { name: "limit", max: 10000, size: 10000 },
        id: "id",
        total: ["result", "metadata", "total_items"],
      },
    },
  },
} as const satisfies ApiDeclaration & {
  operations: Record<string, ApiDeclaration["operations"][string] | ListDeclaration>;
};

/** The sensitive properties of a listed record (`x-sensitive`). */
export const secretFields: readonly string[] = [];
