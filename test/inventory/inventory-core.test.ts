/** `number-inventory/inventory-core`: the inventory with a parser of phone numbers that the app chooses. */
import metadata from "libphonenumber-js/min/metadata";
import examples from "libphonenumber-js/mobile/examples";
import { describe, expect, test, vi } from "vitest";
import {
  createPhoneNumberParser,
  listNumbers,
  listPages,
  type InventoryNumber,
  type ParsePhoneNumber,
} from "../../src/inventory/core.js";
import { listNumbers as listWithDefault } from "../../src/inventory/index.js";
import { COUNTRY_CODES } from "../../src/providers/country-codes.js";
import { apifonica, callgear, cloudlx, failureOf, invoca, NOWHERE } from "../support/simulators/connect.js";
import { scriptedFetch } from "../support/simulators/scripted-fetch.js";

/** The metadata of some countries. */
function metadataOf(...countries: (keyof typeof metadata.countries)[]) {
  const codes = Object.entries(metadata.country_calling_codes).map(
    ([code, ofCode]) => [code, ofCode.filter((country) => countries.includes(country))] as const,
  );
  return {
    version: metadata.version,
    country_calling_codes: Object.fromEntries(codes.filter(([, left]) => left.length > 0)),
    countries: Object.fromEntries(countries.map((country) => [country, metadata.countries[country]])),
    nonGeographic: {},
  };
}

/** An account of each provider with one number, without a server. */
function accounts() {
  const responding = (body: object) => ({ fetch: scriptedFetch(body).fetch });
  return [
    invoca(
      NOWHERE,
      responding({
        data: [{ id: 1, phone_number: "2025550001", country_code: "1" }],
        requestId: null,
        recordsTotal: 1,
      }),
    ),
    cloudlx(
      NOWHERE,
      responding({
        numbers: [{ uuid: "u1", number_e164: "441245123456", country_iso: "GB", status: "Reserved" }],
        num_results: 1,
        paginates: false,
      }),
    ),
    apifonica(
      NOWHERE,
      responding({
        limit: 20,
        prev: null,
        next: null,
        numbers: [{ number_sid: "s1", number: "4930123456", country_code: "DE", type: "local" }],
      }),
    ),
    callgear(
      NOWHERE,
      responding({
        jsonrpc: "2.0",
        id: 1,
        result: { metadata: { total_items: 1 }, data: [{ id: 1, virtual_phone_number: "74951234567" }] },
      }),
    ),
  ];
}

async function all(numbers: AsyncIterable<InventoryNumber>): Promise<InventoryNumber[]> {
  const found: InventoryNumber[] = [];
  for await (const number of numbers) {
    found.push(number);
  }
  return found.sort((a, b) => a.provider.localeCompare(b.provider));
}

const fieldsOf = (numbers: readonly InventoryNumber[]) => numbers.map(({ e164, country }) => [e164, country]);

describe("listNumbers", () => {
  test("with the metadata of all countries, numbers are those of number-inventory/inventory", async () => {
    const parsePhoneNumber = createPhoneNumberParser(metadata);
    const numbers = await all(listNumbers(accounts(), { parsePhoneNumber }));
    expect(numbers).toEqual(await all(listWithDefault(accounts())));
    expect(fieldsOf(numbers)).toEqual([
      ["+4930123456", "DE"],
      ["+74951234567", "RU"],
      ["+441245123456", "GB"],
      ["+12025550001", "US"],
    ]);
  });

  test("without a parser, `e164` is null, and `country` is what the provider reports", async () => {
    const numbers = await all(listNumbers(accounts(), { parsePhoneNumber: null }));
    expect(fieldsOf(numbers)).toEqual([
      [null, "DE"],
      [null, null],
      [null, "GB"],
      [null, null],
    ]);
    const expected = await all(listWithDefault(accounts()));
    const others = (number: InventoryNumber) => ({ ...number, e164: undefined, country: undefined });
    expect(numbers.map(others)).toEqual(expected.map(others));
  });

  test("with the metadata of some countries, the numbers of the others are not parsed", async () => {
    const parsePhoneNumber = createPhoneNumberParser(metadataOf("DE", "RU", "KZ"));
    expect(fieldsOf(await all(listNumbers(accounts(), { parsePhoneNumber })))).toEqual([
      ["+4930123456", "DE"],
      ["+74951234567", "RU"],
      [null, "GB"],
      [null, null],
    ]);
  });

  test("a function of the app receives the numbers as the provider writes them, national ones with calling code", async () => {
    const parsePhoneNumber = vi.fn<ParsePhoneNumber>((number, callingCode = "") => ({
      e164: `+${callingCode}${number}`,
      country: "FR",
      provider: "another", // a property that is not one of the result
    }));
    const numbers = await all(listNumbers(accounts(), { parsePhoneNumber }));
    expect(numbers.map(({ provider, e164, country }) => [provider, e164, country])).toEqual([
      ["apifonica", "+4930123456", "DE"],
      ["callgear", "+74951234567", "FR"],
      ["cloudlx", "+441245123456", "GB"],
      ["invoca", "+12025550001", "FR"],
    ]);
    expect(parsePhoneNumber.mock.calls).toContainEqual(["2025550001", "1"]);
    expect(parsePhoneNumber.mock.calls).toContainEqual(["74951234567"]);
  });

  test("an exception of the app's function fails the account, unchanged and without a retry", async () => {
    const failure = new Error("no such plan");
    const parsePhoneNumber: ParsePhoneNumber = (number) => {
      if (number.startsWith("7")) {
        throw failure;
      }
      return { e164: null, country: null };
    };
    const listed: string[] = [];
    const read = async () => {
      for await (const { provider } of listNumbers(accounts(), { parsePhoneNumber })) {
        listed.push(provider);
      }
    };
    expect(await failureOf(read())).toMatchObject({
      name: "InventoryError",
      failures: [{ account: { name: "callgear" }, error: failure }],
    });
    expect(listed.sort()).toEqual(["apifonica", "cloudlx", "invoca"]);
  });

  test("a result that is not an object is an error that says so", async () => {
    const parsePhoneNumber = () => undefined as never;
    const listed = failureOf(all(listNumbers(accounts().slice(0, 1), { parsePhoneNumber })));
    const error = new TypeError("`parsePhoneNumber` must return { e164, country }, got undefined");
    expect(await listed).toMatchObject({ failures: [{ error }] });
  });

  test("the parser must be chosen", () => {
    const list = (options: unknown) => () => listNumbers(accounts(), options as never);
    expect(list(undefined)).toThrow(new TypeError("`options` is required and must be an object"));
    expect(list({})).toThrow(new TypeError("`parsePhoneNumber` is required and must be a function or null"));
    expect(list({ parsePhoneNumber: metadata })).toThrow(
      new TypeError("`parsePhoneNumber` must be a function or null, got an object"),
    );
    expect(list({ parsePhoneNumber: null, concurrent: 2 })).toThrow(/^unknown option `concurrent`/);
  });
});

