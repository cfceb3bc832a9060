/** What normalization needs of a parser of phone numbers. It has no metadata. */

/** The fields that are derived from a phone number. */
export interface ParsedPhoneNumber {
  /** E.164 with the plus sign; null if it is not a possible number. */
  e164: string | null;
  /** ISO 3166-1 alpha-2, upper case; null if the number belongs to no single country. */
  country: string | null;
}

/**
 * Parses a phone number: a national one of the calling code (`1`, `44`), or without a calling code an international
 * one, with or without the plus sign.
 */
export type ParsePhoneNumber = (number: string, callingCode?: string) => ParsedPhoneNumber;

/** The result for a value that is not a phone number. */
export const UNPARSED: ParsedPhoneNumber = { e164: null, country: null };

/** Parses nothing. */
export const parseNothing: ParsePhoneNumber = () => UNPARSED;

/** Parses an international number of a record. */
export function parseInternational(value: unknown, parsePhoneNumber: ParsePhoneNumber): ParsedPhoneNumber {
  return typeof value === "string" ? toFields(parsePhoneNumber(value)) : UNPARSED;
}

/** Parses a national number of a record, given the calling code of its country (`1`, `44`, `+44`). */
export function parseNational(
  value: unknown,
  callingCode: unknown,
  parsePhoneNumber: ParsePhoneNumber,
): ParsedPhoneNumber {
  const code = typeof callingCode === "number" ? String(callingCode) : callingCode;
  return typeof value === "string" && typeof code === "string"
    ? toFields(parsePhoneNumber(value, code.trim().replace(/^\+/, "")))
    : UNPARSED;
}

/** Without other properties, which a parser of an app may return. */
function toFields({ e164, country }: ParsedPhoneNumber): ParsedPhoneNumber {
  return { e164, country };
}
