/** Rules of options that several factories have in common. */
import { integerFrom, matching, resolveOption, type OptionRule } from "../http/options.js";

/** The value of an environment variable; one that is empty is not set. Anything else, also null, is kept. */
export function unlessEmpty<T>(value: T): T | undefined {
  return value === "" ? undefined : value;
}

/** A positive integer. Its text is never shown. */
export const POSITIVE_INTEGER: OptionRule = {
  ...integerFrom(1),
  requirement: "a positive integer",
  isRequired: true,
  hidesText: true,
};

/** A string that is not empty. */
export const NON_EMPTY_STRING: OptionRule = matching(/./, "a non-empty string");

/**
 * The integer, which may be written as a string of digits (as environment variables are).
 *
 * @throws TypeError if it is neither a number nor a string of digits; RangeError if it is not a positive integer.
 */
export function toPositiveInteger(name: string, value: unknown): number {
  const isNumber = typeof value === "string" && /^\d+$/.test(value) && Number.isSafeInteger(Number(value));
  // Other text stays text, so that the error does not show its digits: it may be a credential.
  const number = isNumber ? Number(value) : value;
  return resolveOption(name, number, POSITIVE_INTEGER) as number;
}

/**
 * The string. The error does not show the value, so that credentials can be checked too.
 *
 * @throws TypeError if it is not a string, or empty.
 */
export function toNonEmptyString(name: string, value: unknown): string {
  if (typeof value === "string" && value !== "") {
    return value;
  }
  throw new TypeError(`\`${name}\` must be a non-empty string`);
}
