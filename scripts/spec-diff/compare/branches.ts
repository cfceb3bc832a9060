/** Compares the branches of `oneOf` and `anyOf`, which have the same meaning to callers. */
import { expand } from "../model/expand.js";
import { sourceKey, type BranchList, type Schema, type SchemaSource } from "../model/schema.js";
import type { Context } from "./findings.js";
import { compareSchemas, isSameSchema, type SchemaPair } from "./schemas.js";

/** Compares a schema with one that permits it or another: it is the only branch of its version. */
export function compareOnlyBranch(context: Context, pair: SchemaPair, before: SchemaSource, after: SchemaSource): void {
  const [olds = [before]] = pair.before.branchLists;
  const [news = [after]] = pair.after.branchLists;
  compareBranches(context, pair.subject, olds, news);
  compareDiscriminators(context, pair);
}

/** Compares the lists of branches of two versions of a schema. */
export function compareBranchLists(context: Context, pair: SchemaPair): void {
  const rest = { removed: [...pair.before.branchLists], added: [...pair.after.branchLists] };
  while (rest.removed.length > 0 && rest.added.length > 0) {
    const [best] = rest.removed
      .flatMap((old) => rest.added.map((now) => ({ old, now, common: countCommon(old, now, context.visited) })))
      .sort((one, other) => other.common - one.common);
    if (best === undefined) {
      break;
    }
    rest.removed = rest.removed.filter((list) => list !== best.old);
    rest.added = rest.added.filter((list) => list !== best.now);
    compareBranches(context, pair.subject, best.old, best.now);
  }
  for (const list of rest.removed) {
    const rule = list.some(hasValues) ? "alternatives-removed" : "required-alternatives-removed";
    context.report({ rule, ...placeOf(list, pair), removed: true, before: list.map(branchName) });
  }
  for (const list of rest.added) {
    const rule = list.some(hasValues) ? "alternatives-added" : "required-alternatives-added";
    context.report({ rule, ...placeOf(list, pair), after: list.map(branchName) });
  }
  compareDiscriminators(context, pair);
}

function countCommon(before: BranchList, after: BranchList, visited: ReadonlySet<string>): number {
  return before.filter((old) => after.some((now) => isSameSchema(old, now, visited))).length;
}

/** Whether a branch describes values, and not only which properties are required together. */
function hasValues(branch: SchemaSource): boolean {
  const { types, properties, values } = expand(branch);
  return types !== undefined || properties.size > 0 || values !== undefined;
}

function placeOf([first]: BranchList, { subject }: SchemaPair) {
  return { pointer: (first?.parts[0]?.pointer ?? "").replace(/\/\d+$/, ""), subject };
}

function compareBranches(context: Context, subject: string, olds: BranchList, news: BranchList): void {
  const { pairs, removed, added } = matchBranches(olds, news, context.visited);
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
}

function compareDiscriminators(context: Context, pair: SchemaPair): void {
  if (pair.before.discriminator !== pair.after.discriminator) {
    const pointer = `${pair.after.pointer}/discriminator`;
    const [old, now] = [pair.before.discriminator, pair.after.discriminator];
    const alsoAt = [pair.before, pair.after].flatMap(discriminatedProperties);
    context.report({ rule: "discriminator-changed", pointer, alsoAt, subject: pair.subject, before: old, after: now });
  }
}

/** Returns the pointers of the properties by which the branches are distinguished. */
function discriminatedProperties({ branchLists, discriminator }: Schema): string[] {
  const { propertyName } = JSON.parse(discriminator ?? "{}") as { propertyName?: string };
  const sources = branchLists.flat().map((branch) => expand(branch).properties.get(propertyName ?? ""));
  return sources.flatMap((source) => source?.parts.map(({ pointer }) => pointer) ?? []);
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
  return reference?.split("/").at(-1) ?? describeBranch(expand(source));
}

function describeBranch({ types, properties, required, values }: Schema): string {
  const names = [...(properties.size > 0 ? properties.keys() : required)];
  const text = values === undefined ? [...(types ?? ["any type"])].join(" or ") : JSON.stringify(values);
  return names.length === 0 ? text : `${text} with ${names.join(", ")}`;
}
