// Written by scripts/generate/main.ts from specs/cloudlx/openapi.yaml. Do not edit.

import type { ApiDeclaration } from "../../src/http/declaration.js";
import type { ListDeclaration } from "../../src/listing/declaration.js";

/** The API's server, credential location and operations, as the spec declares them. */
export const api = {
  provider: "cloudlx",
  server: { url: "https://{host}/api", variables: { host: "www.infiny.io" } },
  credential: { in: "header", name: "authorization", scheme: "Bearer" },
  sensitive: ["authorization", "client_secret", "refresh_token", "access_token"],
  operations: {
    listNumbers: {
      name: "listNumbers",
      method: "GET",
      path: "/numbers",
      accept: "application/vnd.cloudlx.v1+json",
      idempotent: true,
      items: ["numbers"],
      pagination: {
        style: "page",
        position: { name: "page", first: 1 },
        limit: { name: "max_per_page", max: 200, size: 200 },
        id: "uuid",
        total: ["num_results"],
        totalMayCountPage: true,
        paginates: ["paginates"],
      },
    },
    requestAccessToken: {
      name: "requestAccessToken",
      method: "POST",
      path: "/oauth2/access-token",
      accept: "application/vnd.cloudlx.v1+json",
      idempotent: true,
      anonymous: true,
      sensitive: ["client_secret", "access_token", "refresh_token"],
    },
    refreshAccessToken: {
      name: "refreshAccessToken",
      method: "POST",
      path: "/oauth2/refresh-token",
      accept: "application/vnd.cloudlx.v1+json",
      idempotent: false,
      anonymous: true,
      sensitive: ["refresh_token", "client_secret", "access_token"],
    },
  },
} as const satisfies ApiDeclaration & {
  operations: Record<string, ApiDeclaration["operations"][string] | ListDeclaration>;
};

/** The sensitive properties of a listed record (`x-sensitive`). */
export const secretFields: readonly string[] = [];
