/** Describes in a few words what a schema allows, for `expected` of a finding. */
import { CONSTRAINTS } from "./constraints.js";
import type { ResponseSchema } from "./declaration.js";

const MAX_VALUES = 8;

/** The types or values that schemas allow, such as `string or null`. `schemas` are resolved and have no `oneOf`. */
export function describeSchemas(schemas: readonly ResponseSchema[]): string {
  const descriptions = schemas.flatMap<string>(({ types, values, extensible }) => {
    if (values && !extensible) {
      return values.map((value) => JSON.stringify(value));
    }
    return types ?? ["any value"];
  });
  return joinAlternatives([...new Set(descriptions)]);
}

/** The known values of an enumeration. */
export function describeValues(values: readonly unknown[]): string {
  const shown = values.slice(0, MAX_VALUES).map((value) => JSON.stringify(value));
  const more = values.length - shown.length;
  return more > 0 ? `${shown.join(", ")} or ${more} more` : joinAlternatives(shown);
}

/** The constraints of a schema, such as `format date-time`. */
export function describeConstraints(schema: ResponseSchema): string {
  return CONSTRAINTS.filter((name) => schema[name] !== undefined)
    .map((name) => `${name} ${schema[name]}`)
    .join(", ");
}

function joinAlternatives(texts: readonly string[]): string {
  const last = texts.at(-1) ?? "";
  return texts.length > 1 ? `${texts.slice(0, -1).join(", ")} or ${last}` : last;
}
