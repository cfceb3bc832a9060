/** Checks of options that several factories have in common. */
import { invalidOption } from "../http/options.js";

/**
 * The integer, which may be written as a string of digits (as environment variables are).
 *
 * @throws TypeError if it is neither a number nor a string; RangeError if it is not a positive integer.
 */
export function toPositiveInteger(name: string, value: unknown): number {
  const requirement = "a positive integer";
  if (typeof value !== "number" && typeof value !== "string") {
    throw invalidOption(TypeError, name, requirement, value);
  }
  const number = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== "number" || !Number.isSafeInteger(number) || number <= 0) {
    throw invalidOption(RangeError, name, requirement, value);
  }
  return number;
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
