/** Replaces `oneOf` and `anyOf` by a simpler spelling with the same meaning. */
import type { Node } from "../../openapi/specs.js";
import { intersect, intersectTypes, intersectValues } from "./intersect.js";
import type { BranchList, Schema, SchemaSource } from "./schema.js";

type Expand = (source: SchemaSource) => Schema;

/** Merges the branches that have a simpler spelling: `null`, a single branch, and enumerations of one type. */
export function unwrapBranches(document: Node, schema: Schema, expand: Expand): Schema {
  const own: Schema = { ...schema, branchLists: [] };
  return schema.branchLists.reduce((joined, branches) => unwrapList(document, joined, branches, expand), own);
}

/** Returns the schema that permits what a schema and one branch of the list permit. */
function unwrapList(document: Node, own: Schema, list: BranchList, expand: Expand): Schema {
  const all = list.map((source) => ({ source, expanded: expand(source) }));
  const rest = all.filter(({ expanded }) => !isNull(expanded));
  const hasNull = rest.length < all.length;
  const branches = rest.map(({ expanded }) => expanded);
  const nullable = own.nullable && (hasNull || branches.some((branch) => branch.nullable));
  const [first, ...others] = branches;
  if (first !== undefined && others.length === 0) {
    return { ...intersect(document, own, first), nullable };
  }
  if (first !== undefined && branches.every(isPlainEnumeration)) {
    const values = intersectValues(
      own.values,
      branches.flatMap((branch) => branch.values ?? []),
    );
    return { ...own, types: intersectTypes(own.types, joinTypes(branches)), values, nullable };
  }
  const branchLists = [...own.branchLists, rest.map(({ source }) => source)];
  return { ...own, types: own.types ?? joinTypes(branches), branchLists, nullable };
}

function isNull({ types, nullable }: Schema): boolean {
  return types?.size === 0 && nullable;
}

/** Returns the types of all branches; undefined if a branch permits all. */
function joinTypes(branches: readonly Schema[]): Schema["types"] {
  const types = new Set(branches.flatMap((branch) => [...(branch.types ?? [])]));
  return branches.some((branch) => branch.types === undefined) ? undefined : types;
}

function isPlainEnumeration({ values, properties, keywords }: Schema): boolean {
  return values !== undefined && properties.size === 0 && keywords.size === 0;
}
