/**
 * Schemas in a form in which equal spellings are equal: references are inlined, `allOf` is flattened, a `const` is an
 * enumeration of one value, and a single type is a list of types. Members are expanded when they are read, so that
 * recursive schemas are finite.
 */
import { isObject } from "../../../src/http/json.js";
import type { Node } from "../../openapi/specs.js";
import { SINGLE_VALUED, STRUCTURE, LOWER_BOUNDS, UPPER_BOUNDS, WORDS } from "./keywords.js";
import { canonical, follow, member, type Located } from "./located.js";

/** A schema that is not expanded: the parts of a document that apply together, as in `allOf`. */
export interface SchemaSource {
  document: Node;
  parts: readonly Located[];
}

/** A normalized schema. */
export interface Schema {
  pointer: string;
  /** The types except `null`; undefined if all are valid. */
  types: ReadonlySet<string> | undefined;
  /** Whether `null` is valid. */
  nullable: boolean;
  /** The values of a closed enumeration except `null`. */
  values: readonly unknown[] | undefined;
  /** The known values of an open enumeration (`x-extensible-enum`). */
  knownValues: readonly unknown[] | undefined;
  /** The keywords that have one value, such as `maximum`. */
  keywords: ReadonlyMap<string, unknown>;
  properties: ReadonlyMap<string, SchemaSource>;
  required: ReadonlySet<string>;
  /** The schema of other properties; false if they are invalid. */
  otherProperties: SchemaSource | boolean;
  items: SchemaSource | undefined;
  /** The branches of `oneOf` or `anyOf`; `null` is not one of them. */
  branches: readonly SchemaSource[];
  /** The discriminator as canonical text. */
  discriminator: string | undefined;
  /** Keywords that document the schema. */
  words: ReadonlyMap<string, string>;
  /** Keywords that no rule compares, as canonical text. */
  others: ReadonlyMap<string, string>;
}

/** Returns the schema at a location of a document. */
export function schemaSource(document: Node, part: Located): SchemaSource {
  return { document, parts: [part] };
}

/** Returns a string that identifies a schema within its document. */
export function sourceKey({ document, parts }: SchemaSource): string {
  return parts.map((part) => follow(document, part).pointer).join("+");
}

/** Expands a schema by one level. */
export function expand(source: SchemaSource): Schema {
  return unwrapBranches(
    source.document,
    source.parts
      .flatMap((part) => flatten(source.document, part))
      .map((part) => expandPart(source.document, part))
      .reduce((left, right) => intersect(source.document, left, right)),
  );
}

/** Returns the parts of a schema that apply together: the target of its reference, its `allOf`, and itself. */
function flatten(document: Node, part: Located, within: readonly string[] = []): Located[] {
  if (within.includes(part.pointer)) {
    return [];
  }
  const inside = [...within, part.pointer];
  if (typeof part.node["$ref"] === "string") {
    const { $ref: reference, ...siblings } = part.node;
    const target = follow(document, { node: { $ref: reference }, pointer: part.pointer });
    const rest = Object.keys(siblings).length > 0 ? [{ node: siblings, pointer: part.pointer }] : [];
    return [...flatten(document, target, inside), ...rest];
  }
  const { allOf, ...own } = part.node as { allOf?: Node[] };
  if (!Array.isArray(allOf)) {
    return [part];
  }
  const branches = allOf.flatMap((_, index) => flatten(document, member(part, "allOf", index), inside));
  return Object.keys(own).length > 0 || branches.length === 0
    ? [{ node: own, pointer: part.pointer }, ...branches]
    : branches;
}

