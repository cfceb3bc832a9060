import { parseInternational } from "../phone-number.js";
import type { NormalizedNumber } from "../provider.js";
import { lookUp, text, timestamp } from "../values.js";
import type { VirtualNumber } from "./client.js";

/**
 * What the words of `status` mean. https://callgear.github.io/data_api/vn/get_virtual_numbers lists them without
 * explaining them: these say it themselves. `waiting` and `cleaning` do not, and stay null.
 */
const STATUSES = {
  active: "active",
  prereserved: "reserved",
  reserved: "reserved",
  manual_lock: "suspended",
  limit_lock: "suspended",
} as const;

/**
 * How a virtual number maps, by the same page. `type` says what the number is used for, not what kind of number it is;
 * the country is told by the number alone, and nothing is said of voice, messaging or charge.
 */
export function normalize(record: VirtualNumber): NormalizedNumber {
  const { campaigns } = record;
  const campaign = Array.isArray(campaigns) && campaigns.length === 1 ? campaigns[0] : undefined;
  return {
    id: text(record.id),
    number: text(record.virtual_phone_number),
    ...parseInternational(record.virtual_phone_number),
    type: null,
    status: lookUp(STATUSES, record.status),
    // Older versions of the API have no `name`; a campaign names the number where it is the only one.
    name: text(record.name) ?? text(campaign?.campaign_name),
    voice: null,
    messaging: null,
    monthlyCharge: null,
    activatedAt: timestamp(record.activation_date),
  };
}
