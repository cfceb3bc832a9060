/** Merges the changes that several comparisons report, so that each change is listed once. */
import { createHash } from "node:crypto";
import { BUMPS, operationsOfChange, type Change } from "./change.js";
import { concernsSameOperation, explainsCompileError } from "./explain-compile-error.js";

/** Effects from the most to the least important to callers. */
const EFFECTS: readonly Change["effect"][] = [
  "does-not-compile",
  "behaves-differently",
  "not-classified",
  "new-possibilities",
  "documentation",
];

/**
 * Merges changes: one of a shared part lists its operations, one of requests and responses with the same verdict is a
 * single change, and one that the comparison of declarations or types repeats is dropped. Sorted by importance.
 */
export function mergeChanges(structural: readonly Change[], declared: readonly Change[], typed: readonly Change[]) {
  const merged = mergeDirections(mergeOperations(structural));
  const ofDeclarations = declared.filter((change) => !isExplained(change, merged));
  const all = [...withoutRepeatedWords(merged, ofDeclarations), ...mergeOperations(ofDeclarations)];
  const known = all.map((change) => {
    const isConfirmed = typed.some((other) => explainsCompileError(change, other));
    return isConfirmed ? { ...change, confirmed: true as const } : change;
  });
  const ofTypes = typed.filter((change) => !known.some((other) => explainsCompileError(other, change)));
  return [...known, ...mergeOperations(ofTypes)].sort(byImportance);
}

/** Returns a string that identifies a change, for waivers: the same for the same change of the same place. */
export function fingerprintOf({ provider, pointer, rule, before, after }: Change): string {
  const text = JSON.stringify([provider, pointer, rule, before ?? null, after ?? null]);
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

function mergeOperations(changes: readonly Change[]): Change[] {
  return mergeBy(changes, (change) => `${fingerprintOf(change)} ${change.direction} ${change.effect}`);
}

function mergeDirections(changes: readonly Change[]): Change[] {
  return mergeBy(changes, (change) => `${fingerprintOf(change)} ${change.effect} ${change.bump}`);
}

function mergeBy(changes: readonly Change[], keyOf: (change: Change) => string): Change[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = keyOf(change);
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()].map(mergeGroup);
}

function mergeGroup(group: Change[]): Change {
  const [{ operation: _operation, operations: _operations, ...first }] = group as [Change];
  const operations = [...new Set(group.flatMap(operationsOfChange))];
  const direction = group.every((change) => change.direction === first.direction) ? first.direction : "both";
  const advice = Object.assign({}, ...group.map((change) => change.advice).reverse()) as Change["advice"];
  const [operation] = operations;
  return {
    ...first,
    direction,
    advice,
    ...(operations.length === 1 && operation !== undefined && { operation }),
    ...(operations.length > 1 && { operations }),
  };
}

/** Which structural rules report what a difference of a declaration follows from. */
const EXPLANATIONS: Readonly<Record<string, RegExp>> = {
  "page-size-lowered": /^(bound-(tightened|added)|default-changed)$/,
  "page-limit-changed": /^bound-/,
  "pagination-changed": /-renamed$/,
  "declaration-changed": /^(security|media-type)-/,
  "declaration-invalid": /^success-/,
};

function isExplained(change: Change, structural: readonly Change[]): boolean {
  const explanation = EXPLANATIONS[change.rule];
  return structural.some(
    (other) =>
      other.provider === change.provider &&
      concernsSameOperation(other, change) &&
      explanation?.test(other.rule) === true,
  );
}

/** Drops "words changed" of an operation if only an extension changed that the declarations report. */
function withoutRepeatedWords(structural: readonly Change[], declared: readonly Change[]): Change[] {
  const pointers = declared.map(({ provider, pointer }) => `${provider} ${pointer}`);
  const isReported = (provider: string, pointer: string, key: string) =>
    key === "x-credential"
      ? pointers.some((other) => other.startsWith(`${provider} `) && other.endsWith("/x-credential"))
      : pointers.includes(`${provider} ${pointer}/${key}`);
  return structural.filter(({ provider, pointer, rule, after }) => {
    const keys = rule === "words-changed" && Array.isArray(after) ? (after as string[]) : [];
    return keys.length === 0 || !keys.every((key) => isReported(provider, pointer, key));
  });
}

function byImportance(one: Change, other: Change): number {
  const order = (change: Change) => [BUMPS.indexOf(change.bump), EFFECTS.indexOf(change.effect)];
  const [bump = 0, effect = 0] = order(one);
  const [otherBump = 0, otherEffect = 0] = order(other);
  return one.provider.localeCompare(other.provider) || bump - otherBump || effect - otherEffect;
}
