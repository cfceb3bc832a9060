import { once } from "node:events";
import { text as readText } from "node:stream/consumers";
import { expect, test } from "vitest";
import type { InventoryNumber } from "../../src/index.js";
import { useMock } from "../support/mock.js";
import { forTest } from "../support/simulators/for-test.js";
import {
  always,
  COMMON_FAULTS,
  cycle,
  env,
  FAULTS,
  seededFaults,
  startApifonica,
  startCallgear,
  startCloudlx,
  startInvoca,
  type Simulator,
} from "../support/simulators/index.js";
import { run, start, summaryOf, waitForExit, withoutRetries } from "../support/command.js";

const mock = useMock();

async function four(options: { rows?: number; delayMs?: number } = {}): Promise<Simulator[]> {
  const starting = [startInvoca(options), startCloudlx(options), startApifonica(options), startCallgear(options)];
  return Promise.all(starting.map((one) => forTest(one)));
}

function parse(ndjson: string): InventoryNumber[] {
  return ndjson
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as InventoryNumber);
}

test("1,234 numbers per provider are listed, each once, in pages of the documented sizes", async () => {
  const simulators = await four({ rows: 1234 });
  const { code, stdout, stderr } = await run(["list", "--format", "ndjson"], env(simulators));
  const counts = { invoca: 1234, cloudlx: 1234, apifonica: 1234, callgear: 1234 };
  expect({ code, stderr }).toEqual({ code: 0, stderr: summaryOf(counts) });
  const numbers = parse(stdout);
  expect(numbers).toHaveLength(4936);
  expect(new Set(numbers.map(({ provider, id }) => `${provider} ${id}`)).size).toBe(4936);
  expect(simulators.map(({ requests }) => requests.length)).toEqual([13, 7, 62, 1]);
  const [invoca, cloudlx, apifonica, callgear] = simulators.map(({ requests }) => requests[0]!);
  expect(invoca!.url.searchParams.get("limit")).toBe("100");
  expect(cloudlx!.url.searchParams.get("max_per_page")).toBe("200");
  expect(apifonica!.url.searchParams.get("limit")).toBe("20");
  expect(JSON.parse(callgear!.body)).toMatchObject({ params: { limit: 10_000 } });
});

test("accounts with no numbers and with one number are listed", async () => {
  expect(await run(["list", "--format", "json"], env(await four()))).toEqual({
    code: 0,
    stdout: "[]\n",
    stderr: summaryOf({ invoca: 0, cloudlx: 0, apifonica: 0, callgear: 0 }),
  });
  const { code, stdout } = await run(["list", "--format", "json"], env(await four({ rows: 1 })));
  expect(code).toBe(0);
  expect((JSON.parse(stdout) as InventoryNumber[]).map(({ provider }) => provider).sort()).toEqual([
    "apifonica",
    "callgear",
    "cloudlx",
    "invoca",
  ]);
});

test("the table contains the numbers of the documentation's examples", async () => {
  const { code, stdout } = await run(["list"], mock.env);
  expect(code).toBe(0);
  const lines = stdout.trimEnd().split("\n");
  expect(lines[0]).toMatch(/^PROVIDER +NUMBER +/);
  expect(lines.some((line) => /^PROVIDER +NUMBER +COUNTRY +TYPE/.test(line))).toBe(true);
  for (const [number, country] of [
    ["+12025550001", "US"],
    ["+12025550002", "US"],
    ["+441245123456", "GB"],
    ["+447480600503", "GB"],
  ]) {
    expect(lines.find((line) => line.includes(number!))).toContain(` ${country} `);
  }
});