function expandPart(document: Node, part: Located): Schema {
  const { node, pointer } = part;
  const values = valuesOf(node);
  const { types, nullable } = typesOf(node, values);
  const child = (name: string): SchemaSource => schemaSource(document, member(part, name));
  const names = Object.keys((node["properties"] ?? {}) as Node);
  const keys = Object.keys(node);
  const pick = (wanted: (key: string) => boolean) =>
    new Map(keys.filter(wanted).map((key) => [key, canonical(document, node[key])]));
  const branchKey = ["oneOf", "anyOf"].find((key) => Array.isArray(node[key]));
  const both = Array.isArray(node["oneOf"]) && Array.isArray(node["anyOf"]);
  return {
    pointer,
    types,
    nullable,
    values: values?.filter((value) => value !== null),
    knownValues: node["x-extensible-enum"] as unknown[] | undefined,
    keywords: new Map(SINGLE_VALUED.filter((key) => isSet(node[key])).map((key) => [key, node[key] as unknown])),
    properties: new Map(names.map((name) => [name, schemaSource(document, member(part, "properties", name))])),
    required: new Set((node["required"] ?? []) as string[]),
    otherProperties: otherPropertiesOf(node["additionalProperties"], child),
    items: isObject(node["items"]) ? child("items") : undefined,
    branches: branchKey
      ? (node[branchKey] as Node[]).map((_, index) => schemaSource(document, member(part, branchKey, index)))
      : [],
    discriminator: node["discriminator"] === undefined ? undefined : canonical(document, node["discriminator"]),
    words: pick((key) => WORDS.has(key)),
    others: pick(
      (key) => (both && key === "anyOf") || !(WORDS.has(key) || STRUCTURE.has(key) || SINGLE_VALUED.includes(key)),
    ),
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

/** Returns the schema that permits what both permit. */
function intersect(document: Node, left: Schema, right: Schema): Schema {
  return {
    pointer: isOnlyWords(left) ? right.pointer : left.pointer,
    types: intersectTypes(left.types, right.types),
    nullable: left.nullable && right.nullable,
    values: intersectValues(left.values, right.values),
    knownValues: right.knownValues ?? left.knownValues,
    keywords: intersectKeywords(left.keywords, right.keywords),
    properties: joinProperties(document, left.properties, right.properties),
    required: new Set([...left.required, ...right.required]),
    otherProperties: left.otherProperties === true ? right.otherProperties : left.otherProperties,
    items: joinSources(left.items, right.items),
    branches: left.branches.length > 0 ? left.branches : right.branches,
    discriminator: left.discriminator ?? right.discriminator,
    words: new Map([...left.words, ...right.words]),
    others: new Map([
      ...left.others,
      ...right.others,
      ...(left.branches.length > 0 && right.branches.length > 0
        ? [["oneOf", right.branches.map(sourceText).join()] as const]
        : []),
    ]),
  };
}

function sourceText({ document, parts }: SchemaSource): string {
  return parts.map((part) => canonical(document, part.node)).join("+");
}

function isOnlyWords(schema: Schema): boolean {
  const { types, values, knownValues, keywords, properties, required, items, branches, others } = schema;
  return (
    types === undefined &&
    (values ?? knownValues ?? items) === undefined &&
    keywords.size + properties.size + required.size + branches.length + others.size === 0
  );
}

function intersectTypes(left: Schema["types"], right: Schema["types"]): Schema["types"] {
  if (left === undefined || right === undefined) {
    return left ?? right;
  }
  const isIn = (types: ReadonlySet<string>) => (type: string) =>
    types.has(type) || (type === "integer" && types.has("number"));
  return new Set([...[...left].filter(isIn(right)), ...[...right].filter(isIn(left))]);
}

function intersectValues(left: Schema["values"], right: Schema["values"]): Schema["values"] {
  return left && right ? left.filter((value) => right.includes(value)) : (left ?? right);
}

function intersectKeywords(left: Schema["keywords"], right: Schema["keywords"]): Schema["keywords"] {
  const joined = new Map([...left, ...right]);
  for (const [keys, choose] of [
    [LOWER_BOUNDS, Math.max],
    [UPPER_BOUNDS, Math.min],
  ] as const) {
    for (const key of keys) {
      const [one, two] = [left.get(key), right.get(key)];
      if (typeof one === "number" && typeof two === "number") {
        joined.set(key, choose(one, two));
      }
    }
  }
  return joined;
}

function joinProperties(
  document: Node,
  left: Schema["properties"],
  right: Schema["properties"],
): ReadonlyMap<string, SchemaSource> {
  const joined = new Map(left);
  for (const [name, source] of right) {
    joined.set(name, { document, parts: [...(left.get(name)?.parts ?? []), ...source.parts] });
  }
  return joined;
}

function joinSources(left: SchemaSource | undefined, right: SchemaSource | undefined): SchemaSource | undefined {
  return left && right ? { ...left, parts: [...left.parts, ...right.parts] } : (left ?? right);
}

/** Merges the branches that have a simpler spelling: `null`, a single branch, and enumerations of one type. */
function unwrapBranches(document: Node, schema: Schema): Schema {
  if (schema.branches.length === 0) {
    return schema;
  }
  const branches = schema.branches.map((source) => ({ source, expanded: expand(source) }));
  const isNull = ({ expanded }: { expanded: Schema }) => expanded.types?.size === 0 && expanded.nullable;
  const rest = branches.filter((branch) => !isNull(branch));
  const own: Schema = { ...schema, branches: rest.map(({ source }) => source) };
  const hasNull = rest.length < branches.length;
  const [first] = rest;
  if (first !== undefined && rest.length === 1) {
    const merged = intersect(document, { ...own, branches: [], nullable: true }, first.expanded);
    return { ...merged, nullable: hasNull || first.expanded.nullable };
  }
  const enumerations = rest.map(({ expanded }) => expanded);
  if (enumerations.length > 0 && enumerations.every(isPlainEnumeration)) {
    const types = new Set(enumerations.flatMap(({ types: each }) => [...(each ?? [])]));
    const merged: Schema = {
      ...own,
      types,
      branches: [],
      values: enumerations.flatMap(({ values }) => values ?? []),
    };
    return { ...merged, nullable: hasNull || enumerations.some(({ nullable }) => nullable) };
  }
  return {
    ...own,
    types: own.types ?? joinTypes(enumerations),
    nullable: hasNull || enumerations.some(({ nullable }) => nullable),
  };
}

/** Returns the types of all branches; undefined if a branch permits all. */
function joinTypes(branches: readonly Schema[]): Schema["types"] {
  const types = new Set(branches.flatMap((branch) => [...(branch.types ?? [])]));
  return branches.some((branch) => branch.types === undefined) ? undefined : types;
}

function isPlainEnumeration({ values, properties, keywords }: Schema): boolean {
  return values !== undefined && properties.size === 0 && keywords.size === 0;
}
