import { expect, test } from "vitest";
import type { InventoryNumber } from "../../src/index.js";
import { run, summaryOf } from "../support/command.js";
import { forTest } from "../support/simulators/for-test.js";
import { env, startApifonica, startCallgear, startServer } from "../support/simulators/index.js";

const FORMATS = ["table", "json", "ndjson", "csv"];

const LONG_TEXTS = [
  { virtual_phone_number: "1".repeat(150_000) },
  { virtual_phone_number: `+${"1 ".repeat(75_000)}` },
  { name: " ".repeat(1_000_000) },
  { name: `${" ".repeat(1_000_000)}x` },
  { name: `e${"\u0301".repeat(1_000_000)}` },
  { name: ";".repeat(1_000_000) },
];

test.each(FORMATS)("numbers of 150 kB and names of a million characters are printed as %s", async (format) => {
  const record = (row: object, key: number) => ({ ...row, ...LONG_TEXTS[key - 1] });
  const simulator = await forTest(startCallgear({ rows: LONG_TEXTS.length + 1, record }));
  const { code, stdout } = await run(["list", "--format", format], simulator.env);
  expect(code).toBe(0);
  expect(countRows(stdout, "callgear")).toBe(7);
});

/** The number of printed rows of an account. */
function countRows(stdout: string, account: string): number {
  return stdout.match(new RegExp(`^${account},${account},|"account":"${account}"|^${account} `, "gm"))?.length ?? 0;
}

function nestedJson(depth: number): string {
  return `"deep":${"[".repeat(depth)}${"]".repeat(depth)}`;
}

const ODD_PROPERTIES = [
  '"phone_number":null,"country_code":null,"created_at":null,"advertiser_campaign":null',
  '"phone_number":{"a":1},"country_code":[1],"created_at":{},"advertiser_campaign":{"name":{}}',
  '"phone_number":true,"country_code":1e300,"advertiser_campaign":"x","dynamic_number_pool":7',
  '"__proto__":{"name":"x"},"constructor":{"prototype":null},"toJSON":"x","toString":1',
  '"phone_number":"\\ud800","\\udc00":"\\ud83d","advertiser_campaign":{"name":"\\udfff"}',
];
const DEEP_PROPERTIES = [nestedJson(5000), nestedJson(9000)];

/** Starts an Invoca server with a number for each property, and an Apifonica server. Returns the environment. */
async function startOddAccounts(): Promise<Record<string, string>> {
  const records = [...ODD_PROPERTIES, ...DEEP_PROPERTIES].map((property, index) => `{"id":${index + 1},${property}}`);
  const content = `{"data":[${records.join(",")}],"recordsTotal":${records.length}}`;
  const toEnvironment = (url: string) => ({ INVOCA_BASE_URL: url, INVOCA_NETWORK_ID: "1", INVOCA_TOKEN: "t" });
  const invoca = startServer({}, { sorted: true, env: toEnvironment, respond: () => ({ content }) });
  return env([await forTest(invoca), await forTest(startApifonica({ rows: 2 }))]);
}

test.each(FORMATS)("records of any types and depth are printed as %s", async (format) => {
  const { code, stdout, stderr } = await run(["list", "--format", format], await startOddAccounts());
  expect({ code, stderr }).toEqual({ code: 0, stderr: summaryOf({ invoca: 7, apifonica: 2 }) });
  expect([countRows(stdout, "invoca"), countRows(stdout, "apifonica")]).toEqual([7, 2]);
});

test.each(["json", "ndjson"])(
  "with --raw, records are printed as %s without what is nested too deeply, with a warning and exit code 1",
  async (format) => {
    const { code, stdout, stderr } = await run(["list", "--raw", "--format", format], await startOddAccounts());
    expect(code).toBe(1);
    for (const id of [6, 7]) {
      expect(stderr).toContain(
        `invoca: number ${id}: \`deep\` of its raw record is nested too deeply and not printed\n`,
      );
    }
    const text = format === "json" ? stdout : `[${stdout.trimEnd().replaceAll("\n", ",")}]`;
    const numbers = JSON.parse(text) as InventoryNumber[];
    expect(numbers.filter(({ provider }) => provider === "apifonica")).toHaveLength(2);
    const raws = numbers.filter(({ provider }) => provider === "invoca").map(({ raw }) => raw);
    const expected = ODD_PROPERTIES.map((property, index) => JSON.parse(`{"id":${index + 1},${property}}`) as object);
    expect(raws).toEqual([...expected, { id: 6 }, { id: 7 }]);
  },
);
