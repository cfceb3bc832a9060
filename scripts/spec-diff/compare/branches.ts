/** Compares the branches of `oneOf` and `anyOf`, which have the same meaning to callers. */
import { canonical } from "../model/located.js";
import { expand } from "../model/expand.js";
import { sourceKey, type SchemaSource } from "../model/schema.js";
import type { Context } from "./findings.js";
import { compareSchemas, isSameSchema, type SchemaPair } from "./schemas.js";

/** Compares the branches of two versions of a schema. A schema without branches is its own only branch. */
export function compareBranches(context: Context, pair: SchemaPair, before: SchemaSource, after: SchemaSource): void {
  const hasBranches = pair.before.branches.length + pair.after.branches.length > 0;
  if (!hasBranches) {
    return;
  }
  const olds = pair.before.branches.length > 0 ? pair.before.branches : [before];
  const news = pair.after.branches.length > 0 ? pair.after.branches : [after];
  const { pairs, removed, added } = matchBranches(olds, news, context.visited);
  const { subject } = pair;
  for (const [old, now] of pairs) {
    compareSchemas(context, old, now, subject);
  }
  const place = (branch: SchemaSource) => ({ pointer: branch.parts[0]?.pointer ?? "", subject });
  for (const branch of removed) {
    context.report({ rule: "branch-removed", ...place(branch), removed: true, before: branchName(branch) });
  }
  for (const branch of added) {
    context.report({ rule: "branch-added", ...place(branch), after: branchName(branch) });
  }
  if (pair.before.discriminator !== pair.after.discriminator) {
    const pointer = `${pair.after.pointer}/discriminator`;
    const [old, now] = [pair.before.discriminator, pair.after.discriminator];
    context.report({ rule: "discriminator-changed", pointer, subject, before: old, after: now });
  }
}

interface Matches {
  pairs: [SchemaSource, SchemaSource][];
  removed: SchemaSource[];
  added: SchemaSource[];
}

/** Pairs branches: first equal ones, then those of the same component or position of a list of the same length. */
function matchBranches(
  before: readonly SchemaSource[],
  after: readonly SchemaSource[],
  visited: ReadonlySet<string>,
): Matches {
  const matches: Matches = { pairs: [], removed: [...before], added: [...after] };
  const pairUp = (isMatch: (old: SchemaSource, now: SchemaSource) => boolean) => {
    for (const old of [...matches.removed]) {
      const now = matches.added.find((candidate) => isMatch(old, candidate));
      if (now) {
        matches.pairs.push([old, now]);
        matches.removed.splice(matches.removed.indexOf(old), 1);
        matches.added.splice(matches.added.indexOf(now), 1);
      }
    }
  };
  pairUp((old, now) => isSameSchema(old, now, visited));
  pairUp((old, now) => isComponent(old) && sourceKey(old) === sourceKey(now));
  pairUp((old, now) => typesOf(old) === typesOf(now) && before.length === after.length);
  return matches;
}

function isComponent(source: SchemaSource): boolean {
  return sourceKey(source).startsWith("/components/");
}

function typesOf(source: SchemaSource): string {
  return [...(expand(source).types ?? [])].sort().join();
}

function branchName(source: SchemaSource): string {
  const [part] = source.parts;
  const reference = part?.node["$ref"] as string | undefined;
  return reference?.split("/").at(-1) ?? canonical(source.document, part?.node).slice(0, 80);
}
