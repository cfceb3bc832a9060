import { beforeAll, describe, expect, it } from "vitest";
import type { Node } from "../../scripts/openapi/specs.js";
import { compareSpecs } from "../../scripts/spec-diff/compare.js";
import type { Change } from "../../scripts/spec-diff/change.js";
import { compareTypes } from "../../scripts/spec-diff/types/compare-types.js";
import { readBase } from "../support/spec-diff.js";

const schemasOf = (document: Node) => document["components"].schemas as Node;

/** Only the compiler reports this: a member is optional if `required` and the property are in two parts of `allOf`. */
function moveRequired(document: Node, name: string): void {
  const { required, ...rest } = schemasOf(document)[name];
  schemasOf(document)[name] = { allOf: [rest, { required }] };
}

const removeCreated = (document: Node) => delete schemasOf(document)["PhoneNumber"].properties.created;
const rename = (document: Node) => (document["paths"]["/numbers/{id}"].put.operationId = "changeNumber");

/** Returns the base spec with a variant in allOf, and variants with the same property. */
function readVersion(): Node {
  const document = readBase();
  const schemas = schemasOf(document);
  const object = (name: string, schema: Node) => ({ type: "object", required: [name], properties: { [name]: schema } });
  schemas["Place"] = { oneOf: [object("city", { type: "string" }), object("zip", { type: "integer" })] };
  schemas["Update"].properties.place = { allOf: [{ $ref: "#/components/schemas/Place" }] };
  const state = (value: string) => object("state", { type: "string", enum: [value] });
  schemas["Signal"] = { oneOf: [state("on"), state("off")] };
  schemas["PhoneNumber"].properties.signal = { $ref: "#/components/schemas/Signal" };
  return document;
}

/** Edits, and the changes with which code does not compile: `<rule> <operations> <last key of the pointer>`. */
const CASES: [name: string, edit: (document: Node) => void, changes: string[]][] = [
  [
    "a removed property",
    (document) => {
      removeCreated(document);
    },
    ["property-removed listNumbers,updateNumber created"],
  ],
  [
    "required properties in a part of allOf",
    (document) => moveRequired(document, "PhoneNumber"),
    ["id", "number", "status"].map((name) => `response-member-optional listNumbers,updateNumber ${name}`),
  ],
  [
    "both in the same operations",
    (document) => {
      removeCreated(document);
      moveRequired(document, "PhoneNumber");
    },
    [
      "property-removed listNumbers,updateNumber created",
      ...["id", "number", "status"].map((name) => `response-member-optional listNumbers,updateNumber ${name}`),
    ],
  ],
  [
    "a property with another type that is optional to the compiler",
    (document) => {
      schemasOf(document)["Error"].properties.message.type = "integer";
      moveRequired(document, "Error");
    },
    ["response-member-optional listNumbers message", "type-changed listNumbers type"],
  ],
  [
    "a renamed property, and one that is optional to the compiler",
    (document) => {
      const { properties } = schemasOf(document)["PhoneNumber"];
      properties.createdAt = properties.created;
      delete properties.created;
      moveRequired(document, "PhoneNumber");
    },
    [
      "property-renamed listNumbers,updateNumber createdAt",
      ...["id", "number", "status"].map((name) => `response-member-optional listNumbers,updateNumber ${name}`),
    ],
  ],
  [
    "a removed variant in allOf",
    (document) => schemasOf(document)["Place"].oneOf.pop(),
    ["branch-removed updateNumber 1"],
  ],
  [
    "a new value in the second variant",
    (document) => schemasOf(document)["Signal"].oneOf[1].properties.state.enum.push("idle"),
    ["value-added listNumbers,updateNumber enum"],
  ],
  [
    "a removed property of an operation with another operationId",
    (document) => {
      delete schemasOf(document)["Update"].properties.comment;
      rename(document);
    },
    ["property-removed changeNumber comment"],
  ],
];

describe("changes of one operation", () => {
  let changes: Change[] = [];
  beforeAll(async () => {
    const versions = CASES.map(([name, edit]): [string, Node] => {
      const document = readVersion();
      edit(document);
      return [name, document];
    });
    const before = new Map(CASES.map(([name]) => [name, readVersion()]));
    changes = await compareSpecs(before, new Map(versions), compareTypes);
  });

  it.each(CASES)("are each reported once: %s", (name, _, expected) => {
    const found = changes.filter(({ provider, effect }) => provider === name && effect === "does-not-compile");
    const summaries = found.map(({ rule, operation, operations, pointer }) => {
      return `${rule} ${operations?.join() ?? operation} ${pointer.split("/").at(-1)}`;
    });
    expect(summaries.sort()).toEqual([...expected].sort());
  });
});
