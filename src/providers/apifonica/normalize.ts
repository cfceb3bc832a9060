import { parseInternational, type ParsePhoneNumber } from "../phone-number.js";
import type { NormalizedNumber } from "../provider.js";
import { country, flag, lookUp, mailDate, text } from "../values.js";
import type { RentedNumber } from "./client.js";

/** The documented values of `type`: https://www.apifonica.com/docs/api/rest/get-list-rented-numbers, both lists. */
const TYPES = { local: "local", mobile: "mobile", toll_free: "toll_free", sip: "sip" } as const;

/** The fields that the API does not report. */
export const UNREPORTED = { status: null, monthlyCharge: null } as const;

/**
 * Converts a rented number, as documented on the same page; only the newer page
 * (https://www.apifonica.com/en/docs/api/rest/get-list-rented-numbers/) has `name`. It reports no status or charge.
 */
export function normalize(record: RentedNumber, parsePhoneNumber: ParsePhoneNumber): NormalizedNumber {
  return {
    id: text(record.number_sid),
    number: text(record.number),
    e164: parseInternational(record.number, parsePhoneNumber).e164,
    // "international" is not a country.
    country: country(record.country_code),
    type: lookUp(TYPES, record.type),
    name: text(record.name),
    voice: flag(record.voice),
    messaging: flag(record.messaging),
    // The rental date.
    activatedAt: mailDate(record.created),
    ...UNREPORTED,
  };
}
