/** The normalization of each provider's records. Unknown and invalid values become null. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { providers } from "../../src/providers/index.js";
import type { ProviderId } from "../../src/providers/registry.js";
import type { NormalizedNumber } from "../../src/providers/provider.js";
import { NOTHING } from "../support/empty-number.js";
import "../support/property-runs.js";

/** A record from the API, which may not match the types. */
type Row = [record: object, facts: Partial<NormalizedNumber>];

function table(id: ProviderId, rows: readonly Row[]): void {
  const provider = providers.find((one) => one.id === id)!;
  test.each(rows)("%j is normalized to %j", (record, facts) => {
    expect(provider.normalize(record as never)).toEqual({ ...NOTHING, ...facts });
  });
}

describe("Invoca", () => {
  const us = (phone_number: unknown, country_code: unknown = "1") => ({ phone_number, country_code });
  table("invoca", [
    [{}, {}],
    [{ id: 42 }, { id: "42" }],
    [{ id: "42" }, { id: "42" }],
    [{ id: "" }, {}],
    [{ id: null, phone_number: null, country_code: null, created_at: null, advertiser_campaign: null }, {}],
    [us("2025550001"), { number: "2025550001", e164: "+12025550001", country: "US" }],
    [us("202-555-0001"), { number: "202-555-0001", e164: "+12025550001", country: "US" }],
    [us("2025550001", 1), { number: "2025550001", e164: "+12025550001", country: "US" }],
    [us("2025550001", "+1"), { number: "2025550001", e164: "+12025550001", country: "US" }],
    // Canada and the islands share the calling code.
    [us("4165550123"), { number: "4165550123", e164: "+14165550123", country: "CA" }],
    [us("8765550123"), { number: "8765550123", e164: "+18765550123", country: "JM" }],
    // Toll-free numbers of +1 belong to several countries.
    [us("8005550199"), { number: "8005550199", e164: "+18005550199" }],
    [us("8885550199"), { number: "8885550199", e164: "+18885550199" }],
    [us("7912345678", "44"), { number: "7912345678", e164: "+447912345678", country: "GB" }],
    [us("2025550001", ""), { number: "2025550001" }],
    [us("2025550001", "abc"), { number: "2025550001" }],
    [us("2025550001", "999"), { number: "2025550001" }],
    [us("2025550001", null), { number: "2025550001" }],
    [us("2025550001", { code: 1 }), { number: "2025550001" }],
    [us("12"), { number: "12" }],
    [us("value"), { number: "value" }],
    [us(""), {}],
    [us({}), {}],
    [
      { advertiser_campaign: { name: "Spring", status: "active" }, dynamic_number_pool: { name: "Pool" } },
      { name: "Spring" },
    ],
    [{ advertiser_campaign: { name: "" }, dynamic_number_pool: { name: "Pool" } }, { name: "Pool" }],
    [{ advertiser_campaign: "Spring", dynamic_number_pool: [] }, {}],
    [{ advertiser_campaign: { name: { text: "Spring" } } }, {}],
    [{ created_at: "2023-10-19 03:34:42 -0700" }, { activatedAt: "2023-10-19T03:34:42-07:00" }],
    [{ created_at: "2023-10-19 03:34:42" }, { activatedAt: "2023-10-19T03:34:42" }],
    [{ created_at: "2023-02-30 03:34:42 -0700" }, {}],
    [{ created_at: "yesterday" }, {}],
    [{ status: "active", type: "local", voice: true, monthly_charge: 1 }, {}],
  ]);
});

