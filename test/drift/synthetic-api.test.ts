/** What none of the specs has: other keywords, headers, ranges of statuses and media types. */
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Node } from "../../scripts/openapi/specs.js";
import { checkResponse } from "../../src/drift/check-response.js";
import { compileValidators } from "../support/drift/compile-validators.js";
import { exchangeOf } from "../support/drift/exchanges.js";

const DOCUMENT = parse(`
x-doc-sources:
  lines: { title: Lines, url: "https://acme.test/old", page: "https://acme.test/lines" }
  owners: { title: Owners, url: "https://acme.test/owners" }
  talk: { title: A talk with the provider }
paths:
  /lines:
    get:
      operationId: listLines
      x-doc-source: lines
      responses:
        "200":
          headers:
            X-Total: { required: true, schema: { type: integer } }
            X-Trace: { schema: { type: string } }
          content: { application/json: { schema: { $ref: "#/components/schemas/Line" } } }
        "204": { description: Nothing. }
        4xx: { content: { "application/*": { schema: { type: object, additionalProperties: { type: string } } } } }
        default: { content: { text/plain: { schema: { type: string } } } }
components:
  schemas:
    Named: { type: object, required: [name], properties: { name: { type: string, minLength: 2, maxLength: 3 } } }
    Line:
      x-doc-source: owners
      allOf:
        - $ref: "#/components/schemas/Named"
        - type: object
          required: [id]
          properties:
            id: { type: integer, minimum: 1, maximum: 9 }
            name: { pattern: "^[A-Z]+$" }
            created: { type: string, format: date-time }
            day: { type: string, format: date }
            uuid: { type: string, format: uuid }
            ratio: { type: [number, "null"], multipleOf: 0.1, exclusiveMaximum: 1, x-doc-source: talk }
            state: { type: string, enum: [on, off] }
            tags: { type: array, maxItems: 2, items: { anyOf: [{ type: string }, { type: integer }] } }
            parent: { description: The line above., allOf: [{ $ref: "#/components/schemas/Line" }] }
            target:
              oneOf:
                - { type: object, required: [kind, url], properties: { kind: { const: web }, url: { type: string } } }
                - { type: object, required: [kind, sip], properties: { kind: { const: sip }, sip: { type: string } } }
            toString: { type: string }
            limits: { type: object, properties: { day: { type: integer } }, additionalProperties: { type: boolean } }
            closed: { type: object, additionalProperties: false }
            any: {}
`) as Node;

const api = await compileValidators(DOCUMENT);
const HEADERS = { "content-type": "application/json; charset=utf-8", "x-total": "1" };
const LINE = { id: 1, name: "AB" };

/** The pointer, kind and what was expected of each finding. */
function check(body: unknown, status = 200, headers: Record<string, string> = HEADERS) {
  const found = checkResponse(api, exchangeOf("acme", "listLines", body, status, headers));
  return found.map(({ pointer, kind, expected }) => [pointer, kind, expected]);
}

test.each([
  ["all properties", { created: "2026-01-31T10:00:00Z", day: "2024-02-29", ratio: 0.3, state: "on", tags: ["a", 1] }],
  ["a recursive value", { parent: { id: 2, name: "ABC", parent: LINE } }],
  ["an alternative", { target: { kind: "sip", sip: "s" } }],
  ["a name of Object.prototype", { toString: "text" }],
  ["a map", { limits: { day: 1, night: true }, closed: {}, any: { of: ["it"] } }],
  ["null", { ratio: null, uuid: "00000000-0000-4000-8000-00000000000a" }],
])("no finding in %s", (_name, members) => {
  expect(check({ ...LINE, ...members })).toEqual([]);
});

