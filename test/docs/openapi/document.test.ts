/** What Redoc gets of a spec: every note is in a description that Redoc shows. */
import { expect, test } from "vitest";
import { documentFor } from "../../../scripts/docs/openapi/document.js";
import { placesOf } from "../../../scripts/docs/openapi/places.js";
import { at } from "../../../scripts/docs/openapi/pointers.js";
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
    info: { title: "Made up", version: "1.0.0", description: "About it." },
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
  return { provider: "made-up", url: new URL("file:///made-up"), document };
}

const page = (properties: Node) => ({ Page: { type: "object", properties } });
const build = (spec: Spec) => documentFor(spec, { sections: ["# More"], samples: new Map() });
const PROPERTIES = "/components/schemas/Page/properties";

test("a contradiction of a schema stands at each property that refers to it, with a description of its own or without", () => {
  const spec = specWith({
    ...page({ plain: reference("Id"), own: { ...reference("Id"), description: "Its own." } }),
    Id: { type: "string", description: "An id.", "x-doc-conflict": conflict("Form") },
  });
  const document = build(spec);
  expect(at(document, `${PROPERTIES}/plain`)["description"]).toMatch(/^An id\.\n\n<div class="conflict".*Form/);
  expect(at(document, `${PROPERTIES}/own`)["description"]).toMatch(/^Its own\.\n\n<div class="conflict".*Form/);
  expect(at(document, "/components/schemas/Id")["description"]).toBe("An id.");
});

test("a contradiction of the objects in a list stands at the list, and one of the whole answer at the response", () => {
  const spec = specWith({
    Page: {
      type: "object",
      "x-doc-conflict": conflict("Envelope"),
      properties: { items: { type: "array", items: reference("Item") } },
    },
    Item: { type: "object", properties: { id: { type: "string" } }, "x-doc-conflict": conflict("Members") },
  });
  const document = build(spec);
  expect(at(document, `${PROPERTIES}/items`)["description"]).toContain("Members");
  expect(at(document, "/paths/~1numbers/get/responses/200")["description"]).toMatch(/^A page\.\n\n.*Envelope/);
});

test("a property that is one of several schemas tells of itself in each variant", () => {
  const spec = specWith({
    ...page({ filter: { description: "Which.", allOf: [reference("Filter")] } }),
    Filter: { oneOf: [reference("Simple"), { type: "null" }], "x-doc-conflict": conflict("Depth") },
    Simple: { type: "object", description: "One.", properties: { field: { type: "string" } } },
  });
  const document = build(spec);
  const filter = at(document, `${PROPERTIES}/filter`);
  expect(filter["allOf"]).toBeUndefined();
  expect(filter["oneOf"][0]["description"]).toMatch(/^Which\.\n\nOne\.\n\n.*Depth/);
  expect(filter["oneOf"][1]).toEqual({ type: "null" });
});

test("what is said of a parameter's schema stands at the parameter", () => {
  const spec = specWith({ Kind: { type: "string", "x-doc-conflict": conflict("Case") } });
  expect(at(build(spec), "/paths/~1numbers/get/parameters/0")["description"]).toMatch(/^A kind\.\n\n.*Case/);
});

test("open enumerations, secrets and sources are told; our extensions are gone, and properties named like them stay", () => {
  const spec = specWith(page({ "x-id": { type: "string", "x-extensible-enum": ["a", "b"], "x-sensitive": true } }), {
    "x-doc-source": "list",
    "x-rpc-method": "get.numbers",
  });
  const document = build(spec);
  const property = at(document, `${PROPERTIES}/x-id`);
  expect(property["description"]).toMatch(/<code>a<\/code>, <code>b<\/code>[^]*Secret/);
  expect(Object.keys(property).filter((key) => key.startsWith("x-"))).toEqual([]);
  const operation = at(document, "/paths/~1numbers/get");
  expect(operation["description"]).toMatch(
    /^Lists\.\n\n<dl class="facts">.*get\.numbers.*\n\n.*docs\.invalid.*2024-02-29/,
  );
  expect(Object.keys(operation).filter((key) => key.startsWith("x-"))).toEqual([]);
  expect(document["info"]["description"]).toBe("About it.\n\n# More");
});

test("a note that no place would show stops the build, with its pointer", () => {
  const spec = specWith({ Unused: { type: "string", "x-doc-conflict": conflict("Nobody sees it") } });
  expect(() => build(spec)).toThrow(
    "specs/made-up/openapi.yaml: nothing on the page would show the x-doc-conflict at /components/schemas/Unused",
  );
});

test("a description holds no blank line within its HTML, where Markdown would go on", () => {
  const spec = specWith(page({ id: { type: "string", "x-doc-conflict": conflict("Two\n\nlines") } }));
  const [note] = (at(build(spec), `${PROPERTIES}/id`)["description"] as string).split("\n\n");
  expect(note).toMatch(/^<div.*<\/div>$/);
});

test("places have the fragments of Redoc: tag and operation, then where in the request or the answer", () => {
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
