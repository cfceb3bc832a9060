import type { JsonType } from "./declaration.js";

/** The most specific type of a parsed JSON value. */
export function jsonTypeOf(value: unknown): JsonType {
  if (value === null) {
    return "null";
  }
  if (Array.isArray(value)) {
    return "array";
  }
  switch (typeof value) {
    case "string":
      return "string";
    case "boolean":
      return "boolean";
    case "number":
      return Number.isInteger(value) ? "integer" : "number";
    default:
      return "object";
  }
}

/** Whether a type is one of the allowed ones. */
export function isAllowedType(type: JsonType, allowed: readonly JsonType[] | undefined): boolean {
  return allowed === undefined || allowed.includes(type) || (type === "integer" && allowed.includes("number"));
}
