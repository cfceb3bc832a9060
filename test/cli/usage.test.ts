import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { run, start } from "../support/command.js";

const CLOUDLX_BASE_URL = "http://127.0.0.1:9";
const CLOUDLX = { CLOUDLX_ACCESS_TOKEN: "t0ken-1", CLOUDLX_BASE_URL };

test.each<[string, string[], Record<string, string>, RegExp]>([
  [
    "nothing configured",
    ["list"],
    {},
    /no provider is configured[^]*invoca: INVOCA_VANITY, INVOCA_NETWORK_ID, INVOCA_TOKEN[^]*Run 'number-inventory providers' or see --env-file/,
  ],
  [
    "a partial configuration",
    ["list"],
    { ...CLOUDLX, INVOCA_TOKEN: "t0ken-1" },
    /invoca is only partly configured: set INVOCA_VANITY, INVOCA_NETWORK_ID, or select other providers with --provider$/m,
  ],
  [
    "only a base URL",
    ["list"],
    { APIFONICA_BASE_URL: "http://x" },
    /apifonica is only partly configured: set APIFONICA_ACCOUNT_SID, APIFONICA_AUTH_TOKEN, or select other/,
  ],
  ["empty variables", ["list"], { CLOUDLX_ACCESS_TOKEN: "" }, /no provider is configured/],
  [
    "a selected provider that is not configured",
    ["list", "--provider", "callgear"],
    CLOUDLX,
    /callgear is not configured: set CALLGEAR_ACCESS_TOKEN, or select other/,
  ],
  [
    "only a client id",
    ["list"],
    { CLOUDLX_CLIENT_ID: "my-client", CLOUDLX_BASE_URL },
    /cloudlx is only partly configured: set CLOUDLX_CLIENT_SECRET, or select other/,
  ],
  [
    "only a client secret",
    ["list"],
    { CLOUDLX_CLIENT_SECRET: "t0ken-1", CLOUDLX_BASE_URL },
    /cloudlx is only partly configured: set CLOUDLX_CLIENT_ID, or select other/,
  ],
  [
    "neither an access token nor an API client",
    ["list", "--provider", "cloudlx"],
    {},
    /cloudlx is not configured: set CLOUDLX_ACCESS_TOKEN, or select other/,
  ],
  [
    "an invalid network id",
    ["list"],
    { INVOCA_VANITY: "x", INVOCA_NETWORK_ID: "12x", INVOCA_TOKEN: "t0ken-1" },
    /INVOCA_NETWORK_ID must be a positive integer, got "12x"/,
  ],
  [
    "an invalid base URL",
    ["list"],
    { ...CLOUDLX, CLOUDLX_BASE_URL: "nowhere" },
    /CLOUDLX_BASE_URL must be an absolute http/,
  ],
  [
    "a base URL with a password",
    ["list"],
    { ...CLOUDLX, CLOUDLX_BASE_URL: "http://u:t0ken-1@x" },
    /CLOUDLX_BASE_URL must be an absolute http/,
  ],
  [
    "a credential that is not printable ASCII",
    ["list"],
    { ...CLOUDLX, CLOUDLX_ACCESS_TOKEN: "t0ken-1\nmore" },
    /CLOUDLX_ACCESS_TOKEN contains characters that are not printable ASCII$/m,
  ],
  [
    "an unknown provider",
    ["list", "--provider", "twilio"],
    CLOUDLX,
    /Unknown provider "twilio"; choose from invoca, cloudlx, apifonica, callgear\.\nSee 'number-inventory list --help'\.$/m,
  ],
  ["an unknown format", ["list", "--format", "xml"], CLOUDLX, /xml.*table, json, ndjson, csv/],
  [
    "an unknown type",
    ["list", "--type", "fax"],
    CLOUDLX,
    /Unknown type "fax"; choose from local, mobile, toll_free, sip/,
  ],
  [
    "an unknown country",
    ["list", "--country", "England"],
    CLOUDLX,
    /"England" is not an ISO 3166-1 alpha-2 country code/,
  ],
  ["an invalid timeout", ["list", "--timeout", "soon"], CLOUDLX, /--timeout.*number of seconds, at least 0\.001/],
  ["an invalid number of retries", ["list", "--retries", "-1"], CLOUDLX, /--retries.*integer from 0/],
  [
    "--raw with a table",
    ["list", "--raw"],
    CLOUDLX,
    /--raw requires --format json or ndjson\nSee 'number-inventory list --help'/,
  ],
  ["an unknown option", ["list", "--token", "t0ken-1"], CLOUDLX, /unknown option '--token'/],
  ["an unknown command", ["lst"], CLOUDLX, /unknown command 'lst'/],
  ["no command", [], CLOUDLX, /Usage: number-inventory/],
])("%s: exit code 2 and a message that says what to do", async (_, args, env, message) => {
  const { code, stdout, stderr } = await run(args, env);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(message);
  if (!args.includes("t0ken-1")) {
    expect(stderr).not.toContain("t0ken-1");
  }
});

