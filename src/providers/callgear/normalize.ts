import { parseInternational, type ParsePhoneNumber } from "../phone-number.js";
import type { NormalizedNumber } from "../provider.js";
import { lookUp, text, timestamp } from "../values.js";
import type { VirtualNumber } from "./client.js";

/**
 * The values of `status` whose names are self-explanatory. https://callgear.github.io/data_api/vn/get_virtual_numbers
 * lists the values but does not explain them, so that `waiting` and `cleaning` become null.
 */
const STATUSES = {
  active: "active",
  prereserved: "reserved",
  reserved: "reserved",
  manual_lock: "suspended",
  limit_lock: "suspended",
} as const;

/** The fields that the API does not report. */
export const UNREPORTED = { type: null, voice: null, messaging: null, monthlyCharge: null } as const;

/**
 * Converts a virtual number, as documented on the same page. `type` there is the use of the number, not its kind; the
 * country is derived from the number. It reports no voice, messaging or charge.
 */
export function normalize(record: VirtualNumber, parsePhoneNumber: ParsePhoneNumber): NormalizedNumber {
  const { campaigns } = record;
  const campaign = Array.isArray(campaigns) && campaigns.length === 1 ? campaigns[0] : undefined;
  return {
    id: text(record.id),
    number: text(record.virtual_phone_number),
    ...parseInternational(record.virtual_phone_number, parsePhoneNumber),
    status: lookUp(STATUSES, record.status),
    // Older versions of the API have no `name`; the campaign's name is used if there is exactly one campaign.
    name: text(record.name) ?? text(campaign?.campaign_name),
    activatedAt: timestamp(record.activation_date),
    ...UNREPORTED,
  };
}
