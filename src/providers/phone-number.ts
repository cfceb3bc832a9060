import { parsePhoneNumberFromString, type PhoneNumber, type PhoneNumberType } from "libphonenumber-js/min";

/** What a phone number tells by itself. */
export interface ParsedPhoneNumber {
  /** E.164 with the plus sign; null where the text is no possible number. */
  e164: string | null;
  /** ISO 3166-1 alpha-2; null where the number belongs to no one country. */
  country: string | null;
}

const NOTHING: ParsedPhoneNumber = { e164: null, country: null };

/** Numbers below +1 that belong to all of the North American Numbering Plan, whatever country they are looked up under. */
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
  if (typeof text !== "string") return NOTHING;
  const international = `+${text.trim().replace(/^\+/, "")}`;
  const facts = factsOf(parsePhoneNumberFromString(international, { extract: false }), international);
  // The library drops what looks like a national prefix; a number that nobody wrote is no fact.
  return facts.e164?.slice(1) === text.replace(/\D/g, "") ? facts : NOTHING;
}

/** Parses a national number with the dialling code of its country (`1`, `44`). */
export function parseNational(text: unknown, callingCode: unknown): ParsedPhoneNumber {
  const code = typeof callingCode === "number" ? String(callingCode) : callingCode;
  if (typeof text !== "string" || typeof code !== "string") return NOTHING;
  const defaultCallingCode = code.trim().replace(/^\+/, "");
  // The North American Numbering Plan has no national prefix to take off: one parse instead of two.
  if (defaultCallingCode === "1" && /^\D*(\d\D*){10}$/.test(text) && /^[\d\s().-]+$/.test(text)) {
    return parseInternational(`1${text.replace(/\D/g, "")}`);
  }
  try {
    return factsOf(parsePhoneNumberFromString(text, { defaultCallingCode, extract: false }));
  } catch {
    return NOTHING; // the library throws for calling codes that do not exist
  }
}

function factsOf(found: PhoneNumber | undefined, text?: string): ParsedPhoneNumber {
  // E.164 has no place for an extension.
  if (found === undefined || found.ext !== undefined) return NOTHING;
  // Only when it parses E.164 does the library tell countries that share a calling code apart.
  const parsed = found.number === text ? found : parsePhoneNumberFromString(found.number);
  if (parsed?.isPossible() !== true) return NOTHING;
  const everywhere = parsed.countryCallingCode === "1" && NON_GEOGRAPHIC.includes(parsed.getType());
  return { e164: parsed.number, country: everywhere ? null : (parsed.country ?? null) };
}
