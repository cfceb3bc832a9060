// Written by scripts/generate/main.ts from specs/invoca/openapi.yaml. Do not edit.

import type { ApiDeclaration } from "../../src/http/declaration.js";
import type { ListDeclaration } from "../../src/listing/declaration.js";

/** The API's server, credential location and operations, as the spec declares them. */
export const api = {
  provider: "invoca",
  server: {
    url: "https://{vanity}.invoca.net/api/{version}",
    variables: { vanity: "mynetwork", version: "2022-08-01" },
  },
  credential: { in: "header", name: "authorization", scheme: "" },
  sensitive: ["authorization"],
  operations: {
    listDestinations: {
      name: "listDestinations",
      method: "GET",
      path: "/{network_id}/customer_phone_numbers.json",
      accept: "application/json",
      idempotent: true,
      items: ["data"],
      pagination: {
        style: "offset",
        position: { name: "start", first: 0 },
        limit: { name: "limit", size: 100 },
        id: "id",
        total: ["recordsTotal"],
        totalMayIgnoreFilters: true,
        order: { sort_by: "id", sort_dir: "asc" },
      },
    },
    getDestination: {
      name: "getDestination",
      method: "GET",
      path: "/{network_id}/customer_phone_numbers/{customer_phone_number_id}.json",
      accept: "application/json",
      idempotent: true,
    },
  },
} as const satisfies ApiDeclaration & {
  operations: Record<string, ApiDeclaration["operations"][string] | ListDeclaration>;
};

/** The sensitive properties of a listed record (`x-sensitive`). */
export const secretFields: readonly string[] = [];
