import { parseInternational } from "../phone-number.js";
import type { NormalizedNumber } from "../provider.js";
import { country, flag, lookUp, mailDate, text } from "../values.js";
import type { RentedNumber } from "./client.js";

/** What the words of `type` mean: https://www.apifonica.com/docs/api/rest/get-list-rented-numbers, both lists. */
const TYPES = { local: "local", mobile: "mobile", toll_free: "toll_free", sip: "sip" } as const;

/**
 * How a rented number maps, by the same page; `name` is on the newer one
 * (https://www.apifonica.com/en/docs/api/rest/get-list-rented-numbers/) alone. It tells nothing of status or charge.
 */
export function normalize(record: RentedNumber): NormalizedNumber {
  return {
    id: text(record.number_sid),
    number: text(record.number),
    e164: parseInternational(record.number).e164,
    // "international" stands for no country.
    country: country(record.country_code),
    type: lookUp(TYPES, record.type),
    status: null,
    name: text(record.name),
    voice: flag(record.voice),
    messaging: flag(record.messaging),
    monthlyCharge: null,
    // The rental date.
    activatedAt: mailDate(record.created),
  };
}