describe("CloudLX", () => {
  const gb = { number: "+441245123456", e164: "+441245123456", country: "GB" };
  table("cloudlx", [
    [{}, {}],
    [{ uuid: "7c32", number: "123456", country_code: "44" }, { id: "7c32" }],
    [{ uuid: null, number_e164: null, country_iso: null, monthly_charge: null, status: null, provisioned: null }, {}],
    [{ number_e164: "+441245123456", country_iso: "UK" }, gb],
    [{ number_e164: "+441245123456", country_iso: "gb" }, gb],
    // The country is the one that the provider reports. It is not inferred.
    [
      { number_e164: "+441245123456", country_iso: "" },
      { ...gb, country: null },
    ],
    [
      { number_e164: "+441245123456", country_iso: "XX" },
      { ...gb, country: null },
    ],
    [
      { number_e164: "+441245123456", country_iso: 826 },
      { ...gb, country: null },
    ],
    [{ number_e164: "441245123456" }, { ...gb, number: "441245123456", country: null }],
    // Two numbers, and a number with an extension, are invalid.
    [{ number_e164: "447480600503; 447480600504" }, { number: "447480600503; 447480600504" }],
    [{ number_e164: "+441245123456;ext=5" }, { number: "+441245123456;ext=5" }],
    [{ number_e164: "+18005550199" }, { number: "+18005550199", e164: "+18005550199" }],
    // International freephone numbers have no country.
    [{ number_e164: "+80012345678" }, { number: "+80012345678", e164: "+80012345678" }],
    [{ country_iso: "UK" }, { country: "GB" }],
    [{ country_iso: "fr" }, { country: "FR" }],
    [{ country_iso: "XX" }, {}],
    [{ country_iso: "" }, {}],
    [
      { number_e164: "unknown", country_iso: "DE" },
      { number: "unknown", country: "DE" },
    ],
    [{ number_e164: "+44" }, { number: "+44" }],
    [{ number_e164: "" }, {}],
    [{ monthly_charge: 0.3 }, { monthlyCharge: 0.3 }],
    [{ monthly_charge: 0 }, { monthlyCharge: 0 }],
    [{ monthly_charge: "0.30" }, { monthlyCharge: 0.3 }],
    [{ monthly_charge: "0" }, { monthlyCharge: 0 }],
    [{ monthly_charge: "" }, {}],
    [{ monthly_charge: "1,50" }, {}],
    [{ monthly_charge: "free" }, {}],
    [{ setup_charge: 5 }, {}],
    [{ status: "Reserved" }, { status: "reserved" }],
    [{ status: "Cancelled" }, { status: "released" }],
    [{ status: "Available" }, {}],
    [{ status: "Frozen" }, {}],
    [{ status: "reserved" }, {}],
    [{ status: "constructor" }, {}],
    [{ status: ["Reserved"] }, {}],
    [
      { provisioned: "2016-01-03 17:48:59", details: { provisioned: "2018-11-12 14:21:48", status: "Reserved" } },
      { activatedAt: "2016-01-03T17:48:59" },
    ],
    [{ details: { provisioned: "2018-11-12 14:21:48", status: "Reserved" } }, {}],
    [{ provisioned: "0000-00-00 00:00:00" }, {}],
    [{ provisioned: "2015-02-29 00:00:00" }, {}],
    [{ provisioned: "" }, {}],
  ]);
});

