/** Replaces personal data in what is shown of a response. The shape of a value stays, so that its checks do too. */

/** A name that a program would use, rather than a value such as a phone number. */
const IDENTIFIER = /^(?!.*\d{4})[a-z_$@][\w$@.-]{0,63}$/i;

/** Returns a value of the same shape: each letter becomes `x` or `X`, and each digit `9`. */
export function maskValue(value: unknown): unknown {
  if (typeof value === "string") {
    return maskText(value);
  }
  if (typeof value === "number") {
    return Number(maskText(String(value)).replaceAll("x", "e"));
  }
  if (Array.isArray(value)) {
    return value.map(maskValue);
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [maskName(name), maskValue(member)]));
  }
  return value;
}

/** Returns the name of an undocumented property: itself if it is an identifier, otherwise masked. */
export function maskName(name: string): string {
  return IDENTIFIER.test(name) ? name : maskText(name);
}

function maskText(text: string): string {
  return text
    .replace(/\p{Nd}/gu, "9")
    .replace(/\p{Lu}/gu, "X")
    .replace(/[\p{Ll}\p{Lt}\p{Lm}\p{Lo}]/gu, "x");
}
