/**
 * The specs follow the rules in `redocly.yaml`, and each change to a small valid document violates exactly one rule.
 */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readSpecs, root, type Node } from "../../scripts/openapi/specs.js";

/** A valid document. Its list has a component that the request and the response share. */
const validDocument = `
openapi: 3.1.0
info:
  title: Synthetic API
  version: 1.0.0
  summary: Lists synthetic numbers
  license: { name: MIT, identifier: MIT }
servers: [{ url: https://api.invalid }]
security: []
tags: [{ name: Numbers, description: Synthetic numbers. }]
paths:
  /numbers:
    get:
      tags: [Numbers]
      operationId: listNumbers
      summary: List SIP numbers
      description: Lists the numbers.
      x-doc-source: list
      x-idempotent: true
      x-pagination: { style: page, page: query.page, limit: query.limit, items: numbers, total: count, id: id }
      parameters:
        - { name: page, in: query, description: The page., schema: { type: integer }, example: 1 }
        - { name: limit, in: query, description: Its size., schema: { type: integer }, example: 10 }
        - name: kind
          in: query
          description: The kind.
          schema: { $ref: "#/components/schemas/KindFilter" }
          example: mobile
      responses:
        "200":
          description: A page.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Page" }
              examples: { First: { $ref: "#/components/examples/First" } }
        4XX:
          description: An error.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Failure" }
              examples: { Refused: { $ref: "#/components/examples/Refused" } }
  /numbers/{id}:
    get:
      tags: [Numbers]
      operationId: getNumber
      summary: Get a number
      description: Reads one number.
      x-doc-source: single
      x-idempotent: true
      parameters:
        - { name: id, in: path, required: true, description: The number., schema: { type: string }, example: a }
      responses:
        "200":
          description: The number.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Item" }
              example: { id: a }
        4XX: { description: An error. }
components:
  schemas:
    KindFilter: { type: string, enum: [mobile, sip] }
    Kind: { type: string, x-extensible-enum: [mobile, sip] }
    Item:
      type: object
      properties:
        id: { type: string, description: Its identifier. }
        kind: { $ref: "#/components/schemas/Kind", description: Its kind., x-doc-source: kinds }
        since: { type: string, format: date, description: A day. }
    Page:
      type: object
      properties:
        numbers:
          type: array
          description: The numbers.
          items: { $ref: "#/components/schemas/Item" }
        count: { type: integer, description: How many there are. }
      x-doc-conflict:
        - topic: Total
          kind: conflict
          statements:
            - { source: list, section: table, says: All pages. }
            - { source: single, says: This page. }
          decision: All pages.
    Failure: { type: object, description: Anything. }
  examples:
    First:
      summary: One number
      x-mock-when: { query: { page: [1, { absent: true }] } }
      value: { numbers: [{ id: a, kind: mobile }], count: 1 }
    Refused:
      summary: Refused
      x-mock-when: { header: { authorization: { not: Bearer ok } } }
      x-mock-status: 401
      value: {}
x-mock-env: { EXAMPLE_TOKEN: ok }
x-doc-sources:
  kinds: { title: Kinds, date: undated }
  list: { title: List, url: "https://docs.invalid/numbers", date: "2024-02-29" }
  single:
    title: Single
    url: "https://github.com/o/r/blob/0123456789abcdef0123456789abcdef01234567/single.html"
    page: "https://docs.invalid/number"
    date: undated
`;

interface Parts {
  document: Node;
  list: Node;
  parameter: Node;
  page: Node;
  item: Node;
  conflict: Node;
  source: Node;
  first: Node;
  refused: Node;
}

function partsOf(document: Node): Parts {
  const { schemas, examples } = document["components"];
  const list = document["paths"]["/numbers"]["get"];
  return {
    document,
    list,
    parameter: list.parameters[0],
    page: schemas.Page,
    item: schemas.Item,
    conflict: schemas.Page["x-doc-conflict"][0],
    source: document["x-doc-sources"].list,
    first: examples.First,
    refused: examples.Refused,
  };
}

