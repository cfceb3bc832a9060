/** A difference between two versions of a spec, and what it means to callers. */
import type { Node } from "../openapi/specs.js";

/** The specs of one version as documents, by provider. */
export type SpecSet = ReadonlyMap<string, Node>;

/** What a change does to the code of callers. */
export type Effect =
  "does-not-compile" | "behaves-differently" | "new-possibilities" | "documentation" | "not-classified";

/** Whether a change concerns requests, which callers make, or responses, which callers read. */
export type Direction = "request" | "response" | "both";

/** The part of a version that must be increased, from the largest to none. */
export const BUMPS = ["major", "minor", "patch", "none"] as const;
export type Bump = (typeof BUMPS)[number];

/** A change of a spec. */
export interface Change {
  provider: string;
  /** The operationId, if the change concerns a single operation. */
  operation?: string;
  /** The operationIds, if the change of a shared part concerns several operations. */
  operations?: string[];
  /** JSON pointer into the spec: into the new version, or into the old one if the part was removed. */
  pointer: string;
  /** True if the pointer is into the old version. */
  removed?: true;
  /** Other pointers to the changed part: in the other version, or to its schema. */
  alsoAt?: readonly string[];
  /** The rule that classified the change, in kebab-case. */
  rule: string;
  effect: Effect;
  direction: Direction;
  breaking: boolean;
  bump: Bump;
  /** What changed. */
  message: string;
  /** What callers do about it: those that send requests, those that read responses, or all. */
  advice: Partial<Record<Direction, string>>;
  /** True if the TypeScript compiler reports that callers' code no longer compiles. */
  confirmed?: true;
  /** The value before and after, if the change is one of a value. */
  before?: unknown;
  after?: unknown;
}

/** The operations of a change. */
export function operationsOfChange({ operation, operations }: Change): readonly string[] {
  return operations ?? (operation === undefined ? [] : [operation]);
}

/** Returns the largest of some bumps; `none` if there are none. */
export function largestBump(bumps: Iterable<Bump>): Bump {
  const all = new Set(bumps);
  return BUMPS.find((bump) => all.has(bump)) ?? "none";
}
