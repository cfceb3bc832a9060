/** The words for a difference between types. */
import type { Difference, DifferenceKind } from "./type-differences.js";

/** The rules of the differences in requests and responses, without the direction that they start with. */
const RULES: Readonly<Record<DifferenceKind, Record<"request" | "response", string>>> = {
  removed: { request: "member-removed", response: "member-removed" },
  "required-added": { request: "required-member-added", response: "member-added" },
  "may-be-absent": { request: "member-required", response: "member-optional" },
  "may-be-null": { request: "null-removed", response: "null-added" },
  value: { request: "enum-value-removed", response: "enum-value-added" },
  type: { request: "type-changed", response: "type-changed" },
  unknown: { request: "type-narrowed", response: "type-unknown" },
  variant: { request: "variant-removed", response: "variant-added" },
  open: { request: "open-properties-removed", response: "open-properties-removed" },
};

/** Returns the rule that a difference violates, such as `response-member-removed`. */
export function ruleOf({ kind }: Difference, direction: "request" | "response"): string {
  return `${direction}-${RULES[kind][direction]}`;
}

/** Returns what callers notice of a difference. The name is that of the member. */
export function describeDifference(difference: Difference, direction: "request" | "response", name: string): string {
  const { kind, before, after, replacement } = difference;
  const isRequest = direction === "request";
  const descriptions: Readonly<Record<DifferenceKind, string>> = {
    removed: `${name} is gone${replacement === undefined ? "" : ` (\`${replacement}\`, of the same type, is new)`}`,
    "required-added": `${name} is new and required`,
    "may-be-absent": `${name} ${isRequest ? "is required" : "may be absent"}`,
    "may-be-null": `${name} ${isRequest ? "must not be null" : "may be null"}`,
    value: isRequest ? `${name} no longer allows ${before}` : `${name} may have the new value ${after}`,
    type: `${name} was \`${before}\`, is now \`${after}\``,
    unknown: `${name} was \`${before}\`, is now \`${after}\``,
    variant: isRequest ? `${name} no longer allows one of its variants` : `${name} has a new variant`,
    open: `${name} no longer has other properties than the documented ones`,
  };
  return descriptions[kind];
}

/** Returns what callers do about a difference. */
export function adviseOn(difference: Difference, direction: "request" | "response", name: string): string {
  const { kind, before, after } = difference;
  const isRequest = direction === "request";
  const verb = isRequest ? "set" : "read";
  const advice: Readonly<Record<DifferenceKind, string>> = {
    removed: `do not ${verb} ${name}.`,
    "required-added": `set ${name} in each request.`,
    "may-be-absent": isRequest ? `set ${name} in each request.` : `handle that ${name} is missing.`,
    "may-be-null": isRequest ? "do not send null." : "handle null.",
    value: isRequest ? `do not send ${before}.` : `handle ${after}.`,
    type: isRequest ? `send \`${after}\`.` : `handle \`${after}\`.`,
    unknown: isRequest ? `send \`${after}\`.` : `check the type of ${name} before use.`,
    variant: isRequest ? "do not send the other variant." : "handle the new variant.",
    open: `do not ${verb} other properties.`,
  };
  return advice[kind];
}
