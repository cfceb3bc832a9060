/** Explains how a value differs from a schema. It visits each value once, and recursion has a limit. */
import { isObject } from "../http/json.js";
import { alternativesOf, chooseAlternative, propertySchema, type Resolve } from "./branches.js";
import { meetsConstraints } from "./constraints.js";
import type { ResponseSchema, SchemaRef } from "./declaration.js";
import { describeConstraints, describeSchemas, describeValues } from "./describe-schema.js";
import { formatExample } from "./example.js";
import type { DriftKind } from "./finding.js";
import type { Place } from "./place.js";

/** Values that are nested more deeply are not checked: only a recursive schema describes them. */
const MAX_DEPTH = 64;

/** Adds to `root` how a body differs from its schema. `source` is the documentation of the operation. */
export function explainBody(
  body: unknown,
  schema: SchemaRef,
  schemas: Readonly<Record<string, ResponseSchema>>,
  root: Place,
  source: string | null,
): void {
  const resolve: Resolve = (ref) => (typeof ref === "string" ? (schemas[ref] ?? {}) : ref);
  explain(body, schema, root, { resolve, source, depth: 0 });
}

interface Context {
  readonly resolve: Resolve;
  /** The documentation of the schema around the value, or else of the operation. */
  readonly source: string | null;
  /** How many arrays and objects are around the value. */
  readonly depth: number;
}

function explain(value: unknown, ref: SchemaRef, place: Place, context: Context): void {
  const alternatives = alternativesOf(ref, context.resolve);
  const schema = chooseAlternative(value, alternatives, context.resolve);
  if (!schema) {
    const source = alternatives[0]?.source ?? context.source;
    add(place, value === null ? "null" : "wrong-type", "failure", () => describeSchemas(alternatives), value, source);
    return;
  }
  const source = schema.source ?? context.source;
  explainValue(value, schema, place, source);
  const inner = { resolve: context.resolve, source, depth: context.depth + 1 };
  if (inner.depth > MAX_DEPTH) {
    return;
  }
  if (isObject(value)) {
    explainObject(value, schema, place, inner);
  } else if (Array.isArray(value) && schema.items !== undefined) {
    const itemPlace = place.child("*");
    for (const item of value) {
      explain(item, schema.items, itemPlace, inner);
    }
  }
}

/** Compares a value with the enumeration and the constraints, regardless of its members. */
function explainValue(value: unknown, schema: ResponseSchema, place: Place, source: string | null): void {
  const { values, extensible } = schema;
  // An extensible enumeration lists strings only: other values of an allowed type, such as null, are known.
  const isEnumerated = !extensible || typeof value === "string";
  if (values && isEnumerated && !values.includes(value as string)) {
    const severity = extensible ? "note" : "failure";
    add(place, "unknown-enum-value", severity, () => describeValues(values), value, source);
  } else if (!meetsConstraints(value, schema)) {
    add(place, "wrong-format", "failure", () => describeConstraints(schema), value, source);
  }
}

function explainObject(object: Record<string, unknown>, schema: ResponseSchema, place: Place, context: Context): void {
  const { properties = {}, required = [] } = schema;
  for (const name of required) {
    if (!Object.hasOwn(object, name)) {
      const missing = alternativesOf(properties[name] ?? {}, context.resolve);
      const source = missing[0]?.source ?? context.source;
      add(place.child(name), "missing-property", "failure", () => describeSchemas(missing), undefined, source);
    }
  }
  for (const name of Object.keys(object)) {
    const property = propertySchema(schema, name);
    const value = object[name];
    if (property === undefined) {
      const child = place.undocumentedChild(name);
      add(child, "undocumented-property", "note", () => "no such property", value, context.source);
    } else if (property !== true) {
      const child = Object.hasOwn(properties, name) ? place.child(name) : place.undocumentedChild(name);
      explain(value, property, child, context);
    }
  }
}

function add(
  place: Place,
  kind: DriftKind,
  severity: "note" | "failure",
  expected: () => string,
  value: unknown,
  source: string | null,
): void {
  place.add(kind, () => ({
    severity,
    expected: expected(),
    example: value === undefined ? null : formatExample(value),
    source,
  }));
}
