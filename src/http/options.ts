/** Checks of options: by type (`TypeError`), by range (`RangeError`), and unknown names (`TypeError`). */
import { isObject } from "./json.js";

/** The rule of an option. An option that is undefined has its default. */
export interface OptionRule {
  readonly default?: unknown;
  readonly isRequired?: boolean;
  /** The `typeof` of a valid value. Default: any. */
  readonly type?: "string" | "number" | "boolean" | "function";
  /** The requirement as error messages state it. Default: `a <type>`. */
  readonly requirement?: string;
  /** Whether a value of this type is valid. Default: each is. */
  readonly isValid?: (value: never) => boolean;
  /**
   * Whether error messages describe an invalid string by its length instead of showing it, because it may be a
   * credential that was passed in the wrong option: always, never, or unless it is a number. Default: always if the
   * type is `string`, otherwise never.
   */
  readonly hidesText?: boolean | "unless-number";
}

/** The rules of several options, by their names. */
export type OptionRules<Options> = { readonly [Name in keyof Options]-?: OptionRule };

/** A string that an error message may show: short, or words without digits. Any other may be a credential. */
const SHOWN = /^(?:[^]{0,7}|[a-z_, -]{0,24})$/i;

export const ANY: OptionRule = {};
export const BOOLEAN: OptionRule = { type: "boolean" };
export const FUNCTION: OptionRule = { type: "function" };
export const OBJECT: OptionRule = { requirement: "an object", isRequired: true, isValid: isObject, hidesText: true };

/** An `AbortSignal`, of any realm or polyfill. */
export const SIGNAL: OptionRule = {
  requirement: "an AbortSignal",
  isValid: (value: Partial<AbortSignal> | null) =>
    typeof value?.aborted === "boolean" && typeof value.addEventListener === "function",
};

/** A string that a regular expression matches. */
export function matching(pattern: RegExp, requirement: string, defaultValue?: string): OptionRule {
  return { type: "string", default: defaultValue, requirement, isValid: (text: string) => pattern.test(text) };
}

/** A number that is not below a minimum. `Infinity` is valid too: it means "no limit". */
export function numberFrom(min: number, defaultValue?: number): OptionRule {
  return numberRule("a number", min, Infinity, defaultValue);
}

/** An integer from a minimum to a maximum. `Infinity` is valid only if it is the maximum. */
export function integerFrom(min: number, max: number = Number.MAX_SAFE_INTEGER, defaultValue?: number): OptionRule {
  return numberRule("an integer", min, max, defaultValue);
}

function numberRule(kind: "a number" | "an integer", min: number, max: number, defaultValue?: number): OptionRule {
  return {
    type: "number",
    default: defaultValue,
    requirement: `${kind} ${max < Number.MAX_SAFE_INTEGER ? `from ${min} to ${max}` : `>= ${min}`}`,
    isValid: (number: number) => {
      const isInRange = number >= min && number <= max; // false for NaN
      return isInRange && (kind === "a number" || Math.floor(number) === number);
    },
  };
}

/** The rule of an option next to a credential: a string that is invalid in it may be the credential. */
export function hidingText(rule: OptionRule): OptionRule {
  return { ...rule, hidesText: rule.type === "number" ? "unless-number" : true };
}

/** A value as error messages show it. Never call it with a credential. */
export function formatValue(value: unknown, hidesText: OptionRule["hidesText"] = false): string {
  if (typeof value === "string") {
    const isHidden = hidesText === "unless-number" ? Number.isNaN(Number(value)) : hidesText;
    return !isHidden && SHOWN.test(value) ? JSON.stringify(value) : `a string of length ${value.length}`;
  }
  if (typeof value === "function") {
    return "a function";
  }
  if (Array.isArray(value)) {
    return "an array";
  }
  if (isObject(value)) {
    return "an object";
  }
  const text = String(value);
  return SHOWN.test(text) ? text : `a ${typeof value}`;
}

/**
 * The value of an option, or its default if it is undefined.
 *
 * @throws RangeError if it is a number out of range; otherwise TypeError if it does not fulfill the rule.
 */
export function resolveOption(name: string, value: unknown, rule: OptionRule): unknown {
  const { type, requirement = `a ${type}`, isValid, hidesText = type === "string" } = rule;
  if (value === undefined) {
    if (rule.isRequired) {
      throw new TypeError(`\`${name}\` is required and must be ${requirement}`);
    }
    return rule.default;
  }
  const hasType = type === undefined || typeof value === type;
  if (hasType && isValid?.(value as never) !== false) {
    return value;
  }
  const ErrorClass = hasType && type === "number" ? RangeError : TypeError;
  const shown = ErrorClass === RangeError ? String(value) : formatValue(value, hidesText);
  throw new ErrorClass(`\`${name}\` must be ${requirement}, got ${shown}`);
}

/**
 * The options with their defaults.
 *
 * @throws TypeError or RangeError, see {@link resolveOption}; TypeError if an option is unknown, which names the
 * nearest known one, or all known ones if none is near.
 */
export function resolveOptions<Options extends object>(
  options: unknown,
  rules: OptionRules<Options>,
  subject = "options",
): Options {
  const given = resolveOption(subject, options, OBJECT) as Readonly<Record<string, unknown>>;
  const known = Object.keys(rules);
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const prefix = subject === "options" ? "" : `${subject}.`;
    const nearest = findNearest(unknown, known);
    const named = (nearest ? [nearest] : known).map((name) => `\`${prefix}${name}\``).join(", ");
    const hint = nearest ? `did you mean ${named}?` : `known options: ${named}`;
    throw new TypeError(`unknown option \`${prefix}${unknown}\`; ${hint}`);
  }
  const entries = Object.entries<OptionRule>(rules).map(([name, rule]) => [
    name,
    resolveOption(name, given[name], rule),
  ]);
  return Object.fromEntries(entries) as Options;
}

/**
 * The known name that has the most pairs of adjacent characters in common with a name; undefined if none has half of
 * those of the name.
 */
export function findNearest(name: string, known: readonly string[]): string | undefined {
  const similarity = (candidate: string) => countSharedPairs(name.toLowerCase(), candidate.toLowerCase());
  const nearest = known.reduce((best, candidate) => (similarity(candidate) > similarity(best) ? candidate : best));
  return similarity(nearest) * 2 < name.length ? undefined : nearest;
}

/**
 * Returns how many pairs of adjacent characters of a string are also in another. The last character counts as a pair.
 */
export function countSharedPairs(text: string, other: string): number {
  return [...text].filter((_, index) => other.includes(text.slice(index, index + 2))).length;
}
