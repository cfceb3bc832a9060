/** Joins the parts of a schema that apply together. */
import type { Node } from "../../openapi/specs.js";
import { LOWER_BOUNDS, MAXIMUMS, MINIMUMS, RESTRICTIONS, UPPER_BOUNDS } from "./keywords.js";
import type { Schema, SchemaSource } from "./schema.js";

/** Returns the schema that permits what both permit. */
export function intersect(document: Node, left: Schema, right: Schema): Schema {
  return {
    pointer: isOnlyWords(left) ? right.pointer : left.pointer,
    types: intersectTypes(left.types, right.types),
    hasOwnTypes: left.hasOwnTypes || right.hasOwnTypes,
    nullable: left.nullable && right.nullable,
    values: intersectValues(left.values, right.values),
    knownValues: right.knownValues ?? left.knownValues,
    keywords: intersectKeywords(left.keywords, right.keywords),
    properties: joinProperties(document, left.properties, right.properties),
    required: new Set([...left.required, ...right.required]),
    otherProperties: left.otherProperties === true ? right.otherProperties : left.otherProperties,
    items: joinSources(left.items, right.items),
    branchLists: [...left.branchLists, ...right.branchLists],
    discriminator: left.discriminator ?? right.discriminator,
    words: new Map([...left.words, ...right.words]),
    others: new Map([...left.others, ...right.others]),
  };
}

function isOnlyWords(schema: Schema): boolean {
  const { types, values, knownValues, keywords, properties, required, items, branchLists, others } = schema;
  return (
    types === undefined &&
    (values ?? knownValues ?? items) === undefined &&
    keywords.size + properties.size + required.size + branchLists.length + others.size === 0
  );
}

/** Returns the types that both permit. */
export function intersectTypes(left: Schema["types"], right: Schema["types"]): Schema["types"] {
  if (left === undefined || right === undefined) {
    return left ?? right;
  }
  const isIn = (types: ReadonlySet<string>) => (type: string) =>
    types.has(type) || (type === "integer" && types.has("number"));
  return new Set([...[...left].filter(isIn(right)), ...[...right].filter(isIn(left))]);
}

/** Returns the values that both permit; a missing list permits all. */
export function intersectValues(left: Schema["values"], right: Schema["values"]): Schema["values"] {
  return left && right ? left.filter((value) => right.includes(value)) : (left ?? right);
}

function intersectKeywords(left: Schema["keywords"], right: Schema["keywords"]): Schema["keywords"] {
  const joined = new Map([...left, ...right]);
  for (const [keys, choose] of [
    [[...LOWER_BOUNDS, ...MINIMUMS], Math.max],
    [[...UPPER_BOUNDS, ...MAXIMUMS], Math.min],
  ] as const) {
    for (const key of keys) {
      const [one, two] = [left.get(key), right.get(key)];
      if (typeof one === "number" && typeof two === "number") {
        joined.set(key, choose(one, two));
      }
    }
  }
  for (const key of RESTRICTIONS) {
    const values = new Set([left.get(key), right.get(key)].filter((value) => value !== undefined).flat());
    if (values.size > 1) {
      joined.set(key, [...values].sort());
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
