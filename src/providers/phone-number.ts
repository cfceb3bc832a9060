import { parsePhoneNumberFromString, type PhoneNumber, type PhoneNumberType } from "libphonenumber-js/min";

/** The fields that are derived from a phone number. */
export interface ParsedPhoneNumber {
  /** E.164 with the plus sign; null if it is not a possible number. */
  e164: string | null;
  /** ISO 3166-1 alpha-2; null if the number belongs to no single country. */
  country: string | null;
}

const UNPARSED: ParsedPhoneNumber = { e164: null, country: null };

/**
 * Types of +1 numbers that belong to the whole North American Numbering Plan, whichever country the library reports.
 */
const NON_GEOGRAPHIC: readonly (PhoneNumberType | undefined)[] = [
  "TOLL_FREE",
  "PREMIUM_RATE",
  "PERSONAL_NUMBER",
  "SHARED_COST",
  "UAN",
  "VOIP",
];

/** Parses an international number, with or without the plus sign. */
export function parseInternational(text: unknown): ParsedPhoneNumber {
  if (typeof text !== "string") {
    return UNPARSED;
  }
  const international = `+${text.trim().replace(/^\+/, "")}`;
  const parsed = toParsedPhoneNumber(parsePhoneNumberFromString(international, { extract: false }), international);
  // The library removes digits that look like a national prefix, which would yield a different number.
  return parsed.e164?.slice(1) === text.replace(/\D/g, "") ? parsed : UNPARSED;
}

/** Parses a national number, given the calling code of its country (`1`, `44`). */
export function parseNational(text: unknown, callingCode: unknown): ParsedPhoneNumber {
  const code = typeof callingCode === "number" ? String(callingCode) : callingCode;
  if (typeof text !== "string" || typeof code !== "string") {
    return UNPARSED;
  }
  const defaultCallingCode = code.trim().replace(/^\+/, "");
  // North American numbers have no national prefix to remove, so that one parse is enough.
  if (defaultCallingCode === "1" && /^[\s().-]*(\d[\s().-]*){10}$/.test(text)) {
    return parseInternational(`1${text.replace(/\D/g, "")}`);
  }
  try {
    return toParsedPhoneNumber(parsePhoneNumberFromString(text, { defaultCallingCode, extract: false }));
  } catch {
    return UNPARSED; // the library throws for unknown calling codes
  }
}

/** `source` is the text that was parsed, if it was in international form. */
function toParsedPhoneNumber(phoneNumber: PhoneNumber | undefined, source?: string): ParsedPhoneNumber {
  // E.164 cannot express an extension.
  if (phoneNumber === undefined || phoneNumber.ext !== undefined) {
    return UNPARSED;
  }
  // The library distinguishes countries with the same calling code only when it parses E.164.
  const parsed = phoneNumber.number === source ? phoneNumber : parsePhoneNumberFromString(phoneNumber.number);
  if (parsed?.isPossible() !== true) {
    return UNPARSED;
  }
  const isNonGeographic = parsed.countryCallingCode === "1" && NON_GEOGRAPHIC.includes(parsed.getType());
  return { e164: parsed.number, country: isNonGeographic ? null : (parsed.country ?? null) };
}
