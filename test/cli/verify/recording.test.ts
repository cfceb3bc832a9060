/** The recordings of `verify --record`. */
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { serverUrl } from "../../../src/cli/verify/mask-exchange.js";
import { findProvider, providers } from "../../../src/providers/index.js";
import { DRIFTS, startDrifting, type Drift, type ExpectedFinding } from "../../support/drifts.js";
import { runVerify } from "../../support/run-verify.js";
import { forTest } from "../../support/simulators/for-test.js";
import { startCloudlx } from "../../support/simulators/index.js";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

interface Har {
  log: {
    entries: {
      request: { url: string; headers: { name: string; value: string }[]; postData?: { text: string } };
      response: { status: number; content: { mimeType: string; text: string } };
    }[];
  };
}

let folder = "";
let record = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "number-inventory-verify-"));
  record = join(folder, "verify.har");
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

const readHar = (path = record) => JSON.parse(readFileSync(path, "utf8")) as Har;

/** The mask of a string of digits and lower-case letters. */
const mask = (text: string) => text.replace(/\d/g, "1").replace(/[g-z]/g, "x").replace(/[a-f]/g, "a");

/** Records what an account with these drifts sends. */
async function recordDrifts(provider: string, drifts: readonly Drift[]): Promise<Har> {
  const simulator = await forTest(startDrifting(provider, drifts));
  const { stderr } = await runVerify(simulator.env, { record });
  expect(stderr.split("\n").slice(1)).toEqual([""]);
  return readHar();
}

test("a recording has the pages of each list at the server of the spec, with masked values", async () => {
  const { entries } = (await recordDrifts("invoca", [])).log;
  expect(entries.map(({ request }) => request.url)).toEqual([
    "https://mynetwork.invoca.net/api/2022-08-01/1111/customer_phone_numbers.json?start=0&limit=20",
    "https://mynetwork.invoca.net/api/2022-08-01/1111/customer_phone_numbers/1.json",
  ]);
  expect(entries[0]!.request.headers).toEqual([
    { name: "accept", value: "application/json" },
    { name: "authorization", value: "redacted" },
  ]);
  const { data } = JSON.parse(entries[0]!.response.content.text) as { data: Record<string, unknown>[] };
  expect(data[0]).toMatchObject({
    id: 1,
    phone_number: "111-111-1111",
    created_at: "1111-11-11 11:11:11 -1111",
    dynamic_number_pool: { name: "Xxxx 1", pool_type: "Custom", lifetime_seconds: 300, preferred: false },
  });
});

test("the body of a JSON-RPC request is recorded with a mask for the credential", async () => {
  const { entries } = (await recordDrifts("callgear", [])).log;
  expect(JSON.parse(entries[0]!.request.postData!.text)).toEqual({
    jsonrpc: "2.0",
    id: 1,
    method: "get.virtual_numbers",
    params: { limit: 20, offset: 0, access_token: "redacted" },
  });
});

test("the body of a token request is omitted, and its tokens are masked", { timeout: 60_000 }, async () => {
  const simulator = await forTest(startCloudlx({ rows: 3 }));
  await runVerify(simulator.clientEnv, { record });
  const [token, list] = readHar().log.entries;
  expect(token!.request).toMatchObject({ url: "https://www.infiny.io/api/oauth2/access-token" });
  expect(token!.request.postData).toBeUndefined();
  // The documentation of the command states this problem, and no other.
  expect(redoclyProblems("cloudlx", record)).toEqual([
    expect.objectContaining({ exchangeIndex: 0, message: "Missing required request body" }),
  ]);
  expect(token!.request.headers.map(({ name }) => name)).toEqual(["accept", "content-type"]);
  expect(JSON.parse(token!.response.content.text)).toMatchObject({ refresh_token: mask("cloudlx-refresh-1") });
  expect(list!.request.headers).toContainEqual({ name: "authorization", value: "Bearer redacted" });
});

test.each(DRIFTS.map((drift) => [`${drift.provider}: ${drift.name}`, drift] as const))(
  "a recording differs from the spec as the responses do: %s",
  async (_, drift) => {
    const { entries } = (await recordDrifts(drift.provider, [drift])).log;
    expect(JSON.stringify(entries)).not.toMatch(/Ann|Smith|SW1A|Main Street|07946|2025550147/);
  },
);

