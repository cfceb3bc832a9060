/** Checks of options: by type (`TypeError`), by range (`RangeError`), and unknown names (`TypeError`). */

/** The range and the default of a numeric option. */
export interface NumberRule {
  readonly default: number;
  readonly min: number;
  /** Default: no maximum. */
  readonly max?: number;
  /** Whether only integers are allowed; `Infinity`, which means "no limit", is too, unless there is a maximum. */
  readonly integer?: boolean;
}

/** Maximum number of characters of a string that an error message quotes. */
const MAX_QUOTED = 60;

/** A value as error messages show it. Never call it with a credential. */
export function formatValue(value: unknown): string {
  if (typeof value === "string") {
    return JSON.stringify(value.slice(0, MAX_QUOTED));
  }
  if (typeof value === "function") {
    return "a function";
  }
  return Object(value) === value ? "an object" : String(value);
}

/** The error for an option's value: a `TypeError` for the wrong type, a `RangeError` for the wrong range. */
export function invalidOption(
  ErrorClass: typeof TypeError | typeof RangeError,
  name: string,
  requirement: string,
  value: unknown,
): Error {
  return new ErrorClass(`\`${name}\` must be ${requirement}, got ${formatValue(value)}`);
}

/**
 * A numeric option, or its default if it is undefined.
 *
 * @throws TypeError if it is not a number; RangeError if it is NaN, out of range, or not an integer where one is required.
 */
export function resolveNumber(name: string, value: unknown, rule: NumberRule): number {
  const { min, max = Infinity, integer = false } = rule;
  const number = value === undefined ? rule.default : value;
  const range = max === Infinity ? `>= ${min}` : `from ${min} to ${max}`;
  const requirement = `${integer ? "an integer" : "a number"} ${range}`;
  if (typeof number !== "number") {
    throw invalidOption(TypeError, name, requirement, number);
  }
  const inRange = number >= min && number <= max; // false for NaN
  if (!inRange || (integer && Math.floor(number) !== number)) {
    throw invalidOption(RangeError, name, requirement, number);
  }
  return number;
}

/**
 * The numeric options that the rules name, with their defaults filled in. Other properties of `options` are ignored.
 *
 * @throws TypeError or RangeError, see {@link resolveNumber}.
 */
export function resolveNumbers<Name extends string>(
  rules: Readonly<Record<Name, NumberRule>>,
  options: object = {},
): Record<Name, number> {
  const given = options as Readonly<Record<string, unknown>>;
  const names = Object.keys(rules) as Name[];
  const entries = names.map((name) => [name, resolveNumber(name, given[name], rules[name])]);
  return Object.fromEntries(entries) as Record<Name, number>;
}

/** Throws a `TypeError` unless the option is a boolean or undefined. */
export function checkBoolean(name: string, value: unknown): void {
  if (value !== undefined && typeof value !== "boolean") {
    throw invalidOption(TypeError, name, "a boolean", value);
  }
}

/** Throws a `TypeError` unless the option is a function or undefined. */
export function checkFunction(name: string, value: unknown): void {
  if (value !== undefined && typeof value !== "function") {
    throw invalidOption(TypeError, name, "a function", value);
  }
}

/** Throws a `TypeError` unless the option is an `AbortSignal` (of any realm or polyfill) or undefined. */
export function checkSignal(name: string, value: unknown): void {
  if (value === undefined) {
    return;
  }
  const { aborted, addEventListener } = (value ?? {}) as Partial<AbortSignal>;
  if (typeof aborted !== "boolean" || typeof addEventListener !== "function") {
    throw invalidOption(TypeError, name, "an AbortSignal", value);
  }
}

/**
 * Checks that all properties of an object are known options.
 *
 * @throws TypeError that names the first unknown option and the nearest known one, or all known ones if none is near.
 */
export function checkOptionNames(options: unknown, known: readonly string[], subject = "options"): void {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw invalidOption(TypeError, subject, "an object", options);
  }
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown === undefined) {
    return;
  }
  const nearest = findNearest(unknown, known);
  const hint = nearest
    ? `did you mean \`${nearest}\`?`
    : `known options: ${known.map((name) => `\`${name}\``).join(", ")}`;
  throw new TypeError(`unknown option \`${unknown}\`; ${hint}`);
}

/** The known name that shares the most characters with a name, or undefined if none shares two thirds of its length. */
export function findNearest(name: string, known: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let most = 0;
  for (const candidate of known) {
    const shared = countSharedEnds(name.toLowerCase(), candidate.toLowerCase());
    if (shared > most && shared * 3 >= candidate.length * 2) {
      nearest = candidate;
      most = shared;
    }
  }
  return nearest;
}

/** Returns the number of characters that two strings share at the beginning and at the end. */
export function countSharedEnds(text: string, other: string): number {
  let start = 0;
  while (start < text.length && text[start] === other[start]) {
    start++;
  }
  let end = 0;
  while (start + end < text.length && text.at(-1 - end) === other.at(-1 - end)) {
    end++;
  }
  return start + end;
}