test.each<[object, [string, string, string]]>([
  [{ id: 10 }, ["/id", "wrong-format", "minimum 1, maximum 9"]],
  [{ name: "ab" }, ["/name", "wrong-format", "pattern ^[A-Z]+$, minLength 2, maxLength 3"]],
  [{ name: "A" }, ["/name", "wrong-format", "pattern ^[A-Z]+$, minLength 2, maxLength 3"]],
  [{ created: "2026-01-31 10:00:00" }, ["/created", "wrong-format", "format date-time"]],
  [{ created: "2026-01-31T24:00:00Z" }, ["/created", "wrong-format", "format date-time"]],
  [{ day: "2026-02-29" }, ["/day", "wrong-format", "format date"]],
  [{ day: "31.01.2026" }, ["/day", "wrong-format", "format date"]],
  [{ uuid: "7c327e0f" }, ["/uuid", "wrong-format", "format uuid"]],
  [{ ratio: 0.35 }, ["/ratio", "wrong-format", "exclusiveMaximum 1, multipleOf 0.1"]],
  [{ ratio: 1 }, ["/ratio", "wrong-format", "exclusiveMaximum 1, multipleOf 0.1"]],
  [{ state: "parked" }, ["/state", "unknown-enum-value", '"on" or "off"']],
  [{ tags: ["a", "b", "c"] }, ["/tags", "wrong-format", "maxItems 2"]],
  [{ tags: ["a", 1.5] }, ["/tags/*", "wrong-type", "string or integer"]],
  [{ tags: [null] }, ["/tags/*", "null", "string or integer"]],
  [{ parent: { id: 2, name: "ABC", parent: { id: 3 } } }, ["/parent/parent/name", "missing-property", "string"]],
  [{ target: { kind: "sip", sip: 1 } }, ["/target/sip", "wrong-type", "string"]],
  [{ target: { kind: "web" } }, ["/target/url", "missing-property", "string"]],
  [{ toString: 1 }, ["/toString", "wrong-type", "string"]],
  [{ limits: { night: "yes" } }, ["/limits/night", "wrong-type", "boolean"]],
  [{ closed: { a: 1 } }, ["/closed/a", "undocumented-property", "no such property"]],
  [{ "+/~": 1 }, ["/+~1~0", "undocumented-property", "no such property"]],
])("a response with %j has one finding", (members, finding) => {
  expect(check({ ...LINE, ...members })).toEqual([finding]);
});

test("the source is that of the nearest schema, as its page, address or title", () => {
  const body = { ...LINE, id: "1", ratio: "0.3" };
  const found = checkResponse(api, exchangeOf("acme", "listLines", body, 200, HEADERS));
  expect(found.map(({ source }) => source)).toEqual(["https://acme.test/owners", "A talk with the provider"]);
  const [status] = checkResponse(api, exchangeOf("acme", "listLines", LINE, 200, { "x-total": "1" }));
  expect(status?.source).toBe("https://acme.test/lines");
});

describe("statuses, headers and media types", () => {
  test("a required header that is missing is a finding", () => {
    expect(check(LINE, 200, { "content-type": "application/json" })).toEqual([
      ["", "missing-header", "header x-total"],
    ]);
  });

  test("an exact status precedes a range, and a range precedes `default`", () => {
    expect(check({ error: "no" }, 404, HEADERS)).toEqual([]);
    expect(check({ error: 1 }, 404, HEADERS)).toEqual([["/error", "wrong-type", "string"]]);
    expect(check("text", 500, { "content-type": "text/plain" })).toEqual([]);
    expect(check("text", 500, HEADERS)).toEqual([["", "undocumented-media-type", "text/plain"]]);
  });

  test("a body in another media type is compared with the documented one", () => {
    expect(check({ ...LINE, id: 0 }, 200, { ...HEADERS, "content-type": "text/json" })).toEqual([
      ["", "undocumented-media-type", "application/json"],
      ["/id", "wrong-format", "minimum 1, maximum 9"],
    ]);
    expect(check({ error: "no" }, 404, { "content-type": "text/html" })).toEqual([
      ["", "undocumented-media-type", "application/*"],
    ]);
  });

  test("an empty response is valid if no body is documented, and a body is then a finding", () => {
    const empty = { ...exchangeOf("acme", "listLines", undefined, 204, {}), text: "" };
    expect(checkResponse(api, empty)).toEqual([]);
    expect(check("text", 204, HEADERS)).toEqual([["", "undocumented-media-type", "no body"]]);
  });
});

test.each([
  ["if", { if: {} }],
  ["patternProperties", { patternProperties: {} }],
])("`%s` in the schema of a response is an error that names it", async (keyword, schema) => {
  const document = structuredClone(DOCUMENT);
  document["components"].schemas.Named.properties.name = schema;
  await expect(compileValidators(document)).rejects.toThrow(
    `acme: unsupported keyword in the schema of a response: ${keyword}`,
  );
});
