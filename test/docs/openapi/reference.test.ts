/** The documents of the reference pages: schemas in place of references, with notes at their places. */
import { expect, test } from "vitest";
import { listConflicts } from "../../../scripts/docs/conflicts/list.js";
import { referenceDocument, requestSummary } from "../../../scripts/docs/openapi/reference.js";
import { readSpecs, type Node, type Spec } from "../../../scripts/openapi/specs.js";

const conflict = (topic: string) => [
  {
    topic,
    kind: "gap",
    statements: [
      { source: "a", says: "One." },
      { source: "b", section: "table", says: "Two <b>." },
    ],
    decision: "One.",
  },
];
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function specWith(schemas: Record<string, Node>, more: Node = {}): Spec {
  const document = {
    openapi: "3.1.0",
    info: { title: "Synthetic", version: "1.0.0", description: "About it." },
    servers: [{ url: "https://api.invalid" }],
    tags: [{ name: "All Numbers", description: "Numbers." }],
    paths: {
      "/numbers": {
        get: {
          operationId: "listNumbers",
          summary: "List numbers",
          description: "Lists.",
          tags: ["All Numbers"],
          "x-idempotent": true,
          parameters: [{ name: "Kind", in: "query", description: "A kind.", schema: reference("Kind") }],
          responses: {
            "200": { description: "A page.", content: { "application/json": { schema: reference("Page") } } },
          },
          ...more,
        },
      },
    },
    "x-doc-sources": {
      list: { title: "List", url: "https://docs.invalid/list", date: "2024-02-29" },
      a: { title: "A", url: "https://docs.invalid/a", date: "undated" },
      b: { title: "B", date: "undated" },
    },
    components: { schemas: { Kind: { type: "string" }, Page: { type: "object", properties: {} }, ...schemas } },
  };
  return { provider: "acme", url: new URL("file:///acme"), document };
}

const page = (properties: Node) => ({ Page: { type: "object", properties } });
const operationOf = (spec: Spec): Node => referenceDocument(spec, new Map())["paths"]["/numbers"]["get"] as Node;
const bodyOf = (spec: Spec): Node =>
  operationOf(spec)["responses"]["200"]["content"]["application/json"]["schema"] as Node;

test("a conflict is one closed line with what each source says, the decision, and the way to the list", () => {
  const { description } = bodyOf(specWith({ Page: { type: "object", "x-doc-conflict": conflict("The <form>") } }));
  expect(description).toBe(
    [
      '<details class="conflict"><summary>Documentation gap: The &lt;form&gt;</summary><div id="acme-the-form-">',
      "- [A](https://docs.invalid/a) (undated): One.\n- B (undated), table: Two &lt;b>.",
      "**This spec:** One.",
      "[In the list of conflicts](/__base__/conflicts/#acme-the-form-)",
      "</div></details>",
    ].join("\n\n"),
  );
});

test("a conflict of a schema is shown at the first property that refers to it, with or without its own description", () => {
  const Id = { type: "string", description: "An id.", "x-doc-conflict": conflict("Form") };
  const plain = bodyOf(specWith({ ...page({ plain: reference("Id"), again: reference("Id") }), Id }))["properties"];
  expect(plain["plain"]["description"]).toMatch(/^An id\.\n\n<details class="conflict".*Form/);
  expect(plain["again"]["description"]).toBe("An id.");
  const own = { ...reference("Id"), description: "Its own." };
  expect(bodyOf(specWith({ ...page({ own }), Id }))["properties"]["own"]["description"]).toMatch(
    /^Its own\.\n\n<details class="conflict".*Form/,
  );
});

test("a conflict of list items is shown at the items, and a conflict of the whole body at the body", () => {
  const spec = specWith({
    Page: {
      type: "object",
      "x-doc-conflict": conflict("Envelope"),
      properties: { items: { type: "array", items: reference("Item") } },
    },
    Item: { type: "object", properties: { id: { type: "string" } }, "x-doc-conflict": conflict("Members") },
  });
  expect(bodyOf(spec)["properties"]["items"]["items"]["description"]).toContain("Members");
  expect(bodyOf(spec)["description"]).toContain("Envelope");
});

