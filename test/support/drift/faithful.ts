/** Arbitrary bodies that match a schema of a spec, read from the spec itself. */
import fc from "fast-check";
import { resolve, type Node } from "../../../scripts/openapi/specs.js";

/** More levels than any schema has that is not recursive. */
const MAX_DEPTH = 12;

/** Bodies that match a schema, with documented properties and known values only. */
export function faithfulTo(document: Node, node: Node, depth = 0): fc.Arbitrary<unknown> {
  const schema = resolve(document, node);
  const alternatives = schema["oneOf"] as Node[] | undefined;
  if (alternatives) {
    const possible = depth > MAX_DEPTH ? alternatives.slice(0, 1) : alternatives;
    return fc.oneof(...possible.map((alternative) => faithfulTo(document, alternative, depth + 1)));
  }
  const types = [schema["type"] ?? []].flat() as string[];
  if (types.length === 0) {
    return fc.jsonValue();
  }
  return fc.oneof(...types.map((type) => ofType(document, schema, type, depth)));
}

function ofType(document: Node, schema: Node, type: string, depth: number): fc.Arbitrary<unknown> {
  switch (type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.maxSafeInteger();
    case "number":
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case "string":
      return stringOf(schema);
    case "array":
      return depth > MAX_DEPTH
        ? fc.constant([])
        : fc.array(faithfulTo(document, schema["items"] ?? {}, depth + 1), { maxLength: 3 });
    default:
      return objectOf(document, schema, depth);
  }
}

function stringOf(schema: Node): fc.Arbitrary<string> {
  const known = schema["x-extensible-enum"] ?? schema["enum"] ?? ("const" in schema ? [schema["const"]] : undefined);
  return known ? fc.constantFrom(...(known as string[])) : fc.string();
}

function objectOf(document: Node, schema: Node, depth: number): fc.Arbitrary<unknown> {
  const properties = Object.entries((schema["properties"] ?? {}) as Record<string, Node>);
  const { additionalProperties } = schema;
  const members = fc.record(
    Object.fromEntries(properties.map(([name, property]) => [name, faithfulTo(document, property, depth + 1)])),
    { requiredKeys: (schema["required"] ?? []) as string[] },
  );
  if (!additionalProperties) {
    return members;
  }
  const value = additionalProperties === true ? fc.jsonValue() : faithfulTo(document, additionalProperties, depth + 1);
  const others = depth > MAX_DEPTH ? fc.constant({}) : fc.dictionary(fc.string(), value, { maxKeys: 3 });
  return fc.tuple(others, members).map(([other, own]) => ({ ...other, ...own }));
}
