/** The documents for the reference pages. */
import { expect, test } from "vitest";
import { referenceDocument, requestSummary } from "../../../scripts/docs/openapi/reference.js";
import { readSpecs } from "../../../scripts/openapi/specs.js";

const document = {
  servers: [{ url: "https://{host}/v2" }],
  security: [{ Basic: [] }],
  components: {
    securitySchemes: {
      Basic: { type: "http", scheme: "basic" },
      Bearer: { type: "http", scheme: "bearer" },
      Key: { type: "apiKey", in: "header", name: "X-Key" },
    },
  },
};

test.each([
  [{}, "Authorization: Basic <user name:password in Base64>"],
  [{ security: [{ Bearer: [] }] }, "Authorization: Bearer <access token>"],
  [{ security: [{ Key: [] }] }, "X-Key: <token>"],
  [{ security: [] }, "none"],
  [{ "x-credential": "body.params.access_token" }, "params.access_token in the body"],
])("the summary of an operation with %j names the credential", (operation, authentication) => {
  expect(requestSummary(document, "/numbers", operation)).toEqual({ url: "https://{host}/v2/numbers", authentication });
});

test("schemas do not contain themselves, and each conflict is closed", async () => {
  for (const spec of await readSpecs()) {
    const text = JSON.stringify(referenceDocument(spec, new Map()));
    expect(text).toContain('<details class=\\"conflict\\"><summary>');
    expect(text).not.toContain('class=\\"conflict\\" role');
    expect(() => inline(JSON.parse(text), JSON.parse(text).paths, 0)).not.toThrow();
  }
});

/** Follows all references. Throws if a schema contains itself. */
function inline(root: Record<string, never>, value: unknown, depth: number): void {
  if (depth > 100) {
    throw new Error("recursive");
  }
  if (typeof value !== "object" || value === null) {
    return;
  }
  const reference = (value as { $ref?: string }).$ref;
  if (typeof reference === "string") {
    const path = reference.slice(2).split("/");
    inline(
      root,
      path.reduce<Record<string, never>>((node, key) => node[key]!, root),
      depth + 1,
    );
  }
  for (const member of Object.values(value)) {
    inline(root, member, depth + 1);
  }
}
