/** The keywords of OpenAPI and JSON Schema by their role in a comparison. */

/** Keywords that document a part, without an effect on requests or responses. */
export const WORDS = new Set([
  "title",
  "summary",
  "description",
  "example",
  "examples",
  "externalDocs",
  "deprecated",
  "tags",
  "$comment",
  "xml",
  "x-doc-source",
  "x-doc-sources",
  "x-doc-conflict",
  "x-comparison",
  "x-mock-when",
  "x-mock-status",
]);

/** Extensions that `npm run generate` compiles into `generated/<provider>/operations.ts`. They are compared there. */
export const COMPILED = new Set(["x-pagination", "x-idempotent", "x-rpc-method", "x-rpc-errors", "x-credential"]);

/** Keywords that bound a size from below. A greater value permits less. */
export const LOWER_BOUNDS = ["minLength", "minItems", "minProperties"] as const;

/** Keywords that bound a size from above. A smaller value permits less. */
export const UPPER_BOUNDS = ["maxLength", "maxItems", "maxProperties"] as const;

/** Keywords that bound a number from below. */
export const MINIMUMS = ["minimum", "exclusiveMinimum"] as const;

/** Keywords that bound a number from above. */
export const MAXIMUMS = ["maximum", "exclusiveMaximum"] as const;

/** Keywords of which all values but equal ones are different, and whose presence permits less. */
export const RESTRICTIONS = ["pattern", "multipleOf", "uniqueItems", "format"] as const;

/** Keywords that a schema has or does not have. */
export const FLAGS = ["readOnly", "writeOnly", "x-sensitive"] as const;

/** All keywords with one value, which `Schema.keywords` contains. */
export const SINGLE_VALUED: readonly string[] = [
  ...LOWER_BOUNDS,
  ...UPPER_BOUNDS,
  ...MINIMUMS,
  ...MAXIMUMS,
  ...RESTRICTIONS,
  ...FLAGS,
  "default",
];

/** Keywords that determine the structure of a schema. */
export const STRUCTURE = new Set([
  "$ref",
  "type",
  "nullable",
  "enum",
  "const",
  "x-extensible-enum",
  "properties",
  "required",
  "additionalProperties",
  "items",
  "allOf",
  "oneOf",
  "anyOf",
  "discriminator",
]);
