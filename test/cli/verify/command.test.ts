/** `number-inventory verify` as a process, with accounts that cannot be verified. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { VerifyReport } from "../../../src/cli/verify/report.js";
import { providers } from "../../../src/providers/index.js";
import { run, start, waitForExit } from "../../support/command.js";
import { useMock } from "../../support/mock.js";
import { startDrifting } from "../../support/drifts.js";
import { runVerify } from "../../support/run-verify.js";
import { forTest } from "../../support/simulators/for-test.js";
import {
  always,
  env,
  FAULTS,
  firstRequests,
  startApifonica,
  startCallgear,
  startCloudlx,
  startInvoca,
} from "../../support/simulators/index.js";

const mock = useMock();

test("the documented examples of the specs, which the mock returns, have no drift", async () => {
  const { code, stdout, stderr } = await run(["verify", "--pages", "3"], mock.env);
  const count = providers.length;
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: `number-inventory: ${count} accounts verified; no drift found\n`,
  });
  expect(stdout.match(/reachable, credential accepted, no drift found$/gm)).toHaveLength(count);
});

test("wrong credentials: exit code 2, and the report names the variables", async () => {
  const wrong = {
    INVOCA_TOKEN: "wrong-token",
    CLOUDLX_ACCESS_TOKEN: "wrong-token",
    APIFONICA_AUTH_TOKEN: "wrong-token",
    CALLGEAR_ACCESS_TOKEN: "wrong-token",
  };
  const { code, stdout } = await run(["verify", "--retries", "0"], { ...mock.env, ...wrong });
  expect(code).toBe(2);
  expect(stdout.match(/^\w+: reachable, credential rejected, not verified$/gm)).toHaveLength(4);
  const actions = Array.from(stdout.matchAll(/: check (.*)$/gm), ([, variables]) => variables);
  expect(actions).toEqual([
    "INVOCA_TOKEN",
    "CLOUDLX_ACCESS_TOKEN",
    "APIFONICA_ACCOUNT_SID, APIFONICA_AUTH_TOKEN",
    "CALLGEAR_ACCESS_TOKEN",
  ]);
});

test("a rejected client secret is reported with the operation that requests the token", async () => {
  const simulator = await forTest(startCloudlx({ rows: 3 }));
  const { code, report } = await runVerify({ ...simulator.clientEnv, CLOUDLX_CLIENT_SECRET: "wrong-secret" });
  expect(code).toBe(2);
  expect(report.accounts[0]).toMatchObject({ reachable: true, credential: "rejected", verified: false });
  expect(report.accounts[0]!.reads[0]!.message).toMatch(
    /^requestAccessToken: HTTP 401 \(.*\): check CLOUDLX_CLIENT_ID, CLOUDLX_CLIENT_SECRET$/,
  );
});

test("one account that is down does not prevent the others: their findings are printed, and the exit code is 2", async () => {
  const down = await forTest(startCloudlx());
  await down.close();
  const html = await forTest(startApifonica({ faults: always(FAULTS.html) }));
  const hanging = await forTest(startCallgear({ faults: always(FAULTS.hang) }));
  const accounts = [await forTest(startInvoca({ rows: 3 })), down, html, hanging];
  const { code, stdout, stderr } = await run(
    ["verify", "--format", "json", "--retries", "0", "--timeout", "0.5"],
    env(accounts),
  );
  const report = JSON.parse(stdout) as VerifyReport;
  expect({ code, ok: report.ok, stderr }).toEqual({
    code: 2,
    ok: false,
    stderr: "number-inventory: 2 of 4 accounts could not be verified; 1 failure\n",
  });
  expect(
    report.accounts.map(({ account, reachable, credential, verified, findings }) => [
      account,
      reachable,
      credential,
      verified,
      findings.map(({ kind }) => kind),
    ]),
  ).toEqual([
    ["invoca", true, "accepted", true, []],
    ["cloudlx", false, "unknown", false, []],
    ["apifonica", true, "unknown", true, ["undocumented-media-type"]],
    ["callgear", false, "unknown", false, []],
  ]);
  const messages = report.accounts.map(({ reads }) => reads[0]!.message);
  expect(messages[1]).toMatch(/: check CLOUDLX_BASE_URL$/);
  expect(messages[3]).toMatch(/: check CALLGEAR_BASE_URL, or increase --timeout$/);
});

const STARTERS = [startInvoca, startCloudlx, startApifonica, startCallgear];

test.each(["unavailable", "badGateway", "rateLimited"] as const)(
  "a response that is retried because of its status only has notes if a later attempt succeeds: %s",
  async (name) => {
    const faults = firstRequests(1, FAULTS[name]);
    const accounts = await Promise.all(STARTERS.map((startAccount) => forTest(startAccount({ rows: 3, faults }))));
    const { code, report } = await runVerify(env(accounts), { retries: 1 });
    expect({ code, ok: report.ok, verified: report.accounts.map(({ verified }) => verified) }).toEqual({
      code: 0,
      ok: true,
      verified: [true, true, true, true],
    });
    const findings = report.accounts.flatMap((account) => account.findings);
    expect(findings.filter(({ severity }) => severity !== "note")).toEqual([]);
    // Invoca documents neither of these statuses.
    expect(findings).toContainEqual(
      expect.objectContaining({ provider: "invoca", kind: "undocumented-status", severity: "note" }),
    );
  },
);

test("an account with no successful attempt is not verified, and no record is read from a list that failed", async () => {
  const simulator = await forTest(startInvoca({ rows: 3, faults: always(FAULTS.unavailable) }));
  const { code, report } = await runVerify(simulator.env);
  expect({ code, verified: report.accounts[0]!.verified }).toEqual({ code: 2, verified: false });
  expect(report.accounts[0]!.reads[1]).toEqual({
    operation: "getDestination",
    result: "skipped",
    records: 0,
    message: "the list could not be read",
  });
});

test("a token response that contradicts its spec does not show that the credential is rejected", async () => {
  const simulator = await forTest(
    startCloudlx({
      rewriteReply: (reply, { url }) => (url.pathname.startsWith("/oauth2") ? { ...reply, content: {} } : reply),
    }),
  );
  const { code, report } = await runVerify(simulator.clientEnv);
  expect(code).toBe(2);
  expect(report.accounts[0]).toMatchObject({ reachable: true, credential: "unknown", verified: false });
});

test("a refusal that does not concern the credential leaves it open whether it is accepted", async () => {
  const refused = { kind: "rpc", code: -32001, mnemonic: "ip_not_whitelisted" } as const;
  const simulator = await forTest(startCallgear({ rows: 3, faults: always(refused) }));
  const { code, report } = await runVerify(simulator.env);
  expect(code).toBe(2);
  expect(report.accounts[0]).toMatchObject({ reachable: true, credential: "unknown", verified: false, findings: [] });
  expect(report.accounts[0]!.reads[0]!.message).toMatch(
    /^get\.virtual_numbers: RPC error -32001 ip_not_whitelisted \(/,
  );
});

test("of an account without records, the report says what was not compared", async () => {
  const accounts = [await forTest(startInvoca()), await forTest(startCallgear())];
  const { code, stdout } = await runVerify(env(accounts), { format: "text" });
  expect(code).toBe(0);
  expect(stdout).toBe(
    [
      "invoca: reachable, credential accepted, no drift found",
      "  listDestinations: no records, so the properties of records were not compared",
      "  getDestination: skipped: the list has no record to read",
      "callgear: reachable, credential accepted, no drift found",
      "  get.virtual_numbers: no records, so the properties of records were not compared",
      "",
    ].join("\n"),
  );
});

test("only reads are sent, one page of 20 records each", async () => {
  const ids = ["invoca", "cloudlx", "apifonica", "callgear"] as const;
  const starting = ids.map((id) => startDrifting(id, [], { rows: 50 }));
  const simulators = await Promise.all(starting.map((each) => forTest(each)));
  await runVerify(env(simulators));
  const sent = simulators.flatMap(({ requests }) =>
    requests.map(({ method, url }) => `${method} ${url.pathname}${url.search}`),
  );
  expect(sent).toEqual([
    "GET /1234/customer_phone_numbers.json?limit=20&start=0",
    "GET /1234/customer_phone_numbers/1.json",
    "GET /numbers?max_per_page=20&page=1",
    "GET /accounts/acc-1/numbers?limit=20",
    "POST /v2.0",
  ]);
  expect(JSON.parse(simulators[3]!.requests[0]!.body)).toMatchObject({
    method: "get.virtual_numbers",
    params: { limit: 20 },
  });
});

test("a list that starts again within the maximum of pages is compared up to that page", async () => {
  // The page size is smaller than requested, and the ids repeat.
  const simulator = await forTest(startCloudlx({ rows: 5, listed: [1, 2, 2, 3], pageCap: 2 }));
  const { code, report } = await runVerify(simulator.env, { pages: 3 });
  expect({ code, reads: report.accounts[0]!.reads.map(({ result }) => result) }).toEqual({
    code: 0,
    reads: ["compared"],
  });
  expect(simulator.requests).toHaveLength(3);
});

test("a list that starts again is compared up to the maximum of pages, also if a page was requested in advance", async () => {
  // The first page is followed by empty ones, although the total counts 100 records.
  const simulator = await forTest(
    startInvoca({
      rows: 100,
      rewrite: (content, { url }) =>
        ["0", null].includes(url.searchParams.get("start")) ? content : { ...(content as object), data: [] },
    }),
  );
  const { code, report } = await runVerify(simulator.env, { pages: 3 });
  expect({ code, reads: report.accounts[0]!.reads }).toEqual({
    code: 0,
    reads: [
      { operation: "listDestinations", result: "compared", records: 20, message: null },
      { operation: "getDestination", result: "compared", records: 1, message: null },
    ],
  });
});

test.each([1, 2])("a list whose `next` link has no cursor is not verified: maximum of %d pages", async (pages) => {
  const simulator = await forTest(
    startApifonica({
      rows: 50,
      rewrite: (content) => ({ ...(content as object), next: "https://api.example/page-2" }),
    }),
  );
  const { code, report } = await runVerify(simulator.env, { pages });
  expect({ code, verified: report.accounts[0]!.verified }).toEqual({ code: 2, verified: false });
  expect(report.accounts[0]!.reads[0]!.message).toMatch(
    /^listNumbers: `next` link has no valid cursor \(.*\): trying again does not help$/,
  );
});

test("SIGINT ends the run with the report of what was verified", async () => {
  const slow = await forTest(startCallgear({ rows: 3, faults: always(FAULTS.hang) }));
  const ready = await forTest(startInvoca({ rows: 3 }));
  const folder = mkdtempSync(join(tmpdir(), "number-inventory-verify-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const child = start(["verify", "--record", join(folder, "verify.har")], env([ready, slow]));
  const exit = waitForExit(child);
  await expect.poll(() => slow.requests.length + ready.requests.length, { timeout: 10_000 }).toBe(3);
  child.kill("SIGINT");
  const { code, stdout, stderr } = await exit;
  expect(code).toBe(130);
  expect(stdout).toMatch(/^invoca: reachable, credential accepted, /);
  expect(stdout).toMatch(/\ncallgear: not verified\n {2}get\.virtual_numbers: failed: interrupted\n$/);
  expect(stderr).toMatch(/verify\.har was not written\n.*\n.*interrupted by SIGINT; the output is incomplete\n$/);
  expect(existsSync(join(folder, "verify.har"))).toBe(false);
});

test("if standard output is closed, the recording is written, and the command ends quietly", async () => {
  const simulator = await forTest(startInvoca({ rows: 3 }));
  const folder = mkdtempSync(join(tmpdir(), "number-inventory-verify-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const child = start(["verify", "--record", join(folder, "verify.har")], simulator.env);
  child.stdout!.destroy();
  const { code, stderr } = await waitForExit(child);
  expect({ code, stderr: stderr.replace("number-inventory: 1 account verified; no drift found\n", "") }).toEqual({
    code: 0,
    stderr: "",
  });
  expect(JSON.parse(readFileSync(join(folder, "verify.har"), "utf8"))).toHaveProperty("log.entries.length", 2);
});

test.each([
  { name: "a response that contradicts its spec", faults: always(FAULTS.html), code: 1 },
  { name: "an account that is not verified", faults: always(FAULTS.unavailable), code: 2 },
])("if standard output is closed, the exit code still reports $name", async ({ faults, code }) => {
  const simulator = await forTest(startInvoca({ rows: 3, faults }));
  const child = start(["verify", "--retries", "0"], simulator.env);
  child.stdout!.destroy();
  expect(await waitForExit(child)).toMatchObject({ code });
});

test.each([
  [["--pages", "0"], '`--pages` must be an integer from 1 to 9999, got "0"'],
  [["--pages", "1.5"], '`--pages` must be an integer from 1 to 9999, got "1.5"'],
  [["--format", "csv"], '`--format` must be one of text, json, got "csv"'],
  [["--record", ""], '`--record` must be a path, got ""'],
  [["--record", "folder/"], '`--record` must be the path of a file, got "folder/"'],
  [["--record", "a.har", "--record", "b.har"], "`--record` must not be repeated"],
  [["--format", "text", "--format", "text"], "`--format` must not be repeated"],
  [["--raw"], "unknown option `--raw`"],
])("invalid options are a usage error: %j", async (args, message) => {
  const { code, stdout, stderr } = await run(["verify", ...args], { CALLGEAR_ACCESS_TOKEN: "secret" });
  expect({ code, stdout, stderr }).toEqual({
    code: 2,
    stdout: "",
    stderr: `number-inventory: ${message}\nSee 'number-inventory verify --help'.\n`,
  });
});
