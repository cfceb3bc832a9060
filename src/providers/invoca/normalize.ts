import { parseNational, type ParsePhoneNumber } from "../phone-number.js";
import type { NormalizedNumber } from "../provider.js";
import { text, timestamp } from "../values.js";
import type { Destination } from "./client.js";

/** The fields that the API does not report. */
export const UNREPORTED = { type: null, status: null, voice: null, messaging: null, monthlyCharge: null } as const;

/**
 * Converts a destination, as documented at
 * https://developers.invoca.net/en/latest/api_documentation/network_integration/customer_phone_numbers/index.html.
 * It reports no type, status, voice, messaging or charge: `advertiser_campaign.status` is the status of the campaign.
 */
export function normalize(destination: Destination, parsePhoneNumber: ParsePhoneNumber): NormalizedNumber {
  const { advertiser_campaign: campaign, dynamic_number_pool: pool } = destination as Partial<Destination>;
  return {
    id: text(destination.id),
    number: text(destination.phone_number),
    ...parseNational(destination.phone_number, destination.country_code, parsePhoneNumber),
    name: text(campaign?.name) ?? text(pool?.name),
    // The time when the destination was added to the network: "2023-10-19 03:34:42 -0700".
    activatedAt: timestamp(destination.created_at),
    ...UNREPORTED,
  };
}
