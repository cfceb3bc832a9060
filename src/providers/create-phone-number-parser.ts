/** The parser of phone numbers, with metadata that is passed to it. */
import {
  parsePhoneNumberFromString,
  type MetadataJson,
  type PhoneNumber,
  type PhoneNumberType,
} from "libphonenumber-js/core";
import { isObject } from "../http/json.js";
import { resolveOption, type OptionRule } from "../http/options.js";
import { UNPARSED, type ParsedPhoneNumber, type ParsePhoneNumber } from "./phone-number.js";

/** Metadata of libphonenumber-js: one of its sets, or one that was generated for some countries. */
export interface PhoneNumberMetadata {
  /** The countries of each calling code. */
  country_calling_codes: object;
  /** The numbering plan of each country. */
  countries: object;
  /** The numbering plans that belong to no country. */
  nonGeographic: object;
}

const METADATA_RULE: OptionRule = {
  requirement: "metadata of libphonenumber-js",
  isRequired: true,
  isValid: (value: Partial<PhoneNumberMetadata>) =>
    isObject(value) && [value.country_calling_codes, value.countries, value.nonGeographic].every(isObject),
};

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

/** The calling codes that several countries share, with the number of these countries. */
const SHARED_CALLING_CODES: Readonly<Record<string, number>> = {
  1: 25,
  7: 2,
  39: 2,
  44: 4,
  47: 2,
  61: 3,
  212: 2,
  262: 2,
  290: 2,
  358: 2,
  590: 3,
  599: 2,
};

class Parser {
  readonly #metadata: MetadataJson;

  constructor(metadata: MetadataJson) {
    this.#metadata = metadata;
  }

  parseInternational(text: string): ParsedPhoneNumber {
    const international = `+${text.trim().replace(/^\+/, "")}`;
    const found = parsePhoneNumberFromString(international, { extract: false }, this.#metadata);
    const parsed = this.#toParsedPhoneNumber(found, international);
    // The library removes digits that look like a national prefix, which would yield a different number.
    return parsed.e164?.slice(1) === text.replace(/\D/g, "") ? parsed : UNPARSED;
  }

  parseNational(text: string, callingCode: string): ParsedPhoneNumber {
    // North American numbers have no national prefix to remove, so that one parse is enough.
    if (callingCode === "1" && /^[\s().-]*(\d[\s().-]*){10}$/.test(text)) {
      return this.parseInternational(`1${text.replace(/\D/g, "")}`);
    }
    try {
      const options = { defaultCallingCode: callingCode, extract: false };
      return this.#toParsedPhoneNumber(parsePhoneNumberFromString(text, options, this.#metadata));
    } catch {
      return UNPARSED; // the library throws for unknown calling codes
    }
  }

  /** `source` is the text that was parsed, if it was in international form. */
  #toParsedPhoneNumber(phoneNumber: PhoneNumber | undefined, source?: string): ParsedPhoneNumber {
    // E.164 cannot express an extension.
    if (phoneNumber === undefined || phoneNumber.ext !== undefined) {
      return UNPARSED;
    }
    // The library distinguishes countries with the same calling code only when it parses E.164.
    const parsed =
      phoneNumber.number === source ? phoneNumber : parsePhoneNumberFromString(phoneNumber.number, this.#metadata);
    return parsed?.isPossible() === true ? { e164: parsed.number, country: this.#countryOf(parsed) } : UNPARSED;
  }

  #countryOf(phoneNumber: PhoneNumber): string | null {
    const { countryCallingCode, country = null } = phoneNumber;
    const isNonGeographic = countryCallingCode === "1" && NON_GEOGRAPHIC.includes(phoneNumber.getType());
    return isNonGeographic || !this.#hasAllCountries(countryCallingCode) ? null : country;
  }

  /**
   * Whether the metadata has every country of a calling code. Otherwise the library assigns the numbers of those that
   * are missing to another country.
   */
  #hasAllCountries(callingCode: string): boolean {
    const expected = SHARED_CALLING_CODES[callingCode] ?? 1;
    return (this.#metadata.country_calling_codes[callingCode]?.length ?? 0) >= expected;
  }
}

/**
 * Creates a parser of phone numbers from metadata of libphonenumber-js, for `listNumbers` of
 * `number-inventory/inventory-core`. Numbers of calling codes that the metadata does not have are not parsed. A number
 * has a country only if the metadata has every country of its calling code: GB, GG, IM and JE for 44.
 *
 * @throws TypeError if the value is not metadata.
 *
 * @example
 * ```ts
 * import metadata from "libphonenumber-js/min/metadata";
 * const parsePhoneNumber = createPhoneNumberParser(metadata);
 * ```
 */
export function createPhoneNumberParser(metadata: PhoneNumberMetadata): ParsePhoneNumber {
  resolveOption("metadata", metadata, METADATA_RULE);
  // The library's type has each country and tuples, which an imported JSON file does not have.
  const parser = new Parser(metadata as MetadataJson);
  return (number, callingCode) =>
    callingCode === undefined ? parser.parseInternational(number) : parser.parseNational(number, callingCode);
}