/** Replaces the example of the list, which is invalid after a change of the schema. */
function replaceExample(document: Node, example: unknown): void {
  delete document["components"].examples.First;
  const { schema } = document["paths"]["/numbers"].get.responses["200"].content["application/json"];
  document["paths"]["/numbers"].get.responses["200"].content["application/json"] = { schema, example };
}

function moveToEnd(node: Node, key: string): void {
  const { [key]: value } = node;
  Reflect.deleteProperty(node, key);
  node[key] = value;
}

function useScheme(document: Node, name: string, scheme: Node): void {
  document["components"].securitySchemes = { [name]: scheme };
  document["security"] = [{ [name]: [] }];
}

/** Changes to the valid document that violate a rule, by rule and description. */
const breakages: Record<string, Record<string, (parts: Parts) => unknown>> = {
  "specs/component-names": {
    "a schema in camelCase": ({ document, list }) => {
      document["components"].schemas.kindFilter = document["components"].schemas.KindFilter;
      delete document["components"].schemas.KindFilter;
      list["parameters"][2].schema.$ref = "#/components/schemas/kindFilter";
    },
    "a security scheme in snake_case": ({ document }) =>
      useScheme(document, "api_key", { type: "apiKey", in: "header", name: "Key" }),
  },
  "specs/example-names": {
    "an example under another name than its component's": ({ list }) => {
      const { examples } = list["responses"]["200"].content["application/json"];
      examples.Second = examples.First;
    },
    "an inline example in camelCase": ({ list }) =>
      (list["responses"]["4XX"].content["application/json"].examples.notFound = { summary: "Not found", value: {} }),
  },
  "specs/key-order": {
    "an operation with the tags last": ({ list }) => moveToEnd(list, "tags"),
    "a parameter with the name last": ({ parameter }) => moveToEnd(parameter, "name"),
    "a schema with the type last": ({ item }) => moveToEnd(item, "type"),
    "an example with the summary last": ({ first }) => moveToEnd(first, "summary"),
  },
  "specs/line-length": {
    "a line of 121 characters": ({ document }) => (document["info"].title = "T".repeat(121 - '  "title": "",'.length)),
  },
  "operation-description": {
    "an operation without a description": ({ list }) => delete list["description"],
  },
  "parameter-description": {
    "a parameter without a description": ({ parameter }) => delete parameter["description"],
    "a parameter with an empty description": ({ parameter }) => (parameter["description"] = ""),
  },
  "rule/operation-id-camel-case": {
    "an operationId with a hyphen": ({ list }) => (list["operationId"] = "list-numbers"),
    "an operationId in PascalCase": ({ list }) => (list["operationId"] = "ListNumbers"),
  },
  "rule/summary-sentence-case": {
    "an operation's summary in title case": ({ list }) => (list["summary"] = "List Rented Numbers"),
    "an operation's summary without a capital": ({ list }) => (list["summary"] = "list numbers"),
  },
  "rule/summary-without-full-stop": {
    "an operation's summary with a full stop": ({ list }) => (list["summary"] = "List numbers."),
    "an example's summary with a full stop": ({ first }) => (first["summary"] = "One number."),
    "the document's summary with a full stop": ({ document }) => (document["info"].summary = "Lists numbers. "),
  },
  "rule/doc-source": {
    "an operation without a source": ({ list }) => delete list["x-doc-source"],
    "a source that is not a string": ({ list }) => (list["x-doc-source"] = ["list"]),
  },
  "rule/doc-sources": {
    "a source that is a string": ({ document }) => (document["x-doc-sources"].list = "The manual (2024)"),
    "a source without a title": ({ source }) => delete source["title"],
    "a source without a date": ({ source }) => delete source["date"],
    "a source with a vague date": ({ source }) => (source["date"] = "last year"),
    "a source whose url is not a URL": ({ source }) => (source["url"] = "The manual"),
    "a source with a page but without a url": ({ source }) => {
      source["page"] = source["url"];
      delete source["url"];
    },
    "a source with an unknown member": ({ source }) => (source["author"] = "Somebody"),
    "a source whose id is not in kebab-case": ({ document, list, conflict, source }) => {
      document["x-doc-sources"] = { ...document["x-doc-sources"], theList: source };
      delete document["x-doc-sources"].list;
      list["x-doc-source"] = conflict["statements"][0].source = "theList";
    },
  },
  "specs/doc-source-references": {
    "an operation with an undefined source": ({ list }) => (list["x-doc-source"] = "manual"),
    "an operation whose source is an inherited property": ({ list }) => (list["x-doc-source"] = "constructor"),
    "a statement with an undefined source": ({ conflict }) => (conflict["statements"][1].source = "manual"),
    "an undefined source next to a $ref": ({ item }) => (item["properties"].kind["x-doc-source"] = "manual"),
    "a statement with an undefined source, in a conflict next to a $ref": ({ item, conflict }) => {
      const statements = [{ source: "manual", says: "One." }, ...conflict["statements"]];
      item["properties"].kind["x-doc-conflict"] = [{ ...conflict, statements }];
    },
    "a source that is not used": ({ document }) =>
      (document["x-doc-sources"].manual = { title: "Manual", date: "undated" }),
  },
  "specs/permanent-source-urls": {
    "a GitHub URL with a branch": ({ source }) => (source["url"] = "https://github.com/o/r/blob/main/a.md"),
    "a GitHub URL of a repository": ({ source }) => (source["url"] = "https://github.com/o/r"),
  },
  "rule/comparison": {
    "a comparison with an unknown topic": ({ list }) => (list["x-comparison"] = { speed: "Fast." }),
    "a comparison with empty text": ({ list }) => (list["x-comparison"] = { end: "" }),
    "a comparison without text": ({ list }) => (list["x-comparison"] = {}),
  },
  "rule/idempotent": {
    "an operation without x-idempotent": ({ list }) => delete list["x-idempotent"],
    "an x-idempotent that is not a boolean": ({ list }) => (list["x-idempotent"] = "yes"),
  },
  "specs/list-has-pagination": {
    "a list in an envelope without pagination": ({ list }) => delete list["x-pagination"],
    "a bare list without pagination": ({ list, document }) => {
      delete list["x-pagination"];
      const { Page, Item } = document["components"].schemas;
      document["components"].schemas.Page = { ...Page, properties: undefined, type: "array", items: Item };
      replaceExample(document, []);
    },
    "a list one level deeper, in one of two envelopes, without pagination": ({ list, page, document }) => {
      delete list["x-pagination"];
      document["components"].schemas.Page = {
        oneOf: [
          { type: "string" },
          { type: "object", properties: { result: { ...page, description: "The result." } } },
        ],
      };
      replaceExample(document, "Nothing.");
    },
  },
  "rule/pagination": {
    "pagination of an unknown style": ({ list }) => (list["x-pagination"].style = "spiral"),
    "pagination without a member of its style": ({ list }) => delete list["x-pagination"].page,
    "pagination with a member of another style": ({ list }) => (list["x-pagination"].cursor = "query.next"),
    "pagination whose limit is not the location of a parameter": ({ list }) => (list["x-pagination"].limit = "limit"),
  },
  "rule/doc-conflict": {
    "an empty array of conflicts": ({ page }) => (page["x-doc-conflict"] = []),
    "a conflict outside an array": ({ page, conflict }) => (page["x-doc-conflict"] = conflict),
    "a conflict without a topic": ({ conflict }) => delete conflict["topic"],
    "a conflict without a kind": ({ conflict }) => delete conflict["kind"],
    "a conflict of an unknown kind": ({ conflict }) => (conflict["kind"] = "omission"),
    "a conflict without a decision": ({ conflict }) => delete conflict["decision"],
    "a conflict with an empty decision": ({ conflict }) => (conflict["decision"] = " "),
    "a conflict with a single statement": ({ conflict }) => conflict["statements"].pop(),
    "a conflict with an unknown member": ({ conflict }) => (conflict["note"] = "Also:"),
    "a statement without text": ({ conflict }) => (conflict["statements"][0].says = ""),
    "a statement without a source": ({ conflict }) => delete conflict["statements"][0].source,
    "a statement whose source is not a string": ({ conflict }) => (conflict["statements"][0].source = 1),
    "a statement with an empty section": ({ conflict }) => (conflict["statements"][0].section = ""),
    "a statement with an unknown member": ({ conflict }) => (conflict["statements"][0].page = 1),
    "a conflict on a parameter, without statements": ({ parameter }) =>
      (parameter["x-doc-conflict"] = [{ topic: "Default", decision: "None." }]),
    "a conflict on an operation, without statements": ({ list }) =>
      (list["x-doc-conflict"] = [{ topic: "Host", decision: "This one." }]),
    "a conflict on a property, without statements": ({ item }) =>
      (item["properties"].id["x-doc-conflict"] = [{ topic: "Type", decision: "A string." }]),
  },
  "rule/response-description": {
    "a response with an empty description": ({ list }) => (list["responses"]["200"].description = ""),
  },
  "rule/content-example": {
    "a response without an example": ({ document }) =>
      delete document["paths"]["/numbers/{id}"].get.responses["200"].content["application/json"].example,
    "a request without an example": ({ list, document }) => {
      const content = { "application/json": { schema: { type: "object" } } };
      document["paths"]["/numbers"] = { post: { ...list, requestBody: { content } } };
    },
  },
  "rule/example-summary": {
    "an example without a summary": ({ first }) => delete first["summary"],
    "an example with an empty summary": ({ first }) => (first["summary"] = ""),
  },
  "rule/parameter-example": {
    "a parameter without an example": ({ parameter }) => delete parameter["example"],
  },
  "specs/property-description": {
    "a property without a description": ({ item }) => delete item["properties"].id.description,
    "a property with an empty description": ({ item }) => (item["properties"].id.description = ""),
    "a property that refers to a schema without a description": ({ item }) =>
      delete item["properties"].kind.description,
    "a property of an object within an object": ({ item }) =>
      (item["properties"].more = { type: "object", description: "More.", properties: { id: { type: "string" } } }),
  },
  "specs/open-enums-in-responses": {
    "an enum in a property of a response": ({ item }) => (item["properties"].id.enum = ["a"]),
    "an enum in an array within a response": ({ item }) =>
      (item["properties"].tags = { type: "array", description: "Tags.", items: { type: "string", enum: ["x"] } }),
    "an enum that a request and a response share": ({ document, parameter }) => {
      parameter["schema"] = { $ref: "#/components/schemas/Kind" };
      document["components"].schemas.Kind = { type: "integer", enum: [1, 2] };
      replaceExample(document, { numbers: [] });
    },
    "an enum in an error": ({ document }) => {
      const reason = { type: "string", description: "Why.", enum: ["no"] };
      document["components"].schemas.Failure.properties = { reason };
    },
  },
  "specs/closed-enums-in-requests": {
    "an open enum in a parameter": ({ parameter }) =>
      (parameter["schema"] = { type: "integer", "x-extensible-enum": [1, 2] }),
    "an open enum in a request's body": ({ list, document }) => {
      const schema = {
        type: "object",
        properties: { kind: { $ref: "#/components/schemas/Kind", description: "It." } },
      };
      document["paths"]["/numbers"] = {
        post: { ...list, requestBody: { content: { "application/json": { schema, example: {} } } } },
      };
    },
  },
  "rule/no-date-time": {
    "a timestamp with the format date-time": ({ item }) => (item["properties"].since.format = "date-time"),
  },
  "specs/mock-rules-in-examples": {
    "a mock rule on a response": ({ list }) => (list["responses"]["200"]["x-mock-when"] = { query: { page: 1 } }),
    "a mock status on a response": ({ list }) => (list["responses"]["200"]["x-mock-status"] = 401),
  },
  "rule/mock-env": {
    "a spec without variables for the mock": ({ document }) => delete document["x-mock-env"],
    "a spec whose variables for the mock are empty": ({ document }) => (document["x-mock-env"] = {}),
    "a variable for the mock that is a number": ({ document }) => (document["x-mock-env"].EXAMPLE_ID = 1234),
  },
  "rule/mock-when": {
    "a mock rule without a matcher": ({ first }) => (first["x-mock-when"] = {}),
    "a mock rule for an unknown part of the request": ({ first }) => (first["x-mock-when"] = { cookie: { a: 1 } }),
    "a mock rule with capitals in a header name": ({ refused }) =>
      (refused["x-mock-when"] = { header: { Authorization: "Bearer no" } }),
  },
  "rule/mock-status": {
    "a mock status of a success": ({ refused }) => (refused["x-mock-status"] = 200),
    "a mock status that is not a number": ({ refused }) => (refused["x-mock-status"] = "4XX"),
  },
};