test("INVOCA_VANITY is not needed with INVOCA_BASE_URL", async () => {
  const env = { INVOCA_BASE_URL: "http://127.0.0.1:9", INVOCA_NETWORK_ID: "1", INVOCA_TOKEN: "t" };
  const { code, stderr } = await run(["list", "--retries", "0"], env);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^invoca: listDestinations: /);
});

test("--version and --help print to standard output", async () => {
  const { version } = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  expect(await run(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  for (const args of [["--help"], ["list", "--help"], ["help", "list"]]) {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const word of ["INVOCA_TOKEN", "CALLGEAR_HOST", "Exit codes"]) {
      expect(stdout).toContain(word);
    }
  }
});

test("`providers` shows which providers are configured, and no values", async () => {
  const env = { ...CLOUDLX, APIFONICA_AUTH_TOKEN: "t0ken-1" };
  const { code, stdout } = await run(["providers"], env);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^cloudlx \(CloudLX\/Infiny\): configured/m);
  expect(stdout).toMatch(/^apifonica: incomplete[^]*missing +APIFONICA_ACCOUNT_SID[^]*set +APIFONICA_AUTH_TOKEN/m);
  expect(stdout).toMatch(/^invoca: not configured/m);
  expect(stdout).not.toContain("t0ken-1");
});

test("`providers` shows what is missing from whichever CloudLX credential is partly set", async () => {
  const cloudlx = async (env: Record<string, string>) => {
    const { stdout } = await run(["providers"], env);
    expect(stdout).not.toContain("t0ken-1");
    return /^cloudlx [^]*?(?=^\w|(?![^]))/m.exec(stdout)![0];
  };
  const none = await cloudlx({});
  expect(none).toMatch(/^cloudlx \(CloudLX\/Infiny\): not configured/);
  expect(none).toMatch(
    /missing +CLOUDLX_ACCESS_TOKEN[^]*optional +CLOUDLX_CLIENT_ID[^]*optional +CLOUDLX_CLIENT_SECRET/,
  );
  const half = await cloudlx({ CLOUDLX_CLIENT_ID: "c" });
  expect(half).toMatch(/^cloudlx \(CloudLX\/Infiny\): incomplete configuration/);
  expect(half).toMatch(/optional +CLOUDLX_ACCESS_TOKEN[^]*set +CLOUDLX_CLIENT_ID[^]*missing +CLOUDLX_CLIENT_SECRET/);
  const client = await cloudlx({ CLOUDLX_CLIENT_ID: "c", CLOUDLX_CLIENT_SECRET: "t0ken-1" });
  expect(client).toMatch(/^cloudlx \(CloudLX\/Infiny\): configured/);
  expect(client).not.toMatch(/missing/);
  const token = await cloudlx({ CLOUDLX_ACCESS_TOKEN: "t0ken-1" });
  expect(token).toMatch(/^cloudlx \(CloudLX\/Infiny\): configured/);
  expect(token).not.toMatch(/missing/);
});

test("a closed pipe is not an error for any command", async () => {
  for (const args of [["--help"], ["list", "--help"], ["providers"]]) {
    const child = start(args);
    child.stdout!.destroy();
    const [code] = (await once(child, "close")) as [number];
    expect([args, code]).toEqual([args, 0]);
  }
});
