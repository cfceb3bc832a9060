/** What standard error says about filters, failed attempts and failed accounts. */
import { expect, test } from "vitest";
import { run } from "../support/command.js";
import { forTest } from "../support/simulators/for-test.js";
import {
  always,
  env,
  FAULTS,
  startApifonica,
  startCallgear,
  startCloudlx,
  startInvoca,
  type Simulator,
} from "../support/simulators/index.js";

function startFour(rows: number): Promise<Simulator[]> {
  return Promise.all([
    forTest(startInvoca({ rows })),
    forTest(startCloudlx({ rows })),
    forTest(startApifonica({ rows, record: (row, key) => (key === 1 ? { ...row, type: null } : row) })),
    forTest(startCallgear({ rows })),
  ]);
}

async function list(flags: string[], environment: Record<string, string>) {
  const { code, stdout, stderr } = await run(["list", "--format", "ndjson", ...flags], environment);
  return { code, rows: stdout.split("\n").length - 1, stdout, stderr };
}

test("a filter on a field that a provider never reports is a warning with the account and the omitted numbers", async () => {
  const environment = env(await startFour(30));
  const filtered = await list(["--type", "local,mobile,toll_free,sip"], environment);
  expect({ code: filtered.code, rows: filtered.rows }).toEqual({ code: 0, rows: 29 });
  const values = "`--type local,mobile,toll_free,sip,unknown`";
  expect(filtered.stderr).toBe(
    [
      ...["invoca", "cloudlx", "callgear"].map(
        (account) =>
          `number-inventory: warning: ${account} never reports a type: ` +
          `\`--type\` omits its 30 numbers; ${values} includes them`,
      ),
      "invoca: none of 30 numbers match; 30 without a type omitted",
      "cloudlx: none of 30 numbers match; 30 without a type omitted",
      "apifonica: 29 of 30 numbers match; 1 without a type omitted",
      "callgear: none of 30 numbers match; 30 without a type omitted",
      "number-inventory: 29 numbers match the filters (120 numbers from 4 accounts)",
      "",
    ].join("\n"),
  );
  const all = await list(["--type", "local,mobile,toll_free,sip", "--type", "unknown"], environment);
  expect({ code: all.code, rows: all.rows }).toEqual({ code: 0, rows: 120 });
  expect(all.stderr).not.toContain("warning");
});

test("`unknown` includes the numbers without a country, alone and with others", async () => {
  const record = (row: object, key: number) => (key <= 3 ? { ...row, country_code: "international" } : row);
  const simulator = await forTest(startApifonica({ rows: 10, record }));
  expect(await list(["--country", "unknown"], simulator.env)).toMatchObject({ code: 0, rows: 3 });
  expect(await list(["--country", "GB", "--country", "unknown"], simulator.env)).toMatchObject({ code: 0, rows: 10 });
  const british = await list(["--country", "GB", "--country", "US"], simulator.env);
  expect(british).toMatchObject({ code: 0, rows: 7 });
  expect(british.stderr).toContain("apifonica: 7 of 10 numbers match; 3 without a country omitted\n");
  expect(await list(["--country", "FR"], simulator.env)).toMatchObject({
    rows: 0,
    stderr: expect.stringContaining("no numbers match the filters (10 numbers from 1 account)\n") as string,
  });
});

test.each(["table", "json", "ndjson", "csv"])(
  "a failed account is in the last lines, printed as %s",
  async (format) => {
    const simulators = await startFour(30);
    const environment = { ...env(simulators), CLOUDLX_ACCESS_TOKEN: "wrong-token" };
    const { code, stdout, stderr } = await run(["list", "--format", format], environment);
    expect(code).toBe(1);
    const [cloudlx, apifonica, callgear, total, end] = stderr.split("\n").slice(-5);
    expect(cloudlx).toMatch(
      /^cloudlx: no numbers; failed: listNumbers: HTTP 401 .* \(http\S+\/numbers, 1 attempt\): check CLOUDLX_ACCESS_TOKEN$/,
    );
    expect([apifonica, callgear, total, end]).toEqual([
      "apifonica: 30 numbers",
      "callgear: 30 numbers",
      "number-inventory: 90 numbers from 3 accounts; 1 account failed",
      "",
    ]);
    expect(stdout).not.toMatch(/ failed|accounts/);
  },
);

test("failed attempts are logged if standard error is not a terminal", async () => {
  const simulator = await forTest(startInvoca({ rows: 1, faults: always(FAULTS.hang) }));
  const { code, stderr } = await list(["--timeout", "0.05", "--retries", "2"], simulator.env);
  expect(code).toBe(1);
  const url = `${simulator.url}/{INVOCA_NETWORK_ID}/customer_phone_numbers.json`;
  const problem = "listDestinations: no response: attempt timed out after 50 ms";
  const final = `${problem} (${url}, 3 attempts): check INVOCA_BASE_URL, or increase --timeout`;
  expect(stderr.replace(/retrying in \d+ s/g, "retrying")).toBe(
    [
      `invoca: attempt 1 failed, retrying: ${problem} (${url})`,
      `invoca: attempt 2 failed, retrying: ${problem} (${url})`,
      `invoca: ${final}`,
      `invoca: no numbers; failed: ${final}`,
      "number-inventory: no numbers; 1 account failed",
      "",
    ].join("\n"),
  );
});

test("an incomplete list is in the summary, with what to do", async () => {
  const simulator = await forTest(
    startCloudlx({
      rows: 450,
      beforeResponse: (request, rows) => (request % 3 === 0 ? rows.remove(request) : undefined),
    }),
  );
  const { code, stderr } = await list([], simulator.env);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^cloudlx: 4\d\d numbers; may be incomplete: .*: try again$/m);
  expect(stderr).toMatch(/^number-inventory: 4\d\d numbers from 1 account; 1 list may be incomplete\n$/m);
});

test.each([
  ["two equal ids", { id: 7 }, "different items have the same `id`"],
  ["ids above 2^53 - 1", { id: 2 ** 60 }, "`id` cannot be compared: it is not an integer up to 2^53 - 1"],
])("trying again is not suggested for a list whose ids cannot identify its items: %s", async (_, ids, reason) => {
  const record = (row: object, key: number) => (key === 7 || key === 8 ? { ...row, ...ids, name: `${key}` } : row);
  const simulator = await forTest(startCallgear({ rows: 20, record }));
  const { code, stderr } = await list([], simulator.env);
  expect(code).toBe(1);
  const message = `${reason}: trying again does not help; compare the list with the provider's website`;
  expect(stderr).toContain(`callgear: list may be incomplete: ${message}\n`);
  expect(stderr).toContain(`callgear: 20 numbers; may be incomplete: ${message}\n`);
});
