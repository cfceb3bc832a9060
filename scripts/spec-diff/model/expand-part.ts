/** Expands one part of a schema: an object of the document without its references and its `allOf`. */
import { isObject } from "../../../src/http/json.js";
import type { Node } from "../../openapi/specs.js";
import { SINGLE_VALUED, STRUCTURE, WORDS } from "./keywords.js";
import { canonical, member, type Located } from "./located.js";
import { schemaSource, type Schema, type SchemaSource } from "./schema.js";

/** Returns the schema of a part. */
export function expandPart(document: Node, part: Located): Schema {
  const { node, pointer } = part;
  const values = valuesOf(node);
  const { types, nullable } = typesOf(node, values);
  const child = (name: string): SchemaSource => schemaSource(document, member(part, name));
  const names = Object.keys((node["properties"] ?? {}) as Node);
  const keys = Object.keys(node);
  const pick = (wanted: (key: string) => boolean) =>
    new Map(keys.filter(wanted).map((key) => [key, canonical(document, node[key])]));
  const branchKeys = ["oneOf", "anyOf"].filter((key) => Array.isArray(node[key]));
  return {
    pointer,
    types,
    hasOwnTypes: types !== undefined,
    nullable,
    values: values?.filter((value) => value !== null),
    knownValues: node["x-extensible-enum"] as unknown[] | undefined,
    keywords: new Map(SINGLE_VALUED.filter((key) => isSet(node[key])).map((key) => [key, node[key] as unknown])),
    properties: new Map(names.map((name) => [name, schemaSource(document, member(part, "properties", name))])),
    required: new Set((node["required"] ?? []) as string[]),
    otherProperties: otherPropertiesOf(node["additionalProperties"], child),
    items: isObject(node["items"]) ? child("items") : undefined,
    branchLists: branchKeys.map((key) =>
      (node[key] as Node[]).map((_, index) => schemaSource(document, member(part, key, index))),
    ),
    discriminator: node["discriminator"] === undefined ? undefined : canonical(document, node["discriminator"]),
    words: pick((key) => WORDS.has(key)),
    others: pick((key) => !WORDS.has(key) && !STRUCTURE.has(key) && !SINGLE_VALUED.includes(key)),
  };
}

/** Whether a keyword has an effect: `false` is the default of all that have a boolean value. */
function isSet(value: unknown): boolean {
  return value !== undefined && value !== false;
}

function otherPropertiesOf(value: unknown, child: (name: string) => SchemaSource): SchemaSource | boolean {
  if (isObject(value) && Object.keys(value).length > 0) {
    return child("additionalProperties");
  }
  return value !== false;
}

function valuesOf(node: Node): unknown[] | undefined {
  if ("const" in node) {
    return [node["const"]];
  }
  return Array.isArray(node["enum"]) ? (node["enum"] as unknown[]) : undefined;
}

function typesOf(node: Node, values: unknown[] | undefined): Pick<Schema, "types" | "nullable"> {
  const declared = node["type"] as string | string[] | undefined;
  const listed = declared === undefined ? values?.map(typeOf) : [declared].flat();
  if (listed === undefined) {
    const isObjectSchema = "properties" in node;
    return isObjectSchema ? { types: new Set(["object"]), nullable: false } : { types: undefined, nullable: true };
  }
  const types = new Set(listed.filter((type) => type !== "null"));
  if (types.has("number")) {
    types.delete("integer");
  }
  return { types, nullable: listed.includes("null") || node["nullable"] === true };
}

function typeOf(value: unknown): string {
  if (value === null) {
    return "null";
  }
  if (Array.isArray(value)) {
    return "array";
  }
  return Number.isInteger(value) ? "integer" : typeof value;
}
