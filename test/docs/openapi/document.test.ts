/** The document for Redoc: every note is in a description that Redoc shows. */
import { expect, test } from "vitest";
import { documentFor } from "../../../scripts/docs/openapi/document.js";
import { placesOf } from "../../../scripts/docs/openapi/places.js";
import { getNode } from "../../../scripts/docs/openapi/pointers.js";
import type { Node, Spec } from "../../../scripts/openapi/specs.js";

const conflict = (topic: string) => [
  {
    topic,
    statements: [
      { source: "a", says: "One." },
      { source: "b", section: "table", says: "Two." },
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
const build = (spec: Spec) => documentFor(spec, { sections: ["# More"], samples: new Map() });
const PROPERTIES = "/components/schemas/Page/properties";

test("a conflict of a schema is shown at each property that refers to it, with or without its own description", () => {
  const spec = specWith({
    ...page({ plain: reference("Id"), own: { ...reference("Id"), description: "Its own." } }),
    Id: { type: "string", description: "An id.", "x-doc-conflict": conflict("Form") },
  });
  const document = build(spec);
  expect(getNode(document, `${PROPERTIES}/plain`)["description"]).toMatch(/^An id\.\n\n<div class="conflict".*Form/);
  expect(getNode(document, `${PROPERTIES}/own`)["description"]).toMatch(/^Its own\.\n\n<div class="conflict".*Form/);
  expect(getNode(document, "/components/schemas/Id")["description"]).toBe("An id.");
});

test("a conflict of list items is shown at the list, and a conflict of the whole body at the response", () => {
  const spec = specWith({
    Page: {
      type: "object",
      "x-doc-conflict": conflict("Envelope"),
      properties: { items: { type: "array", items: reference("Item") } },
    },
    Item: { type: "object", properties: { id: { type: "string" } }, "x-doc-conflict": conflict("Members") },
  });
  const document = build(spec);
  expect(getNode(document, `${PROPERTIES}/items`)["description"]).toContain("Members");
  expect(getNode(document, "/paths/~1numbers/get/responses/200")["description"]).toMatch(/^A page\.\n\n.*Envelope/);
});

test("a property with several schemas shows its notes in each variant", () => {
  const spec = specWith({
    ...page({ filter: { description: "Which.", allOf: [reference("Filter")] } }),
    Filter: { oneOf: [reference("Simple"), { type: "null" }], "x-doc-conflict": conflict("Depth") },
    Simple: { type: "object", description: "One.", properties: { field: { type: "string" } } },
  });
  const document = build(spec);
  const filter = getNode(document, `${PROPERTIES}/filter`);
  expect(filter["allOf"]).toBeUndefined();
  expect(filter["oneOf"][0]["description"]).toMatch(/^Which\.\n\nOne\.\n\n.*Depth/);
  expect(filter["oneOf"][1]).toEqual({ type: "null" });
});

test("the notes of a parameter's schema are shown at the parameter", () => {
  const spec = specWith({ Kind: { type: "string", "x-doc-conflict": conflict("Case") } });
  expect(getNode(build(spec), "/paths/~1numbers/get/parameters/0")["description"]).toMatch(/^A kind\.\n\n.*Case/);
});

test("open enumerations, secrets and sources are shown; extensions are removed, but not properties named `x-…`", () => {
  const spec = specWith(page({ "x-id": { type: "string", "x-extensible-enum": ["a", "b"], "x-sensitive": true } }), {
    "x-doc-source": "list",
    "x-rpc-method": "get.numbers",
  });
  const document = build(spec);
  const property = getNode(document, `${PROPERTIES}/x-id`);
  expect(property["description"]).toMatch(/<code>a<\/code>, <code>b<\/code>[^]*Secret/);
  expect(Object.keys(property).filter((key) => key.startsWith("x-"))).toEqual([]);
  const operation = getNode(document, "/paths/~1numbers/get");
  expect(operation["description"]).toMatch(
    /^Lists\.\n\n<dl class="facts">.*get\.numbers.*\n\n.*docs\.invalid.*2024-02-29/,
  );
  expect(Object.keys(operation).filter((key) => key.startsWith("x-"))).toEqual([]);
  expect(document["info"]["description"]).toBe("About it.\n\n# More");
});

test("a note that no place would show is an error with its pointer", () => {
  const spec = specWith({ Unused: { type: "string", "x-doc-conflict": conflict("Nobody sees it") } });
  expect(() => build(spec)).toThrow(
    "specs/acme/openapi.yaml: the page would not show the x-doc-conflict at /components/schemas/Unused",
  );
});

test("the HTML in a description has no blank line, which would end the HTML block", () => {
  const spec = specWith(page({ id: { type: "string", "x-doc-conflict": conflict("Two\n\nlines") } }));
  const [note] = (getNode(build(spec), `${PROPERTIES}/id`)["description"] as string).split("\n\n");
  expect(note).toMatch(/^<div.*<\/div>$/);
});

test("places have the fragments of Redoc: tag and operation, then the location in the request or response", () => {
  const spec = specWith({
    ...page({
      Items: { type: "array", items: { oneOf: [{ type: "object", properties: { deep: reference("Page") } }] } },
      tags: { type: "array", items: { type: "string" } },
    }),
  });
  const operation = "#/all-numbers/listnumbers#all-numbers/listnumbers";
  const fragments = placesOf(spec).map(({ fragment }) => fragment);
  expect(fragments.slice(-7)).toEqual([
    "#/all-numbers/listnumbers",
    `${operation}/t=request&in=query&path=kind`,
    `${operation}/response&c=200/body`,
    `${operation}/t=response&c=200&path=items`,
    `${operation}/t=response&c=200&path=items[]&oneof=0/deep`,
    `${operation}/t=response&c=200&path=tags`,
    `${operation}/t=response&c=200&path=tags/[i]`,
  ]);
});
