// Written by scripts/generate/main.ts from specs/apifonica/openapi.yaml. Do not edit.

import type { ApiDeclaration } from "../../src/http/declaration.js";
import type { ListDeclaration } from "../../src/listing/declaration.js";

/** The API's server, credential location and operations, as the spec declares them. */
export const api = {
  provider: "apifonica",
  server: { url: "https://api.apifonica.com/v2" },
  credential: { in: "header", name: "authorization", scheme: "Basic" },
  sensitive: ["authorization", "token"],
  operations: {
    listNumbers: {
      name: "listNumbers",
      method: "GET",
      path: "/accounts/{accountSID}/numbers",
      accept: "application/json",
      idempotent: true,
      items: ["numbers"],
      pagination: {
        style: "cursor",
        position: { name: "next" },
        limit: { name: "limit", max: 20, size: 20 },
        id: "number_sid",
        next: ["next"],
      },
    },
  },
} as const satisfies ApiDeclaration & {
  operations: Record<string, ApiDeclaration["operations"][string] | ListDeclaration>;
};

/** The sensitive properties of a listed record (`x-sensitive`). */
export const secretFields: readonly string[] = ["token"];
