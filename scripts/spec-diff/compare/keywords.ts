/** Compares the keywords of schemas that have one value. */
import { FLAGS, LOWER_BOUNDS, RESTRICTIONS, UPPER_BOUNDS } from "../model/keywords.js";
import { below } from "../../openapi/specs.js";
import type { Schema } from "../model/schema.js";
import type { Context, Finding } from "./findings.js";
import type { RuleName } from "./rules.js";
import type { SchemaPair } from "./schemas.js";

/** Two versions of the value of a keyword; undefined if it is missing. */
interface Values {
  old: unknown;
  now: unknown;
}

/** Compares the bounds, restrictions, flags and the default of two versions of a schema. */
export function compareKeywords(context: Context, { before, after, subject }: SchemaPair): void {
  const compare = (keys: readonly string[], choose: (values: Values, key: string) => RuleName) => {
    for (const key of keys) {
      const values = { old: before.keywords.get(key), now: after.keywords.get(key) };
      if (JSON.stringify(values.old) !== JSON.stringify(values.now)) {
        const rule = choose(values, key);
        const text = (value: unknown) => (rule === "default-changed" ? value : textOf(key, value));
        const place = placeOfKeyword(key, before, after, values.now !== undefined);
        context.report({ rule, ...place, subject, before: text(values.old), after: text(values.now) });
      }
    }
  };
  compare(LOWER_BOUNDS, boundRule);
  compare(UPPER_BOUNDS, ({ old, now }) => boundRule({ old: negate(old), now: negate(now) }));
  compareRanges(context, { before, after, subject });
  compare(RESTRICTIONS, restrictionRule);
  compare(FLAGS, ({ now }, key) => flagRule(key, now !== undefined));
  compare(["default"], () => "default-changed");
}

/** Returns the place of a keyword: in the old version if it was removed. */
export function placeOfKeyword(
  key: string,
  before: { pointer: string },
  after: { pointer: string },
  isThere: boolean,
): Pick<Finding, "pointer" | "removed"> {
  return isThere ? { pointer: below(after.pointer, key) } : { pointer: below(before.pointer, key), removed: true };
}

function textOf(key: string, value: unknown): string | undefined {
  return value === undefined ? undefined : `${key} ${typeof value === "string" ? value : JSON.stringify(value)}`;
}

/** Compares the bounds of numbers, which can be inclusive or exclusive. */
function compareRanges(context: Context, { before, after, subject }: SchemaPair): void {
  for (const keys of [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"],
  ] as const) {
    const [old, now] = [boundOf(before, keys), boundOf(after, keys)];
    if (old?.text !== now?.text) {
      const place = placeOfKeyword((now ?? old)?.key ?? keys[0], before, after, now !== undefined);
      const rule = boundRule({ old: old?.rank, now: now?.rank });
      context.report({ rule, ...place, subject, before: old?.text, after: now?.text });
    }
  }
}

interface Bound {
  key: string;
  text: string;
  /** A number that is greater if the bound permits less. */
  rank: number;
}

/** Returns the stricter one of an inclusive and an exclusive bound. */
function boundOf({ keywords }: Schema, keys: readonly [inclusive: string, exclusive: string]): Bound | undefined {
  const sign = keys[0] === "minimum" ? 1 : -1;
  const bounds = keys.flatMap((key, index): Bound[] => {
    const value = keywords.get(key);
    // An exclusive bound is stricter than an inclusive one of the same value, and of no other.
    const excess = index === 0 ? 0 : Math.max(Math.abs(Number(value)), 1) * Number.EPSILON;
    return typeof value === "number" ? [{ key, text: `${key} ${value}`, rank: value * sign + excess }] : [];
  });
  return bounds.sort((one, other) => other.rank - one.rank)[0];
}

function negate(value: unknown): unknown {
  return typeof value === "number" ? -value : value;
}

/** Returns the rule for a change of a lower bound. */
function boundRule({ old, now }: Values): RuleName {
  if (old === undefined || now === undefined) {
    return old === undefined ? "bound-added" : "bound-removed";
  }
  const isTighter = typeof old === "number" && typeof now === "number" && now > old;
  return isTighter ? "bound-tightened" : "bound-loosened";
}

const NUMBER_FORMATS: unknown[] = ["int32", "int64", "float", "double"];

function restrictionRule({ old, now }: Values, key: string): RuleName {
  const numeric = (value: unknown) => value === undefined || NUMBER_FORMATS.includes(value);
  if (key === "format" && numeric(old) && numeric(now)) {
    return "number-format-changed";
  }
  if (key === "multipleOf" && typeof old === "number" && typeof now === "number") {
    return old % now === 0 ? "bound-loosened" : now % old === 0 ? "bound-tightened" : "restriction-changed";
  }
  const [olds, nows] = [listOf(old), listOf(now)];
  if (olds.every((value) => nows.includes(value))) {
    return "restriction-added";
  }
  return nows.every((value) => olds.includes(value)) ? "restriction-removed" : "restriction-changed";
}

/** Returns the values of a keyword, which parts of `allOf` can have several times. */
function listOf(value: unknown): unknown[] {
  return value === undefined ? [] : [value].flat();
}

function flagRule(key: string, isSet: boolean): RuleName {
  const names = { readOnly: "read-only", writeOnly: "write-only", "x-sensitive": "sensitive" } as const;
  return `${names[key as keyof typeof names]}-${isSet ? "added" : "removed"}`;
}
