/** Replaces `oneOf` and `anyOf` by a simpler spelling with the same meaning. */
import type { Node } from "../../openapi/specs.js";
import { intersect } from "./intersect.js";
import type { Schema, SchemaSource } from "./schema.js";

/** Merges the branches that have a simpler spelling: `null`, a single branch, and enumerations of one type. */
export function unwrapBranches(document: Node, schema: Schema, expand: (source: SchemaSource) => Schema): Schema {
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
