/** Checks the form of strings, numbers and arrays. */
import type { Constraints } from "./declaration.js";
import { FORMATS } from "./formats.js";

/** The keywords for the form of strings, numbers and arrays. */
export const CONSTRAINTS = [
  "format",
  "pattern",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minItems",
  "maxItems",
] as const satisfies readonly (keyof Constraints)[];

const patterns = new Map<string, RegExp>();

/** Whether a value has the documented form. Constraints of other types do not apply to it. */
export function meetsConstraints(value: unknown, constraints: Constraints): boolean {
  if (typeof value === "string") {
    return isTextValid(value, constraints);
  }
  if (typeof value === "number") {
    return isNumberValid(value, constraints);
  }
  return !Array.isArray(value) || isWithin(value.length, constraints.minItems, constraints.maxItems);
}

function isTextValid(text: string, { format, pattern, minLength, maxLength }: Constraints): boolean {
  return (
    (format === undefined || FORMATS[format]?.(text) !== false) &&
    (pattern === undefined || compile(pattern).test(text)) &&
    ((minLength === undefined && maxLength === undefined) || isWithin(Array.from(text).length, minLength, maxLength))
  );
}

function isNumberValid(number: number, constraints: Constraints): boolean {
  const { minimum, maximum, exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity, multipleOf } = constraints;
  return (
    isWithin(number, minimum, maximum) &&
    number > exclusiveMinimum &&
    number < exclusiveMaximum &&
    (multipleOf === undefined || isMultiple(number, multipleOf))
  );
}

function isWithin(number: number, min = -Infinity, max = Infinity): boolean {
  return number >= min && number <= max;
}

/** Whether a number is a multiple, apart from the error of binary fractions: 0.3 is a multiple of 0.1. */
function isMultiple(number: number, of: number): boolean {
  const quotient = number / of;
  return Math.abs(quotient - Math.round(quotient)) < 1e-9 * Math.max(1, Math.abs(quotient));
}

function compile(pattern: string): RegExp {
  let expression = patterns.get(pattern);
  if (!expression) {
    expression = new RegExp(pattern, "u");
    patterns.set(pattern, expression);
  }
  return expression;
}