const cases = Object.entries(breakages).flatMap(([rule, changes]) =>
  Object.entries(changes).map(([name, change]) => ({ rule, name, change })),
);

/** Lints the given documents, or else those in `redocly.yaml`. Resolves to the problems, one per line of output. */
async function lint(files: string[]): Promise<{ problems: string[]; status: number | null }> {
  const redocly = new URL("node_modules/@redocly/cli/bin/cli.js", root).pathname;
  const options = [
    `--config=${new URL("redocly.yaml", root).pathname}`,
    "--format=github-actions",
    "--max-problems=1000",
  ];
  const child = spawn(process.execPath, [redocly, "lint", ...files, ...options], {
    cwd: root,
    env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  const status = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  return { problems: output.split("\n").filter(Boolean), status };
}

/** Lints the valid document and each changed one. Resolves to the violated rules by file name. */
async function lintBroken(): Promise<Map<string, Set<string>>> {
  const folder = await mkdtemp(join(tmpdir(), "specs-"));
  try {
    const changes = [() => undefined, ...cases.map(({ change }) => change)];
    const files = changes.map((_, index) => join(folder, `${index}.json`));
    await Promise.all(
      changes.map(async (change, index) => {
        const document = parse(validDocument) as Node;
        change(partsOf(document));
        await writeFile(files[index]!, JSON.stringify(document, null, 1));
      }),
    );
    const broken = new Map<string, Set<string>>(files.map((file) => [basename(file), new Set()]));
    for (const problem of (await lint(files)).problems) {
      const [, rule, file] = /^::\w+ title=([^,]+),file=([^,]+),/.exec(problem) ?? [];
      // Most changes append a key, which may not be its position.
      const isExpected = cases[parseInt(basename(file ?? "")) - 1]?.rule === rule;
      if (rule !== "specs/key-order" || isExpected) {
        broken.get(basename(file ?? ""))!.add(rule!);
      }
    }
    return broken;
  } finally {
    await rm(folder, { recursive: true });
  }
}

let broken: Map<string, Set<string>>;
let real: Awaited<ReturnType<typeof lint>>;

beforeAll(async () => {
  [broken, real] = await Promise.all([lintBroken(), lint([])]);
}, 60_000);

describe("the specs", () => {
  it("pass without an error or a warning", () => {
    expect(real).toEqual({ problems: [], status: 0 });
  });

  it("are all listed in redocly.yaml", async () => {
    const { apis } = parse(await readFile(new URL("redocly.yaml", root), "utf8")) as Node;
    const specs = await readSpecs();
    expect(apis).toEqual(
      Object.fromEntries(specs.map(({ provider }) => [provider, { root: `specs/${provider}/openapi.yaml` }])),
    );
  });
});

describe("our own rules", () => {
  it("accept a valid document", () => {
    expect(broken.get("0.json")).toEqual(new Set());
  });

  it("are all tested here", async () => {
    const { rules } = parse(await readFile(new URL("redocly.yaml", root), "utf8")) as Node;
    expect(Object.keys(rules).sort()).toEqual(Object.keys(breakages).sort());
  });

  for (const [index, { rule, name }] of cases.entries()) {
    it(`report ${name}: ${rule}`, () => {
      expect(broken.get(`${index + 1}.json`)).toEqual(new Set([rule]));
    });
  }
});