test("a property with several schemas shows its description in each, and its notes in the first", () => {
  const spec = specWith({
    ...page({ filter: { description: "Which.", allOf: [reference("Filter")] } }),
    Filter: { oneOf: [{ type: "null" }, reference("Simple"), { type: "string" }], "x-doc-conflict": conflict("Depth") },
    Simple: { type: "object", description: "One.", properties: { field: { type: "string" } } },
  });
  const filter = bodyOf(spec)["properties"]["filter"] as unknown as Node;
  expect(filter["allOf"]).toBeUndefined();
  expect(filter["oneOf"]).toMatchObject([
    { type: "null" },
    { title: "Simple", description: expect.stringMatching(/^Which\.\n\nOne\.\n\n.*Depth/) as string },
    { type: "string", description: "Which." },
  ]);
  expect(filter["oneOf"][0]).toEqual({ type: "null" });
});

test("the notes of a parameter's schema are shown at the schema of the parameter", () => {
  const [parameter] = operationOf(specWith({ Kind: { type: "string", "x-doc-conflict": conflict("Case") } }))[
    "parameters"
  ] as unknown as Node[];
  expect(parameter).toMatchObject({
    description: "A kind.",
    schema: { description: expect.stringContaining("Case") as string },
  });
});

test("open enumerations, secrets and sources are shown; extensions are removed, but not properties named `x-…`", () => {
  const spec = specWith(page({ "x-id": { type: "string", "x-extensible-enum": ["a", "b"], "x-sensitive": true } }), {
    "x-doc-source": "list",
    "x-rpc-method": "get.numbers",
  });
  const property = bodyOf(spec)["properties"]["x-id"] as unknown as Node;
  expect(property["description"]).toMatch(/`a`, `b`[^]*Secret/);
  expect(Object.keys(property).filter((key) => key.startsWith("x-"))).toEqual([]);
  const operation = operationOf(spec);
  expect(operation["description"]).toMatch(/^Lists\.\n\n.*docs\.invalid.*2024-02-29/);
  expect(operation["x-request"]["facts"]).toEqual([
    { label: "JSON-RPC method", markdown: "`get.numbers`" },
    { label: "Idempotent", markdown: "yes" },
  ]);
  expect(Object.keys(operation).filter((key) => key.startsWith("x-"))).toEqual(["x-request", "x-codeSamples"]);
});

test("a conflict that no page would show is an error with its topic", () => {
  const spec = specWith({ Unused: { type: "string", "x-doc-conflict": conflict("Nobody sees it") } });
  expect(() => listConflicts([spec])).toThrow(
    'specs/acme/openapi.yaml: no page would show the conflict "Nobody sees it"',
  );
});

test("the place of a conflict is the path of a property, a parameter, a response, or the operation", () => {
  const item = { type: "object", properties: { deep: { type: "string", "x-doc-conflict": conflict("Deep") } } };
  const spec = specWith(
    {
      Kind: { type: "string", "x-doc-conflict": conflict("Kind") },
      ...page({
        items: { type: "array", items: { oneOf: [item] } },
        more: { type: "object", additionalProperties: { type: "string", "x-doc-conflict": conflict("More") } },
      }),
    },
    { "x-doc-conflict": conflict("Host") },
  );
  (spec.document["components"]["schemas"]["Page"] as Node)["x-doc-conflict"] = conflict("Envelope") as never;
  const places = listConflicts([spec]).map(({ topic, places: [place] }) => [topic, place?.name]);
  expect(Object.fromEntries(places)).toEqual({
    Host: "the operation",
    Kind: "query parameter Kind",
    Envelope: "response 200",
    Deep: "items[].deep",
    More: "more.*",
  });
});

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

test("no reference and no rule of the mock is left, and each conflict is closed and shown once per operation", async () => {
  for (const spec of await readSpecs()) {
    const built = referenceDocument(spec, new Map());
    const text = JSON.stringify(built);
    expect(text).not.toMatch(/"\$ref":|"x-mock-/);
    expect(text).toContain('<details class=\\"conflict\\"><summary>');
    for (const item of Object.values(built["paths"] as Record<string, Node>)) {
      for (const operation of Object.values(item)) {
        const ids = [...JSON.stringify(operation).matchAll(/<div id=\\"([^"]+)\\"/g)].map(([, id]) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }
    }
  }
});
