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
    /no provider is configured[^]*invoca: INVOCA_VANITY, INVOCA_NETWORK_ID, INVOCA_TOKEN/,
  ],
  [
    "half a configuration",
    ["list"],
    { ...CLOUDLX, INVOCA_TOKEN: "t0ken-1" },
    /INVOCA_VANITY, INVOCA_NETWORK_ID not set/,
  ],
  [
    "a base URL alone",
    ["list"],
    { APIFONICA_BASE_URL: "http://x" },
    /APIFONICA_ACCOUNT_SID, APIFONICA_AUTH_TOKEN not set/,
  ],
  ["empty variables", ["list"], { CLOUDLX_ACCESS_TOKEN: "" }, /no provider is configured/],
  [
    "a provider asked for that is not configured",
    ["list", "--provider", "callgear"],
    CLOUDLX,
    /CALLGEAR_ACCESS_TOKEN not set/,
  ],
  [
    "an API client's id alone",
    ["list"],
    { CLOUDLX_CLIENT_ID: "my-client", CLOUDLX_BASE_URL },
    /cloudlx: CLOUDLX_CLIENT_SECRET not set$/m,
  ],
  [
    "an API client's secret alone",
    ["list"],
    { CLOUDLX_CLIENT_SECRET: "t0ken-1", CLOUDLX_BASE_URL },
    /cloudlx: CLOUDLX_CLIENT_ID not set$/m,
  ],
  [
    "neither an access token nor an API client",
    ["list", "--provider", "cloudlx"],
    {},
    /cloudlx: CLOUDLX_ACCESS_TOKEN not set$/m,
  ],
  [
    "a network id that is none",
    ["list"],
    { INVOCA_VANITY: "x", INVOCA_NETWORK_ID: "12x", INVOCA_TOKEN: "t0ken-1" },
    /INVOCA_NETWORK_ID must be a positive integer, got "12x"/,
  ],
  ["a base URL that is none", ["list"], { ...CLOUDLX, CLOUDLX_BASE_URL: "nowhere" }, /CLOUDLX_BASE_URL is no http/],
  [
    "a base URL with a password",
    ["list"],
    { ...CLOUDLX, CLOUDLX_BASE_URL: "http://u:t0ken-1@x" },
    /CLOUDLX_BASE_URL is no http/,
  ],
  [
    "a credential that cannot be sent",
    ["list"],
    { ...CLOUDLX, CLOUDLX_ACCESS_TOKEN: "t0ken-1\nmore" },
    /CLOUDLX_ACCESS_TOKEN is missing or cannot/,
  ],
  [
    "an unknown provider",
    ["list", "--provider", "twilio"],
    CLOUDLX,
    /"twilio" is none of invoca, cloudlx, apifonica, callgear/,
  ],
  ["an unknown format", ["list", "--format", "xml"], CLOUDLX, /xml.*table, json, ndjson, csv/],
  ["an unknown type", ["list", "--type", "fax"], CLOUDLX, /"fax" is none of local, mobile, toll_free, sip/],
  ["an unknown country", ["list", "--country", "England"], CLOUDLX, /"England" is no country code/],
  ["a timeout that is none", ["list", "--timeout", "soon"], CLOUDLX, /--timeout.*seconds above 0/],
  ["retries that are none", ["list", "--retries", "-1"], CLOUDLX, /--retries.*whole number/],
  ["--raw with a table", ["list", "--raw"], CLOUDLX, /--raw/],
  ["an unknown option", ["list", "--token", "t0ken-1"], CLOUDLX, /unknown option '--token'/],
  ["an unknown command", ["lst"], CLOUDLX, /unknown command 'lst'/],
  ["no command", [], CLOUDLX, /Usage: number-inventory/],
])("%s is exit code 2 with what to do", async (_, args, env, message) => {
  const { code, stdout, stderr } = await run(args, env);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(message);
  if (!args.includes("t0ken-1")) {
    expect(stderr).not.toContain("t0ken-1");
  }
});

test("INVOCA_BASE_URL makes INVOCA_VANITY needless", async () => {
  const env = { INVOCA_BASE_URL: "http://127.0.0.1:9", INVOCA_NETWORK_ID: "1", INVOCA_TOKEN: "t" };
  const { code, stderr } = await run(["list", "--retries", "0"], env);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^invoca: listDestinations: /);
});

test("--version and --help answer", async () => {
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

test("`providers` tells which are configured, and shows no value", async () => {
  const env = { ...CLOUDLX, APIFONICA_AUTH_TOKEN: "t0ken-1" };
  const { code, stdout } = await run(["providers"], env);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^cloudlx: configured/m);
  expect(stdout).toMatch(/^apifonica: incomplete[^]*missing +APIFONICA_ACCOUNT_SID[^]*set +APIFONICA_AUTH_TOKEN/m);
  expect(stdout).toMatch(/^invoca: not configured/m);
  expect(stdout).not.toContain("t0ken-1");
});

test("`providers` knows the two ways to CloudLX, and what the one that was begun lacks", async () => {
  const cloudlx = async (env: Record<string, string>) => {
    const { stdout } = await run(["providers"], env);
    expect(stdout).not.toContain("t0ken-1");
    return /^cloudlx: [^]*?(?=^\w|(?![^]))/m.exec(stdout)![0];
  };
  const none = await cloudlx({});
  expect(none).toMatch(/^cloudlx: not configured/);
  expect(none).toMatch(
    /missing +CLOUDLX_ACCESS_TOKEN[^]*optional +CLOUDLX_CLIENT_ID[^]*optional +CLOUDLX_CLIENT_SECRET/,
  );
  const half = await cloudlx({ CLOUDLX_CLIENT_ID: "c" });
  expect(half).toMatch(/^cloudlx: incomplete/);
  expect(half).toMatch(/optional +CLOUDLX_ACCESS_TOKEN[^]*set +CLOUDLX_CLIENT_ID[^]*missing +CLOUDLX_CLIENT_SECRET/);
  const client = await cloudlx({ CLOUDLX_CLIENT_ID: "c", CLOUDLX_CLIENT_SECRET: "t0ken-1" });
  expect(client).toMatch(/^cloudlx: configured/);
  expect(client).not.toMatch(/missing/);
  const token = await cloudlx({ CLOUDLX_ACCESS_TOKEN: "t0ken-1" });
  expect(token).toMatch(/^cloudlx: configured/);
  expect(token).not.toMatch(/missing/);
});

test("a reader that goes away is no error, whatever is printed", async () => {
  for (const args of [["--help"], ["list", "--help"], ["providers"]]) {
    const child = start(args);
    child.stdout!.destroy();
    const [code] = (await once(child, "close")) as [number];
    expect([args, code]).toEqual([args, 0]);
  }
});