test.each([
  ["invoca", "INVOCA_TOKEN", /^invoca: .*HTTP 401.*: check INVOCA_TOKEN$/m],
  ["cloudlx", "CLOUDLX_ACCESS_TOKEN", /^cloudlx: .*HTTP 401.*: check CLOUDLX_ACCESS_TOKEN$/m],
  [
    "apifonica",
    "APIFONICA_AUTH_TOKEN",
    /^apifonica: .*HTTP 401.*: check APIFONICA_ACCOUNT_SID, APIFONICA_AUTH_TOKEN$/m,
  ],
  [
    "callgear",
    "CALLGEAR_ACCESS_TOKEN",
    /^callgear: authentication failed \(access_token_invalid\) \(http\S+, 1 attempt\): check CALLGEAR_ACCESS_TOKEN$/m,
  ],
])(
  "with a wrong credential for %s the others are listed, and the message names the variable",
  async (id, variable, reason) => {
    const simulators = await four({ rows: 3 });
    const secret = "wr0ng-s3cret";
    const { code, stdout, stderr } = await run(["list", "--format", "ndjson"], {
      ...env(simulators),
      [variable]: secret,
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(reason);
    const numbers = parse(stdout);
    expect(numbers).toHaveLength(9);
    expect(numbers.some(({ provider }) => provider === id)).toBe(false);
    for (const form of [secret, btoa(secret), btoa(`acc-1:${secret}`)]) {
      expect(stdout + stderr).not.toContain(form);
    }
    const rejecting = simulators[["invoca", "cloudlx", "apifonica", "callgear"].indexOf(id)]!;
    expect(rejecting.requests).toHaveLength(1);
  },
);

test("an API client's id and secret list CloudLX; its tokens are obtained and refreshed", async () => {
  const simulator = await forTest(
    startCloudlx({
      rows: 1234,
      beforeResponse: (request) => {
        if (request === 4) {
          simulator.tokens.expire();
        }
      },
    }),
  );
  const { code, stdout, stderr } = await run(["list", "--format", "ndjson"], simulator.clientEnv);
  expect({ code, stderr }).toEqual({ code: 0, stderr: summaryOf({ cloudlx: 1234 }) });
  expect(new Set(parse(stdout).map(({ id }) => id)).size).toBe(1234);
  expect(simulator.requests.map(({ url }) => url.pathname).filter((path) => path !== "/numbers")).toEqual([
    "/oauth2/access-token",
    "/oauth2/refresh-token",
  ]);
});

test("if CloudLX is configured both ways, the API client is used", async () => {
  const simulator = await forTest(startCloudlx({ rows: 2 }));
  const both = { ...simulator.clientEnv, CLOUDLX_ACCESS_TOKEN: "st4le-token" };
  expect(await run(["list", "--format", "ndjson"], both)).toMatchObject({
    code: 0,
    stderr: summaryOf({ cloudlx: 2 }),
  });
  expect(simulator.requests.map(({ headers }) => headers.authorization)).toEqual([undefined, "Bearer cloudlx-token-1"]);
});

test("an access token is used if the API client is only partly configured", async () => {
  const simulator = await forTest(startCloudlx({ rows: 2 }));
  for (const half of ["CLOUDLX_CLIENT_ID", "CLOUDLX_CLIENT_SECRET"]) {
    const { code, stderr } = await run(["list", "--format", "ndjson"], { ...simulator.env, [half]: "x" });
    expect({ code, stderr }).toEqual({ code: 0, stderr: summaryOf({ cloudlx: 2 }) });
  }
});

test("an API client's wrong secret is reported by the failed operation, after one request", async () => {
  const simulator = await forTest(startCloudlx({ rows: 2 }));
  const wrong = { ...simulator.clientEnv, CLOUDLX_CLIENT_SECRET: "wr0ng-s3cret" };
  const { code, stdout, stderr } = await run(["list", "--format", "json"], wrong);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "[]\n" });
  expect(stderr).toMatch(/^cloudlx: requestAccessToken: HTTP 401 /m);
  expect(stderr).not.toContain("wr0ng-s3cret");
  expect(simulator.requests).toHaveLength(1);
});

