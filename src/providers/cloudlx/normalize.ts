import { parseInternational, type ParsePhoneNumber } from "../phone-number.js";
import type { NormalizedNumber } from "../provider.js";
import { amount, country, lookUp, text, timestamp } from "../values.js";
import type { CloudlxNumber } from "./client.js";

/**
 * The documented values of `status`: `Reserved` on the page of the list
 * (https://cloudlx.epsilontel.com/api-documentation/numbers/list), `Cancelled` on the page of cancelled numbers
 * (…/numbers/cancelled). `Available` is documented for numbers that are not assigned to any account, so that it becomes
 * null.
 */
const STATUSES = { Reserved: "reserved", Cancelled: "released" } as const;

/** The fields that the API does not report. */
export const UNREPORTED = { type: null, name: null, voice: null, messaging: null } as const;

/** Converts a number, as documented on the page of the list. It reports no type, name, voice or messaging. */
export function normalize(record: CloudlxNumber, parsePhoneNumber: ParsePhoneNumber): NormalizedNumber {
  return {
    id: text(record.uuid),
    number: text(record.number_e164),
    e164: parseInternational(record.number_e164, parsePhoneNumber).e164,
    country: country(record.country_iso),
    status: lookUp(STATUSES, record.status),
    monthlyCharge: amount(record.monthly_charge),
    // "The timestamp the number was provisioned to your account", not that in `details`, which may differ.
    activatedAt: timestamp(record.provisioned),
    ...UNREPORTED,
  };
}