test("a file is created that only its owner can read, and nothing else", async () => {
  await recordDrifts("callgear", []);
  expect(statSync(record).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(["verify.har"]);
});

test("a file that exists is not overwritten, and nothing is sent", async () => {
  const simulator = await forTest(startDrifting("callgear", []));
  writeFileSync(record, "mine");
  const message = `\`--record\` must be a path at which no file exists, got ${JSON.stringify(record)}`;
  await expect(runVerify(simulator.env, { record })).rejects.toThrow(message);
  const link = join(folder, "link.har");
  symlinkSync(join(folder, "nowhere"), link);
  await expect(runVerify(simulator.env, { record: link })).rejects.toThrow("no file exists");
  await expect(runVerify(simulator.env, { record: folder })).rejects.toThrow("no file exists");
  const missing = join(folder, "missing", "verify.har");
  await expect(runVerify(simulator.env, { record: missing })).rejects.toThrow(
    `cannot write ${missing}: no such folder`,
  );
  expect(readFileSync(record, "utf8")).toBe("mine");
  expect(simulator.requests).toEqual([]);
});

test("a file that is created while the command runs is not overwritten either: exit code 2, and the report", async () => {
  const simulator = await forTest(
    startDrifting("callgear", [], { rows: 1, beforeResponse: () => writeFileSync(record, "mine") }),
  );
  const { code, report, stderr } = await runVerify(simulator.env, { record });
  expect({ code, ok: report.ok }).toEqual({ code: 2, ok: true });
  expect(stderr).toContain(`number-inventory: cannot write ${record}: the file exists\n`);
  expect(readFileSync(record, "utf8")).toBe("mine");
  expect(readdirSync(folder)).toEqual(["verify.har"]);
});

test("nothing is recorded after an interruption", async () => {
  const controller = new AbortController();
  const simulator = await forTest(startDrifting("callgear", [], { rows: 1, beforeResponse: () => controller.abort() }));
  const { stderr, report } = await runVerify(simulator.env, { record }, controller.signal);
  expect(existsSync(record)).toBe(false);
  expect(stderr).toContain(`number-inventory: ${record} was not written\n`);
  expect(report.accounts[0]).toMatchObject({ verified: false, reads: [{ result: "failed", message: "interrupted" }] });
});

interface RedoclyProblem {
  exchangeIndex: number;
  /** Undefined: the body. */
  dataPath?: string;
}

/** What `redocly drift` reports about a recording. */
function redoclyProblems(provider: string, file: string): RedoclyProblem[] {
  const { api } = findProvider(provider)!;
  const output = join(folder, "redocly.json");
  const spec = ["--api", `specs/${provider}/openapi.yaml`, "--server", serverUrl(api)];
  const command = [join(ROOT, "node_modules/.bin/redocly"), "drift", file, ...spec, "--format", "json", "-o", output];
  const { stderr } = spawnSync(process.execPath, command, {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
  });
  expect(existsSync(output), stderr).toBe(true);
  return (JSON.parse(readFileSync(output, "utf8")) as { problems: RedoclyProblem[] }).problems;
}

/**
 * The places of a drift that `redocly drift` can see. It is silent on undocumented statuses, media types and
 * properties, on values of open enumerations, and on an empty body.
 */
function visiblePlaces({ findings, reply }: Drift): string[] {
  const isVisible = ({ kind, severity }: ExpectedFinding) =>
    severity === "failure" && !kind.startsWith("undocumented-") && reply.content !== "";
  return findings.filter(isVisible).map(({ pointer }) => pointer);
}

test.each(providers.map(({ id }) => id))(
  "redocly drift reports each failure that it can see from the recordings of %s, and nothing else",
  { timeout: 60_000 },
  async (provider) => {
    // The first recording is faithful.
    const drifts = [undefined, ...DRIFTS.filter((drift) => drift.provider === provider)];
    const entries: unknown[] = [];
    for (const drift of drifts) {
      const { log } = await recordDrifts(provider, drift ? [drift] : []);
      rmSync(record);
      // The list is read first, then one record.
      entries.push(drift?.operation === "getDestination" ? log.entries[1] : log.entries[0]);
    }
    writeFileSync(record, JSON.stringify({ log: { version: "1.2", creator: {}, entries } }));

    const problems = redoclyProblems(provider, record);
    const placesOf = (index: number) =>
      problems
        .filter(({ exchangeIndex }) => exchangeIndex === index)
        .map(({ dataPath = "" }) => dataPath.replace(/\/\d+(?=\/|$)/g, "/*"));
    for (const [index, drift] of drifts.entries()) {
      const expected = drift ? visiblePlaces(drift) : [];
      expect({ drift, places: placesOf(index) }).toEqual({
        drift,
        places: expect.arrayContaining(expected) as string[],
      });
      // Of a union, it reports the other branches too.
      expect(placesOf(index).length > 0).toBe(expected.length > 0);
    }
  },
);
