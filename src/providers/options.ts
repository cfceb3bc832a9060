/** Checks of the options that the factories have in common. */

/** The number, also where it is written as text; else a `RangeError` that names the option. */
export function toPositiveInteger(name: string, value: unknown): number {
  const number = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  if (Number.isSafeInteger(number) && (number as number) > 0) return number as number;
  const found = typeof value === "number" ? String(value) : (JSON.stringify(value) ?? "missing");
  throw new RangeError(`\`${name}\` is ${found}: it has to be a whole number above 0`);
}

/** The text, or a `TypeError` that names the option. */
export function toText(name: string, value: unknown): string {
  if (typeof value === "string" && value) return value;
  throw new TypeError(`\`${name}\` is missing or cannot be sent`);
}
