/** Compares schemas. */
import { expand } from "../model/expand.js";
import { sourceKey, type Schema, type SchemaSource } from "../model/schema.js";
import { compareBranchLists, compareOnlyBranch } from "./branches.js";
import type { Context, Finding } from "./findings.js";
import { compareKeywords } from "./keywords.js";
import { memberName } from "./names.js";
import { compareProperties } from "./properties.js";
import type { RuleName } from "./rules.js";
import { compareOthers, compareWords } from "./words.js";

/** Two versions of a schema, expanded, with the name of the part for messages. */
export interface SchemaPair {
  before: Schema;
  after: Schema;
  subject: string;
}

/** Compares two versions of a schema, and reports the differences. */
export function compareSchemas(context: Context, before: SchemaSource, after: SchemaSource, subject: string): void {
  const key = `${sourceKey(before)} ${sourceKey(after)}`;
  if (context.visited.has(key)) {
    return;
  }
  context.visited.add(key);
  const pair = { before: expand(before), after: expand(after), subject };
  compareWords(context, pair.before, pair.after, subject);
  if (isOnlyBranch(pair.before, pair.after) || isOnlyBranch(pair.after, pair.before)) {
    compareOnlyBranch(context, pair, before, after);
    return;
  }
  if (!compareTypes(context, pair)) {
    return;
  }
  compareValues(context, pair);
  compareKeywords(context, pair);
  compareProperties(context, pair);
  compareItems(context, pair, before, after);
  compareBranchLists(context, pair);
  compareOthers(context, pair.before, pair.after, subject);
}

/**
 * Whether two schemas are equal except for words.
 *
 * @param visited - Pairs of schemas that are being compared, and count as equal, so that a recursion ends.
 */
export function isSameSchema(
  before: SchemaSource,
  after: SchemaSource,
  visited: ReadonlySet<string> = new Set(),
): boolean {
  const findings: Finding[] = [];
  const report = (finding: Finding) => findings.push(finding);
  compareSchemas({ direction: "request", visited: new Set(visited), report }, before, after, "");
  return findings.every(({ rule }) => rule === "words-changed" || rule === "deprecated");
}

/** Returns the schema without any keyword, which permits everything. */
export function anySchema(like: SchemaSource): SchemaSource {
  return { document: like.document, parts: [{ node: {}, pointer: like.parts[0]?.pointer ?? "" }] };
}

/** Whether a schema without branches corresponds to one that consists of its branches. */
function isOnlyBranch({ branchLists }: Schema, other: Schema): boolean {
  const { properties, required, values, keywords } = other;
  const hasOwn = properties.size + required.size + keywords.size > 0 || values !== undefined;
  return branchLists.length === 0 && other.branchLists.length > 0 && !hasOwn;
}

/** Compares the types, and returns whether the rest of the schemas is comparable. */
function compareTypes(context: Context, { before, after, subject }: SchemaPair): boolean {
  const pointer = `${after.pointer}/type`;
  const rule = typeRule(before.types, after.types);
  const isOfBranches = [before, after].every((schema) => schema.branchLists.length > 0 && !schema.hasOwnTypes);
  if (rule !== undefined && !(isOfBranches && rule !== "type-changed")) {
    context.report({ rule, pointer, subject, before: typeText(before), after: typeText(after) });
  }
  if (rule === "type-changed" || before.types === undefined || after.types === undefined) {
    return rule === undefined;
  }
  if (before.nullable !== after.nullable) {
    context.report({ rule: after.nullable ? "null-added" : "null-removed", pointer, subject });
  }
  return true;
}

/** Returns the rule for a change of types; undefined if they are equal. */
function typeRule(old: Schema["types"], now: Schema["types"]): RuleName | undefined {
  if (old === undefined || now === undefined) {
    const rule = old === undefined ? "type-narrowed" : "type-widened";
    return old === now ? undefined : rule;
  }
  const gained = [...now].filter((type) => !old.has(type)).join();
  const lost = [...old].filter((type) => !now.has(type)).join();
  const rules: Record<string, RuleName> = {
    "integer>number": "integer-to-number",
    "number>integer": "number-to-integer",
    ">": "type-changed",
  };
  if (gained === "" && lost === "") {
    return undefined;
  }
  if (gained !== "" && lost !== "") {
    return rules[`${lost}>${gained}`] ?? rules[">"];
  }
  return gained === "" ? "type-narrowed" : "type-widened";
}

function typeText({ types, nullable }: Schema): string {
  return types === undefined ? "any" : [...types, ...(nullable ? ["null"] : [])].join(" or ");
}

function compareValues(context: Context, { before, after, subject }: SchemaPair): void {
  const report = (rule: RuleName, values: Pick<Finding, "before" | "after">) =>
    context.report({ rule, pointer: `${after.pointer}/enum`, subject, ...values });
  if (before.values && after.values) {
    compareLists(
      before.values,
      after.values,
      (gained) => report("value-added", { after: gained }),
      (lost) => report("value-removed", { before: lost }),
    );
  } else if (after.values) {
    report("values-closed", { after: after.values });
  } else if (before.values) {
    report("values-opened", { before: before.values });
  } else {
    const place = { pointer: `${after.pointer}/x-extensible-enum`, subject };
    compareLists(
      before.knownValues,
      after.knownValues,
      (gained) => context.report({ rule: "known-value-added", ...place, after: gained }),
      (lost) => context.report({ rule: "known-value-removed", ...place, before: lost }),
    );
  }
}

type UseValues = (values: unknown[]) => void;

function compareLists(
  before: readonly unknown[] | undefined,
  after: readonly unknown[] | undefined,
  onGained: UseValues,
  onLost: UseValues,
): void {
  const [gained, lost] = [valuesMissingIn(before, after), valuesMissingIn(after, before)];
  if (gained.length > 0) {
    onGained(gained);
  }
  if (lost.length > 0) {
    onLost(lost);
  }
}

function valuesMissingIn(others: readonly unknown[] = [], values: readonly unknown[] = []): unknown[] {
  const texts = new Set(others.map((value) => JSON.stringify(value)));
  return values.filter((value) => !texts.has(JSON.stringify(value)));
}

function compareItems(context: Context, pair: SchemaPair, before: SchemaSource, after: SchemaSource): void {
  const [old, now] = [pair.before.items, pair.after.items];
  if (old ?? now) {
    compareSchemas(context, old ?? anySchema(before), now ?? anySchema(after), memberName(pair.subject, "[]"));
  }
}