test("numbers are filtered by provider, country and type", async () => {
  const list = async (...flags: string[]) =>
    parse((await run(["list", "--format", "ndjson", ...flags], mock.env)).stdout);
  expect(new Set((await list("--provider", "invoca,apifonica")).map(({ provider }) => provider))).toEqual(
    new Set(["invoca", "apifonica"]),
  );
  const british = await list("--country", "gb");
  expect(british.map(({ e164 }) => e164)).toContain("+441245123456");
  expect(british.every(({ country }) => country === "GB")).toBe(true);
  expect(await list("--country", "UK")).toEqual(british);
  const mobile = await list("--type", "mobile,toll_free");
  expect(new Set(mobile.map(({ type }) => type))).toEqual(new Set(["mobile", "toll_free"]));
});

test("values that are unknown or malformed pass through", async () => {
  const odd = {
    invoca: {
      phone_number: "no number",
      country_code: null,
      created_at: "yesterday",
      advertiser_campaign: null,
      extra: [1],
    },
    cloudlx: {
      number_e164: null,
      country_iso: "??",
      status: "Exploded",
      monthly_charge: "free",
      details: "none",
      extra: 1,
    },
    apifonica: { number: {}, type: "satellite", voice: "yes", created: null, country_code: 7, extra: null },
    callgear: {
      virtual_phone_number: 5,
      status: "new_status",
      campaigns: null,
      activation_date: "0000-00-00 00:00:00",
    },
  };
  const record = (extra: object) => (row: object) => ({ ...row, ...extra });
  const simulators = await Promise.all([
    forTest(startInvoca({ rows: 1, record: record(odd.invoca) })),
    forTest(startCloudlx({ rows: 1, record: record(odd.cloudlx) })),
    forTest(startApifonica({ rows: 1, record: record(odd.apifonica) })),
    forTest(startCallgear({ rows: 1, record: record(odd.callgear) })),
  ]);
  const { code, stdout, stderr } = await run(["list", "--format", "ndjson", "--raw"], env(simulators));
  const stderrOfAll = summaryOf({ invoca: 1, cloudlx: 1, apifonica: 1, callgear: 1 });
  expect({ code, stderr }).toEqual({ code: 0, stderr: stderrOfAll });
  const numbers = parse(stdout);
  expect(numbers).toHaveLength(4);
  for (const { provider, e164, type, status, activatedAt, raw } of numbers) {
    expect({ e164, type, status }).toEqual({ e164: null, type: null, status: null });
    if (provider !== "cloudlx") {
      expect(activatedAt).toBeNull();
    }
    expect(raw).toMatchObject(odd[provider]);
  }
});

test("`raw` is printed only with --raw, secrets omitted", async () => {
  const simulator = await forTest(
    startApifonica({ rows: 1, record: (row) => ({ ...row, type: "sip", token: "s1p-s3cret" }) }),
  );
  const plain = await run(["list", "--format", "json"], simulator.env);
  expect(JSON.parse(plain.stdout)).not.toHaveProperty("0.raw");
  const raw = await run(["list", "--format", "json", "--raw"], simulator.env);
  expect(raw.stdout).not.toContain("s1p-s3cret");
  expect(JSON.parse(raw.stdout)).toHaveProperty("0.raw.number_sid");
  expect(await run(["list", "--format", "csv", "--raw"], simulator.env)).toMatchObject({ code: 2, stdout: "" });
});

const HOSTILE = [
  "\u001b[2J\u001b]0;owned\u0007",
  "\u009b31m",
  "a\rb",
  "=1+2",
  "@SUM(A1)",
  "-2+3",
  "+1 2",
  "\t=1",
  "\u202egnp",
  "x\ny",
];

test.each(["table", "json", "ndjson", "csv"])(
  "terminal escapes and formulas are neutralized in %s output",
  async (format) => {
    const simulator = await forTest(
      startCallgear({
        rows: HOSTILE.length,
        record: (row, key) => ({ ...row, name: HOSTILE[key - 1], status: HOSTILE[0] }),
      }),
    );
    const { code, stdout } = await run(
      ["list", "--format", format, "--raw"].slice(0, format.endsWith("json") ? 4 : 3),
      simulator.env,
    );
    expect(code).toBe(0);
    // eslint-disable-next-line no-control-regex -- the output must not contain control characters
    expect(stdout.replace(/\r\n|\n/g, "")).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
    if (format === "csv") {
      expect(stdout).not.toMatch(/(^|,)"?[=@\t-]/m);
      expect(stdout).not.toMatch(/(^|,)"?\+(?!\d+[",\r])/m);
      expect(stdout).toMatch(/,\+\d+,/);
    }
    if (format === "ndjson") {
      expect(parse(stdout).map(({ name }) => name)).toEqual(HOSTILE);
    }
  },
);