test("`listPages` yields the same numbers in pages with a token", async () => {
  const [first] = accounts();
  const pages = listPages([first!], { parsePhoneNumber: createPhoneNumberParser(metadataOf("US", "CA")) });
  const { value } = await pages.next();
  expect(value).toMatchObject({ items: [{ e164: "+12025550001", country: null }], total: 1, resumeToken: null });
});

describe("createPhoneNumberParser", () => {
  test("refuses what is not metadata", () => {
    const message = "`metadata` must be metadata of libphonenumber-js, got ";
    expect(() => createPhoneNumberParser(undefined as never)).toThrow(
      new TypeError("`metadata` is required and must be metadata of libphonenumber-js"),
    );
    for (const [value, shown] of [
      [null, "null"],
      [{}, "an object"],
      [{ default: metadata }, "an object"],
      [{ countries: {}, country_calling_codes: {} }, "an object"],
      [{ countries: {}, country_calling_codes: 1, nonGeographic: {} }, "an object"],
      [[], "an array"],
      ["min", '"min"'],
    ]) {
      expect(() => createPhoneNumberParser(value as never)).toThrow(new TypeError(`${message}${String(shown)}`));
    }
  });

  // The library assigns the numbers of a missing country to another one of the calling code.
  test.each([
    [["US"], "+14165550123", null], // Canada
    [["US"], "+12025550001", null],
    [["GB"], "+447781123456", null], // Guernsey
    [["GB", "GG", "IM", "JE"], "+447781123456", "GG"],
    [["GB", "GG", "IM", "JE"], "+447912345678", "GB"],
    [["DE"], "+4930123456", "DE"],
  ] as const)("with the metadata of %j, the country of %s is %s", (countries, number, expected) => {
    const parsePhoneNumber = createPhoneNumberParser(metadataOf(...countries));
    expect(parsePhoneNumber(number)).toEqual({ e164: number, country: expected });
  });

  const shared = Object.entries(metadata.country_calling_codes).filter(([, countries]) => countries.length > 1);

  test.each(shared)(
    "without one of the countries of calling code %s, its numbers have no country",
    (code, countries) => {
      for (const missing of countries) {
        const parsePhoneNumber = createPhoneNumberParser(metadataOf(...countries.filter((one) => one !== missing)));
        const numbers = countries.map((country) => `+${code}${examples[country]}`);
        expect(numbers.map((number) => parsePhoneNumber(number).country)).toEqual(numbers.map(() => null));
      }
    },
  );

  test("an empty set parses nothing", () => {
    const parsePhoneNumber = createPhoneNumberParser(metadataOf());
    expect(parsePhoneNumber("+12025550001")).toEqual({ e164: null, country: null });
    expect(parsePhoneNumber("2025550001", "1")).toEqual({ e164: null, country: null });
  });
});

test("the countries that a provider can report are those of the metadata", () => {
  expect(COUNTRY_CODES.split(" ")).toEqual(Object.keys(metadata.countries).sort());
});
