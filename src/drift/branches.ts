/** Chooses the alternative of a `oneOf` that explains best how a value differs. */
import { isObject } from "../http/json.js";
import type { ResponseSchema, SchemaRef } from "./declaration.js";
import { isAllowedType, jsonTypeOf } from "./json-type.js";

/** Resolves the name of a schema. */
export type Resolve = (ref: SchemaRef) => ResponseSchema;

/** The schema of a property, `true` if it may be anything; undefined if it is undocumented. */
export function propertySchema({ properties, additional }: ResponseSchema, name: string): SchemaRef | true | undefined {
  if (properties && Object.hasOwn(properties, name)) {
    return properties[name];
  }
  return additional ?? (properties ? undefined : true);
}

/** The alternatives of a schema: itself if it has no `oneOf`. */
export function alternativesOf(ref: SchemaRef, resolve: Resolve): ResponseSchema[] {
  const schema = resolve(ref);
  return schema.oneOf ? schema.oneOf.flatMap((alternative) => alternativesOf(alternative, resolve)) : [schema];
}

/**
 * The alternative that allows the type of the value and has the fewest differences; undefined if none allows it. Only
 * the value itself and its members are compared, and not what these contain: the time would grow exponentially
 * with nested alternatives.
 */
export function chooseAlternative(
  value: unknown,
  alternatives: readonly ResponseSchema[],
  resolve: Resolve,
): ResponseSchema | undefined {
  const candidates = alternatives.filter(({ types }) => isAllowedType(jsonTypeOf(value), types));
  if (candidates.length < 2) {
    return candidates[0];
  }
  let best: ResponseSchema | undefined;
  let fewest = Infinity;
  for (const candidate of candidates) {
    const differences = countDifferences(value, candidate, resolve);
    if (differences < fewest) {
      best = candidate;
      fewest = differences;
    }
  }
  return best;
}

function countDifferences(value: unknown, schema: ResponseSchema, resolve: Resolve): number {
  if (isObject(value)) {
    return countInObject(value, schema, resolve);
  }
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined ? 0 : value.filter((item) => !fits(item, items, resolve)).length;
  }
  return hasKnownValue(value, schema) ? 0 : 1;
}

function countInObject(object: Record<string, unknown>, schema: ResponseSchema, resolve: Resolve): number {
  let count = (schema.required ?? []).filter((name) => !Object.hasOwn(object, name)).length;
  for (const name of Object.keys(object)) {
    const ref = propertySchema(schema, name);
    if (ref === undefined || (ref !== true && !fits(object[name], ref, resolve))) {
      count++;
    }
  }
  return count;
}

/** Whether a value has an allowed type and a known value, regardless of its members. */
function fits(value: unknown, ref: SchemaRef, resolve: Resolve): boolean {
  return alternativesOf(ref, resolve).some(
    (schema) => isAllowedType(jsonTypeOf(value), schema.types) && hasKnownValue(value, schema),
  );
}

function hasKnownValue(value: unknown, { values, extensible }: ResponseSchema): boolean {
  return values === undefined || extensible === true || values.includes(value as string);
}