test("CSV has a header and one record per line; cells are quoted if necessary", async () => {
  const simulator = await forTest(startCallgear({ rows: 1, record: (row) => ({ ...row, name: 'say "hi", all' }) }));
  const { stdout } = await run(["list", "--format", "csv"], simulator.env);
  const [header, row, rest] = stdout.split("\r\n");
  expect(header).toBe(
    "provider,account,id,number,e164,country,type,status,name,voice,messaging,monthlyCharge,activatedAt",
  );
  expect(row).toContain(',"say ""hi"", all",');
  expect(rest).toBe("");
});

test("the first rows are printed before the last page is requested", async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const simulator = await forTest(
    startApifonica({ rows: 100, beforeResponse: (request) => (request === 5 ? held : undefined) }),
  );
  for (const format of ["table", "json", "csv", "ndjson"]) {
    const child = start(["list", "--format", format], simulator.env);
    const result = waitForExit(child);
    await once(child.stdout!, "data");
    release();
    expect((await result).code).toBe(0);
  }
});

test("a closed pipe shows the cursor of the terminal again", async () => {
  const simulator = await forTest(startInvoca({ rows: 2000 }));
  const methods = "cursorTo(){},clearLine(){},moveCursor(){}";
  const NODE_OPTIONS = `--import=data:text/javascript,Object.assign(process.stderr,{isTTY:true,${methods}})`;
  const child = start(["list", "--format", "ndjson"], { ...simulator.env, TERM: "xterm", NODE_OPTIONS });
  child.stdout!.destroy();
  const stderr = await readText(child.stderr!);
  expect(stderr).toContain("\u001b[?25l");
  expect(stderr.lastIndexOf("\u001b[?25h")).toBeGreaterThan(stderr.lastIndexOf("\u001b[?25l"));
});

test("a closed pipe ends the command quietly", async () => {
  const simulator = await forTest(startApifonica({ rows: 20_000 }));
  const child = start(["list", "--format", "ndjson"], simulator.env);
  let stderr = "";
  child.stderr!.on("data", (text: Buffer) => (stderr += text.toString()));
  await once(child.stdout!, "data");
  child.stdout!.destroy();
  const [code] = (await once(child, "close")) as [number];
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(simulator.requests.length).toBeLessThan(1000);
});

test.each([1, 2, 3])("with one response in five failing, seed %i, every number is printed once", async (seed) => {
  const common = { rows: 1234, faults: seededFaults(seed, 0.2) };
  const rpc = [...COMMON_FAULTS, FAULTS.limitExceeded, FAULTS.internalError];
  const simulators = await Promise.all([
    forTest(startInvoca(common)),
    forTest(startCloudlx(common)),
    forTest(startApifonica(common)),
    // The accounts have many pages, so that some requests fail.
    forTest(startCallgear({ rows: 1234, pageCap: 50, faults: seededFaults(seed, 0.2, rpc) })),
  ]);
  // The delays are multiplied by a random number. With 0 there is no delay.
  const NODE_OPTIONS = "--import=data:text/javascript,Math.random=()=>0";
  const flags = ["list", "--retries", "9", "--format", "ndjson"];
  const { code, stdout, stderr } = await run(flags, { ...env(simulators), NODE_OPTIONS });
  const counts = { invoca: 1234, cloudlx: 1234, apifonica: 1234, callgear: 1234 };
  expect({ code, stderr: withoutRetries(stderr) }).toEqual({ code: 0, stderr: summaryOf(counts) });
  const printed = parse(stdout).map(({ provider, number }) => `${provider} ${number}`);
  expect(printed).toHaveLength(4 * 1234);
  expect(new Set(printed).size).toBe(4 * 1234);
  // Without faults: 13, 7, 62 and 25.
  expect(simulators.reduce((sum, { requests }) => sum + requests.length, 0)).toBeGreaterThan(115);
});

