/** Compares the properties of object schemas. */
import { below } from "../../openapi/specs.js";
import { expand } from "../model/expand.js";
import type { Schema, SchemaSource } from "../model/schema.js";
import type { Context } from "./findings.js";
import { memberName } from "./names.js";
import { findRenames } from "./renames.js";
import { anySchema, compareSchemas, isSameSchema, type SchemaPair } from "./schemas.js";

/** Compares the properties of two versions of a schema: added, removed, renamed, moved, required, and their schemas. */
export function compareProperties(context: Context, pair: SchemaPair): void {
  const { before, after, subject } = pair;
  const removed = namesMissingIn(after.properties, before.properties);
  const added = namesMissingIn(before.properties, after.properties);
  const moved =
    findMove(context, [before, after], removed, added) ?? findMove(context, [after, before], added, removed);
  if (moved) {
    const [from, to] =
      removed.length > 0 && moved.holder in Object.fromEntries(after.properties)
        ? [removed, [moved.holder]]
        : [[moved.holder], added];
    context.report({ rule: "properties-moved", pointer: after.pointer, subject, before: from, after: to });
  } else {
    reportAddedAndRemoved(context, pair, removed, added);
  }
  for (const [name, source] of before.properties) {
    const now = after.properties.get(name);
    if (now) {
      compareSchemas(context, source, now, memberName(subject, name));
    }
  }
  compareRequired(context, pair, new Set([...removed, ...added]));
  compareOtherProperties(context, pair);
}

function namesMissingIn(others: Schema["properties"], properties: Schema["properties"]): string[] {
  return [...properties.keys()].filter((name) => !others.has(name));
}

function reportAddedAndRemoved(context: Context, pair: SchemaPair, removed: string[], added: string[]): void {
  const { before, after, subject } = pair;
  const renames = findRenames(
    removed.map((name) => ({ name, source: before.properties.get(name), required: before.required.has(name) })),
    added.map((name) => ({ name, source: after.properties.get(name), required: after.required.has(name) })),
    context.visited,
  );
  for (const [old, now] of renames) {
    const pointer = propertyPointer(after, now);
    const alsoAt = [propertyPointer(before, old)];
    context.report({ rule: "property-renamed", pointer, alsoAt, subject, before: old, after: now });
  }
  const renamed = new Set(renames.values());
  for (const name of removed.filter((candidate) => !renames.has(candidate))) {
    context.report({
      rule: "property-removed",
      pointer: propertyPointer(before, name),
      removed: true,
      subject: memberName(subject, name),
    });
  }
  for (const name of added.filter((candidate) => !renamed.has(candidate))) {
    const rule = after.required.has(name) ? "required-property-added" : "property-added";
    context.report({ rule, pointer: propertyPointer(after, name), subject: memberName(subject, name) });
  }
}

/** Returns the pointer of a property at its declaration, which may be a branch of `allOf`. */
function propertyPointer(schema: Schema, name: string): string {
  return schema.properties.get(name)?.parts[0]?.pointer ?? below(schema.pointer, "properties", name);
}

/** Returns the added property that contains all removed ones, as in an envelope. */
function findMove(
  { visited }: Context,
  [before, after]: [Schema, Schema],
  removed: string[],
  added: string[],
): { holder: string } | undefined {
  const isHolder = (name: string) => {
    const inner = expandProperty(after, name)?.properties;
    return (
      inner !== undefined && removed.every((old) => isSameProperty(before.properties.get(old), inner.get(old), visited))
    );
  };
  const holder = removed.length > 0 && added.length === 1 ? added.find(isHolder) : undefined;
  return holder === undefined ? undefined : { holder };
}

function expandProperty(schema: Schema, name: string): Schema | undefined {
  const source = schema.properties.get(name);
  return source && expand(source);
}

function isSameProperty(
  before: SchemaSource | undefined,
  after: SchemaSource | undefined,
  visited: ReadonlySet<string>,
): boolean {
  return before !== undefined && after !== undefined && isSameSchema(before, after, visited);
}

function compareRequired(
  context: Context,
  { before, after, subject }: SchemaPair,
  excluded: ReadonlySet<string>,
): void {
  for (const name of new Set([...before.required, ...after.required])) {
    const [was, is] = [before.required.has(name), after.required.has(name)];
    if (was !== is && !excluded.has(name)) {
      const rule = is ? "property-required" : "property-optional";
      const pointer = propertyPointer(after, name);
      context.report({ rule, pointer, subject: memberName(subject, name), before: was, after: is });
    }
  }
}

function compareOtherProperties(context: Context, { before, after, subject }: SchemaPair): void {
  const [old, now] = [before.otherProperties, after.otherProperties];
  const pointer = `${after.pointer}/additionalProperties`;
  if (old === now) {
    return;
  }
  if (old === false || now === false) {
    const rule = now === false ? "other-properties-refused" : "other-properties-allowed";
    context.report({ rule, pointer, subject });
    return;
  }
  const known = [old, now].find((value) => typeof value === "object");
  if (known) {
    const expanded = (value: SchemaSource | boolean) => (typeof value === "object" ? value : anySchema(known));
    compareSchemas(context, expanded(old), expanded(now), memberName(subject, "*"));
  }
}
