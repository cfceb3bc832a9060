import fc from "fast-check";
import { expect, test } from "vitest";
import { csv } from "../../../src/cli/formats/csv.js";
import { json, ndjson } from "../../../src/cli/formats/json.js";
import { table } from "../../../src/cli/formats/table.js";
import type { InventoryNumber } from "../../../src/index.js";
import { providers } from "../../../src/providers/index.js";
import "../../support/property-runs.js";

/** Records with the names of the providers' fields, whose values are of any type and text. */
const FIELDS = [
  ...["id", "uuid", "number_sid", "phone_number", "country_code", "created_at", "advertiser_campaign", "number"],
  ...["number_e164", "country_iso", "status", "monthly_charge", "type", "name", "voice", "virtual_phone_number"],
  ...["campaigns", "dynamic_number_pool", "provisioned", "activation_date", "__proto__", "toJSON"],
];
const text = fc.string({
  unit: fc.oneof(fc.string({ unit: "binary", maxLength: 1 }), fc.constantFrom(...'=+-@;,|\t"\n\u0301\ud800')),
});
const anyRecord = fc
  .dictionary(fc.constantFrom(...FIELDS), fc.oneof(text, fc.jsonValue(), fc.double(), fc.constant(null)))
  .map((record) => JSON.parse(JSON.stringify(record)) as object);

test("a record of any types and texts is one row in each format", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...providers),
      fc.array(anyRecord, { minLength: 1, maxLength: 3 }),
      (provider, raws) => {
        const { id, normalize } = provider as { id: string; normalize: (record: object) => object };
        const numbers = raws.map((raw) => ({ provider: id, account: id, ...normalize(raw), raw }) as InventoryNumber);
        const array = json(() => undefined);
        expect(JSON.parse(array.head() + array.rows(numbers) + array.tail())).toHaveLength(raws.length);
        const lines = ndjson(undefined).rows(numbers).split("\n").slice(0, -1);
        expect(lines.map((line) => (JSON.parse(line) as InventoryNumber).account)).toEqual(raws.map(() => id));
        expect(csv().rows(numbers).split("\r\n")).toHaveLength(raws.length + 1);
        expect(table(80).rows(numbers).split("\n")).toHaveLength(raws.length + 2);
      },
    ),
  );
});
