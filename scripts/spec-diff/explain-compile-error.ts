/** Finds the change of a spec that causes an error of the compiler, so that both are reported as one change. */
import { operationsOfChange, type Change } from "./change.js";

/** By rule of the compiler's change: the only rules that explain it. Another change of the same part is not it. */
const EXPLANATIONS: Readonly<Record<string, RegExp>> = {
  "response-member-optional": /-optional$/,
  "request-member-required": /-required$/,
  "response-null-added": /^(null-added|type-|values-|branch-)/,
  "request-null-removed": /^(null-removed|type-|values-|branch-)/,
};

/** Rules for a part with everything in it. */
const WHOLE_PART = /-(added|removed|renamed|moved|replaced)$/;

/** Whether a change of the structure explains an error of the compiler: both concern the same calls and part. */
export function explainsCompileError(change: Change, typed: Change): boolean {
  return (
    change.provider === typed.provider &&
    change.effect === "does-not-compile" &&
    concernsSameOperation(change, typed) &&
    concernsSameDirection(change, typed) &&
    (isUnlocated(typed) || isElsewhere(change, typed) || explainsDifference(change, typed))
  );
}

/** Whether two changes have an operation in common. A change without operations concerns all. */
export function concernsSameOperation(one: Change, other: Change): boolean {
  const operations = operationsOfChange(other);
  return operations.length === 0 || operationsOfChange(one).some((operation) => operations.includes(operation));
}

function concernsSameDirection(one: Change, other: Change): boolean {
  return one.direction === other.direction || [one.direction, other.direction].includes("both");
}

/** Whether the compiler reports only that a request or response as a whole differs. */
function isUnlocated({ rule, pointer }: Change): boolean {
  return rule.endsWith("-not-assignable") || pointer.endsWith("/responses");
}

/** Like EXPLANATIONS, for changes whose exact place the compiler does not report: the rule suffices, at any place. */
const ELSEWHERE: Readonly<Record<string, RegExp>> = {
  "operation-moved": /^(operation-moved|path-parameter-renamed)$/,
  "request-variant-removed": /^(branch|alternatives)-/,
  "response-variant-added": /^(branch|alternatives)-/,
  "request-enum-value-removed": /^values?-/,
  "response-enum-value-added": /^values?-/,
};

function isElsewhere(change: Change, typed: Change): boolean {
  return ELSEWHERE[typed.rule]?.test(change.rule) ?? false;
}

function explainsDifference(change: Change, typed: Change): boolean {
  const isWhole = WHOLE_PART.test(change.rule);
  const isInside = pointersOf(typed).some((pointer) => isSameOrBelow(pointer, change));
  const isAround = pointersOf(change).some((pointer) => isSameOrBelow(pointer, typed));
  const explanation = EXPLANATIONS[typed.rule];
  return (isWhole && isInside) || (isAround && (explanation?.test(change.rule) ?? true));
}

function pointersOf({ pointer, alsoAt = [] }: Change): readonly string[] {
  return [pointer, ...alsoAt];
}

function isSameOrBelow(pointer: string, ancestor: Change): boolean {
  return pointersOf(ancestor).some((other) => pointer === other || pointer.startsWith(`${other}/`));
}