test("repeated cursors are an error within twenty requests, and the previous rows are printed", async () => {
  const simulator = await forTest(startApifonica({ rows: 2000, link: cycle(5) }));
  const { code, stdout, stderr } = await run(["list", "--format", "ndjson"], simulator.env);
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^apifonica: listNumbers: pagination did not advance: cursor \w+ repeated \(http\S+\): try again later$/m,
  );
  expect(parse(stdout).length).toBeGreaterThanOrEqual(20);
  expect(simulator.requests.length).toBeLessThan(20);
});

test.each([
  ["a blocked port", "http://127.0.0.1:9", "bad port"],
  ["a port without a server", "", "connect ECONNREFUSED"],
  ["a credential in the path", "/t0ken-1", "connect ECONNREFUSED"],
])("%s: the message has the URL and the variable to check", async (_, url, reason) => {
  const stopped = await startCloudlx();
  await stopped.close();
  const CLOUDLX_BASE_URL = url.startsWith("http") ? url : stopped.url + url;
  const variables = { CLOUDLX_ACCESS_TOKEN: "t0ken-1", CLOUDLX_BASE_URL };
  const { code, stderr } = await run(["list", "--retries", "0"], variables);
  const shownUrl = CLOUDLX_BASE_URL.replace("t0ken-1", "{CLOUDLX_ACCESS_TOKEN}");
  expect(code).toBe(1);
  expect(stderr).toContain(`cloudlx: listNumbers: no response: ${reason}`);
  expect(stderr).toContain(` (${shownUrl}/numbers, 1 attempt): check CLOUDLX_BASE_URL\n`);
  expect(stderr).not.toContain("t0ken-1");
});

test("a base URL with another path: the message names the variable to check", async () => {
  const simulator = await forTest(startApifonica({ rows: 1 }));
  const APIFONICA_BASE_URL = `${simulator.url}/v1`;
  const { code, stderr } = await run(["list"], { ...simulator.env, APIFONICA_BASE_URL });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^apifonica: listNumbers: HTTP 404 /);
  expect(stderr).toContain(
    ` (${APIFONICA_BASE_URL}/accounts/{APIFONICA_ACCOUNT_SID}/numbers, 1 attempt): ` +
      "check APIFONICA_BASE_URL, APIFONICA_ACCOUNT_SID\n",
  );
});

test("a server that fails after it has responded: the base URL is not questioned", async () => {
  const simulator = await forTest(
    startApifonica({ rows: 100, faults: (request) => (request === 3 ? FAULTS.reset : undefined) }),
  );
  const { code, stderr } = await run(["list", "--retries", "0"], simulator.env);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^apifonica: listNumbers: /);
  expect(stderr).not.toContain("check");
});

test("a request to a server that hangs ends after --timeout", async () => {
  const simulator = await forTest(startInvoca({ rows: 1, beforeResponse: () => new Promise(() => undefined) }));
  const { code, stderr } = await run(["list", "--timeout", "0.2", "--retries", "1"], simulator.env);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^invoca: .*200 ms/m);
  expect(simulator.requests).toHaveLength(2);
});

test("the start of a body that is not JSON is shown", async () => {
  const simulator = await forTest(startInvoca({ rows: 1, faults: always(FAULTS.html) }));
  const { code, stderr } = await run(["list", "--retries", "0"], simulator.env);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^invoca: listDestinations: HTTP 200: response body is not valid JSON: <.*html/im);
});

test("an incomplete list is reported and exits with code 1", async () => {
  const simulator = await forTest(
    startCloudlx({
      rows: 450,
      beforeResponse: (request, rows) => (request % 3 === 0 ? rows.remove(request) : undefined),
    }),
  );
  const { code, stdout, stderr } = await run(["list", "--format", "ndjson"], simulator.env);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^cloudlx: list may be incomplete: /m);
  expect(parse(stdout).length).toBeGreaterThan(390);
});
