import { expect, test } from "vitest";
import {
  addCountries,
  addFile,
  addProviders,
  addTypes,
  toFormatName,
  toRetries,
  toSeconds,
} from "../../src/cli/option-values.js";

test("a repeated option adds its values to the earlier ones", () => {
  const first = addProviders("invoca,Apifonica");
  expect(addProviders("callgear", first).map(({ id }) => id)).toEqual(["invoca", "apifonica", "callgear"]);
  expect(addCountries("gb", addCountries("US, uk"))).toEqual(["US", "GB", "GB"]);
  expect(addTypes("sip", addTypes("mobile"))).toEqual(["mobile", "sip"]);
  expect(addTypes("mobile,unknown")).toEqual(["mobile", "unknown"]);
  expect(addCountries("Unknown,gb")).toEqual(["unknown", "GB"]);
  expect(addFile("b.env", addFile("a.env"))).toEqual(["a.env", "b.env"]);
});

test("numbers and formats", () => {
  expect([toSeconds("2"), toSeconds("0.001"), toSeconds("1e3")]).toEqual([2, 0.001, 1000]);
  expect([toRetries("0"), toRetries("9999")]).toEqual([0, 9999]);
  expect(toFormatName("csv")).toBe("csv");
  expect(() => toSeconds("Infinity")).toThrow("`--timeout` must be a number of seconds >= 0.001");
});

test.each<[(value: string) => unknown, string, string]>([
  [toSeconds, "`--timeout` must be a number of seconds >= 0.001", "abc"],
  [toSeconds, "`--timeout` must be a number of seconds >= 0.001", "0"],
  [toSeconds, "`--timeout` must be a number of seconds >= 0.001", ""],
  [toSeconds, "`--timeout` must be a number of seconds >= 0.001", "0x10"],
  [toSeconds, "`--timeout` must be a number of seconds <= 1000000", "1e306"],
  [toRetries, "`--retries` must be an integer from 0 to 9999", "x"],
  [toRetries, "`--retries` must be an integer from 0 to 9999", "2.5"],
  [toRetries, "`--retries` must be an integer from 0 to 9999", "10000"],
  [toRetries, "`--retries` must be an integer from 0 to 9999", "-1"],
  [toFormatName, "`--format` must be one of table, json, ndjson, csv", "JSON"],
  [addTypes, "`--type` must be one or more of local, mobile, toll_free, sip, unknown (comma-separated)", "fax"],
  [addCountries, "`--country` must be comma-separated ISO 3166-1 alpha-2 codes (e.g. GB,US) or unknown", ""],
])("an invalid value is a usage error: %o, %s, got %s", (parse, requirement, value) => {
  expect(() => parse(value)).toThrow(
    expect.objectContaining({ name: "UsageError", message: `${requirement}, got ${JSON.stringify(value)}` }),
  );
});

test.each([addProviders, addCountries, addTypes, toFormatName, toSeconds, toRetries])(
  "a value that may be a credential is shown by its length: %o",
  (parse) => {
    for (const value of ["s3cret-9", "-93847162"]) {
      expect(() => parse(value)).toThrow(`got a string of length ${value.length}`);
    }
  },
);