describe("Apifonica", () => {
  table("apifonica", [
    [{}, {}],
    [{ number_sid: "num1" }, { id: "num1" }],
    [
      { number_sid: null, number: null, country_code: null, type: null, voice: null, messaging: null, created: null },
      {},
    ],
    [
      { number: "447480600503", country_code: "GB" },
      { number: "447480600503", e164: "+447480600503", country: "GB" },
    ],
    [{ number: "+447480600503" }, { number: "+447480600503", e164: "+447480600503" }],
    [{ number: "883510001234567" }, { number: "883510001234567", e164: "+883510001234567" }],
    [{ country_code: "UK" }, { country: "GB" }],
    [{ country_code: "pl" }, { country: "PL" }],
    [{ country_code: "international" }, {}],
    [{ country_code: "International" }, {}],
    [{ country_code: "" }, {}],
    [{ country_code: "ZZ" }, {}],
    [
      { number: "user@sip.example", type: "sip" },
      { number: "user@sip.example", type: "sip" },
    ],
    [
      { number: "sip7", type: "sip" },
      { number: "sip7", type: "sip" },
    ],
    [{ number: "1" }, { number: "1" }],
    [{ number: "" }, {}],
    [{ number: ["447480600503"] }, {}],
    [{ type: "local" }, { type: "local" }],
    [{ type: "mobile" }, { type: "mobile" }],
    [{ type: "toll_free" }, { type: "toll_free" }],
    [{ type: "Mobile" }, {}],
    [{ type: "satellite" }, {}],
    [{ type: "toString" }, {}],
    [{ name: "Front desk", friendly_name: "x" }, { name: "Front desk" }],
    [{ name: "" }, {}],
    [
      { voice: true, messaging: false },
      { voice: true, messaging: false },
    ],
    [{ voice: "true", messaging: 1 }, {}],
    [{ created: "Thu, 31 Mar 2016 11:16:59 +0300" }, { activatedAt: "2016-03-31T11:16:59+03:00" }],
    [{ created: "Sun, 31 January 2016 10:15:35 +0000" }, { activatedAt: "2016-01-31T10:15:35+00:00" }],
    [{ created: "Wed, 31 Jun 2016 10:15:35 +0000" }, {}],
    [{ created: "Sun, 31 Jan 2016 10:15:35" }, {}],
    [{ created: "2016-03-31 11:16:59" }, {}],
    [{ created: "" }, {}],
    [{ token: "secret", status: "active", monthly_charge: 3 }, {}],
  ]);
});

describe("CallGear", () => {
  const campaigns = (...names: unknown[]) => ({ campaigns: names.map((campaign_name) => ({ campaign_name })) });
  table("callgear", [
    [{}, {}],
    [{ id: 74_213 }, { id: "74213" }],
    [{ id: null, virtual_phone_number: null, status: null, name: null, campaigns: null, activation_date: null }, {}],
    // Russia and Kazakhstan share the calling code.
    [{ virtual_phone_number: "74951234567" }, { number: "74951234567", e164: "+74951234567", country: "RU" }],
    [{ virtual_phone_number: "77172123456" }, { number: "77172123456", e164: "+77172123456", country: "KZ" }],
    [{ virtual_phone_number: "77011234567" }, { number: "77011234567", e164: "+77011234567", country: "KZ" }],
    [{ virtual_phone_number: "18005550199" }, { number: "18005550199", e164: "+18005550199" }],
    // A Russian freephone number in national format. No digit is removed to make it valid.
    [{ virtual_phone_number: "88005553535" }, { number: "88005553535" }],
    [{ virtual_phone_number: "14165550123" }, { number: "14165550123", e164: "+14165550123", country: "CA" }],
    [{ virtual_phone_number: "hidden" }, { number: "hidden" }],
    [{ virtual_phone_number: "7" }, { number: "7" }],
    [{ virtual_phone_number: "9".repeat(300) }, { number: "9".repeat(300) }],
    [{ virtual_phone_number: "" }, {}],
    [{ redirection_phone_number: "74951234567" }, {}],
    [{ status: "active" }, { status: "active" }],
    [{ status: "reserved" }, { status: "reserved" }],
    [{ status: "prereserved" }, { status: "reserved" }],
    [{ status: "manual_lock" }, { status: "suspended" }],
    [{ status: "limit_lock" }, { status: "suspended" }],
    [{ status: "waiting" }, {}],
    [{ status: "cleaning" }, {}],
    [{ status: "on_the_moon" }, {}],
    [{ status: "valueOf" }, {}],
    [{ type: "mobile", category: "toll_free", comment: "x" }, {}],
    [{ name: "Desk", ...campaigns("Spring") }, { name: "Desk" }],
    [{ name: "", ...campaigns("Spring") }, { name: "Spring" }],
    [campaigns("Spring"), { name: "Spring" }],
    [campaigns("Spring", "Autumn"), {}],
    [campaigns(null), {}],
    [{ campaigns: [null] }, {}],
    [{ campaigns: ["Spring"] }, {}],
    [{ campaigns: { 0: { campaign_name: "Spring" }, length: 1 } }, {}],
    [{ campaigns: [] }, {}],
    [{ activation_date: "2016-01-03 17:48:59" }, { activatedAt: "2016-01-03T17:48:59" }],
    [{ activation_date: "0000-00-00 00:00:00" }, {}],
    [{ activation_date: "2016-04-31 17:48:59" }, {}],
    [{ activation_date: "2016-01-03T17:48:59Z" }, {}],
  ]);
});

