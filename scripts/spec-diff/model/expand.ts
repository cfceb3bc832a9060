/**
 * Schemas in a form in which equivalent spellings are equal: references are inlined, `allOf` is flattened, a `const` is
 * an enumeration of one value, and a single type is a list of types. Members are expanded when they are read, so that
 * recursive schemas are finite.
 */
import type { Node } from "../../openapi/specs.js";
import { expandPart } from "./expand-part.js";
import { intersect } from "./intersect.js";
import { follow, member, type Located } from "./located.js";
import { normalizeBounds } from "./normalize-bounds.js";
import type { Schema, SchemaSource } from "./schema.js";
import { unwrapBranches } from "./unwrap-branches.js";

/** Expands a schema by one level. */
export function expand(source: SchemaSource): Schema {
  const { document, parts } = source;
  const joined = parts
    .flatMap((part) => flatten(document, part))
    .map((part) => expandPart(document, part))
    .reduce((left, right) => intersect(document, left, right));
  return normalizeBounds(unwrapBranches(document, joined, expand));
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