/** All properties that one of the mappings reads, and some with similar names. */
const PROPERTIES = [
  ...["id", "uuid", "number_sid", "phone_number", "country_code", "number_e164", "number", "virtual_phone_number"],
  ...["country_iso", "type", "status", "name", "voice", "messaging", "monthly_charge", "created", "created_at"],
  ...["provisioned", "activation_date", "campaigns", "advertiser_campaign", "dynamic_number_pool"],
];

const value = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom("UK", "GB", "1", "44", 1, 7, "active", "Reserved", "mobile", "__proto__", "constructor", "0", ""),
  fc.stringMatching(/^\+?\d{1,16}$/),
  fc.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d( [+-](0\d|1[0-4])[0-5]\d)?$/),
  fc.stringMatching(/^(Mon|Sun), \d{1,2} (Jan|May|Dec) \d{4} \d\d:\d\d:\d\d [+-](0\d|1[0-4])[0-5]\d$/),
  fc.record({ name: fc.jsonValue() }),
  fc.array(fc.oneof(fc.jsonValue(), fc.record({ campaign_name: fc.jsonValue() })), { maxLength: 2 }),
);
const record = fc.oneof(
  fc.record(Object.fromEntries(PROPERTIES.map((name) => [name, value])), { requiredKeys: [] }),
  fc.dictionary(fc.string(), fc.jsonValue()),
);

const orNull = (matches: (found: unknown) => boolean) => (found: unknown) => found === null || matches(found);
const isText = (found: unknown) => typeof found === "string" && found !== "";
const isFlag = (found: unknown) => typeof found === "boolean";
const isOneOf =
  (...words: unknown[]) =>
  (found: unknown) =>
    words.includes(found);
const DOCUMENTED: Record<keyof NormalizedNumber, (found: unknown) => boolean> = {
  id: isText,
  number: isText,
  e164: (found) => typeof found === "string" && /^\+[1-9]\d{2,16}$/.test(found),
  country: (found) => typeof found === "string" && /^[A-Z]{2}$/.test(found) && found !== "UK",
  type: isOneOf("local", "mobile", "toll_free", "sip"),
  status: isOneOf("active", "reserved", "suspended", "released"),
  name: isText,
  voice: isFlag,
  messaging: isFlag,
  monthlyCharge: (found) => Number.isFinite(found),
  activatedAt: (found) =>
    typeof found === "string" &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d)?$/.test(found) &&
    !Number.isNaN(Date.parse(found)),
};

test.each(providers)("for any record of $id, each field is null or in its documented form", (provider) => {
  fc.assert(
    fc.property(record, (sent) => {
      const before = structuredClone(sent);
      const facts = provider.normalize(sent as never);
      expect(Object.keys(facts).sort()).toEqual(Object.keys(DOCUMENTED).sort());
      for (const [name, matches] of Object.entries(DOCUMENTED)) {
        expect(facts[name as keyof NormalizedNumber], name).toSatisfy(orNull(matches));
      }
      expect(sent).toEqual(before);
    }),
    { numRuns: 1_000 },
  );
});
