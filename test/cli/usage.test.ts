import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { providers } from "../../src/providers/index.js";
import { run, start } from "../support/command.js";

const CLOUDLX_BASE_URL = "http://127.0.0.1:9";
const CLOUDLX = { CLOUDLX_ACCESS_TOKEN: "t0ken-1", CLOUDLX_BASE_URL };

const IDS = providers.map(({ id }) => id);

/** The complete output of an error in the arguments of `list`. */
function argumentError(message: string): RegExp {
  const text = `number-inventory: ${message}\nSee 'number-inventory list --help'.\n`;
  return new RegExp(`^${text.replace(/[.?()]/g, "\\$&")}$`);
}

test.each<[string, string[], Record<string, string>, RegExp]>([
  [
    "nothing configured",
    ["list"],
    {},
    new RegExp(
      [
        "^number-inventory: no provider is configured; set the variables of at least one:",
        "  invoca: INVOCA_VANITY, INVOCA_NETWORK_ID, INVOCA_TOKEN",
        "  cloudlx: CLOUDLX_CLIENT_ID and CLOUDLX_CLIENT_SECRET, or CLOUDLX_ACCESS_TOKEN",
        "  apifonica: APIFONICA_ACCOUNT_SID, APIFONICA_AUTH_TOKEN",
        "  callgear: CALLGEAR_ACCESS_TOKEN",
        "Run 'number-inventory providers' or see --env-file.\n$",
      ].join("\n"),
    ),
  ],
  [
    "a partial configuration",
    ["list"],
    { ...CLOUDLX, INVOCA_TOKEN: "t0ken-1" },
    /invoca is only partly configured: set INVOCA_VANITY, INVOCA_NETWORK_ID; or select other providers with --provider$/m,
  ],
  [
    "only a base URL",
    ["list"],
    { APIFONICA_BASE_URL: "http://x" },
    /apifonica is only partly configured: set APIFONICA_ACCOUNT_SID, APIFONICA_AUTH_TOKEN; or select other/,
  ],
  ["empty variables", ["list"], { CLOUDLX_ACCESS_TOKEN: "" }, /no provider is configured/],
  [
    "a selected provider that is not configured",
    ["list", "--provider", "callgear"],
    CLOUDLX,
    /callgear is not configured: set CALLGEAR_ACCESS_TOKEN; or select other/,
  ],
  [
    "only a client id",
    ["list"],
    { CLOUDLX_CLIENT_ID: "my-client", CLOUDLX_BASE_URL },
    /cloudlx is only partly configured: set CLOUDLX_CLIENT_SECRET; or select other/,
  ],
  [
    "only a client secret",
    ["list"],
    { CLOUDLX_CLIENT_SECRET: "t0ken-1", CLOUDLX_BASE_URL },
    /cloudlx is only partly configured: set CLOUDLX_CLIENT_ID; or select other/,
  ],
  [
    "neither an access token nor an API client",
    ["list", "--provider", "cloudlx"],
    {},
    /cloudlx is not configured: set CLOUDLX_CLIENT_ID and CLOUDLX_CLIENT_SECRET, or CLOUDLX_ACCESS_TOKEN; or select other/,
  ],
  [
    "an invalid network id",
    ["list"],
    { INVOCA_VANITY: "x", INVOCA_NETWORK_ID: "12x", INVOCA_TOKEN: "t0ken-1" },
    /INVOCA_NETWORK_ID must be a positive integer, got a string of length 3/,
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
    "a base URL with an invalid port",
    ["list"],
    { ...CLOUDLX, CLOUDLX_BASE_URL: "http://host:99999/t0ken-1?key=t0ken-1" },
    /CLOUDLX_BASE_URL must be an absolute http\S+ URL [a-z, ]+, got "http:\/\/host:99999\/\[redacted\]"$/m,
  ],
  [
    "an unknown provider",
    ["list", "--provider", "twilio"],
    CLOUDLX,
    argumentError(`\`--provider\` must be one or more of ${IDS.join(", ")} (comma-separated), got "twilio"`),
  ],
  [
    "an unknown format",
    ["list", "--format", "xml"],
    CLOUDLX,
    argumentError('`--format` must be one of table, json, ndjson, csv, got "xml"'),
  ],
  [
    "an unknown type",
    ["list", "--type", "fax"],
    CLOUDLX,
    argumentError(
      '`--type` must be one or more of local, mobile, toll_free, sip, unknown (comma-separated), got "fax"',
    ),
  ],
  [
    "an unknown country",
    ["list", "--country", "England"],
    CLOUDLX,
    argumentError(
      '`--country` must be comma-separated ISO 3166-1 alpha-2 codes (e.g. GB,US) or unknown, got "England"',
    ),
  ],
  [
    "an invalid timeout",
    ["list", "--timeout", "soon"],
    CLOUDLX,
    argumentError('`--timeout` must be a number of seconds >= 0.001, got "soon"'),
  ],
  [
    "a repeated format",
    ["list", "--format", "json", "--format", "csv"],
    CLOUDLX,
    argumentError("`--format` must not be repeated"),
  ],
  [
    "an invalid number of retries",
    ["list", "--retries", "-1"],
    CLOUDLX,
    argumentError('`--retries` must be an integer from 0 to 9999, got "-1"'),
  ],
  [
    "--raw with a table",
    ["list", "--raw"],
    CLOUDLX,
    argumentError("`--raw` requires `--format json` or `--format ndjson`"),
  ],
  ["an unknown option with a value", ["list", "--token=t0ken-1"], CLOUDLX, argumentError("unknown option `--token`")],
  [
    "an unknown option",
    ["list", "--formt"],
    CLOUDLX,
    argumentError("unknown option `--formt`; did you mean `--format`?"),
  ],
  ["a flag with a value", ["list", "--raw=t0ken-1"], CLOUDLX, argumentError("`--raw` takes no value")],
  [
    "an option before the command",
    ["--env-file", "x", "list"],
    CLOUDLX,
    /^number-inventory: `--env-file` must follow the command: `number-inventory list --env-file`\n/,
  ],
  ["an empty path", ["providers", "--env-file="], {}, /^number-inventory: `--env-file` must be a path, got an empty/],
  ["an option without a value", ["list", "--type"], CLOUDLX, argumentError("`--type` requires a value")],
  ["an argument", ["list", "GB"], CLOUDLX, argumentError("`list` takes no arguments, only options")],
  [
    "an unknown command",
    ["lst"],
    CLOUDLX,
    /^number-inventory: unknown command `lst`; did you mean `list`\?\nSee 'number-inventory --help'\.\n$/,
  ],
  ["no command", [], CLOUDLX, /Usage: number-inventory/],
  [
    "the help of an unknown command",
    ["help", "foo"],
    CLOUDLX,
    /^number-inventory: unknown command `foo`\nSee 'number-inventory --help'\.\n$/,
  ],
  ...["http://host:99999", "http://", "http://[::1", "ftp://host", "//host", "http://a b", "https://x?y"].map(
    (url): [string, string[], Record<string, string>, RegExp] => [
      `the base URL ${url}`,
      ["list"],
      { ...CLOUDLX, CLOUDLX_BASE_URL: url },
      /^number-inventory: cloudlx: CLOUDLX_BASE_URL must be an absolute http\(s\) URL [a-z, ]+, got [^\n]+\n$/,
    ],
  ),
])("%s: exit code 2 and a message that says what to do", async (_, args, env, message) => {
  const { code, stdout, stderr } = await run(args, env);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(message);
  expect(stderr).not.toContain("t0ken-1");
});

test("INVOCA_VANITY is not needed with INVOCA_BASE_URL", async () => {
  const env = { INVOCA_BASE_URL: "http://127.0.0.1:9", INVOCA_NETWORK_ID: "1", INVOCA_TOKEN: "t" };
  const { code, stderr } = await run(["list", "--retries", "0"], env);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^invoca: listDestinations: /);
});

test("a repeated --provider, --country or --type adds to the first", async () => {
  const env = { ...CLOUDLX, APIFONICA_ACCOUNT_SID: "acc-1", APIFONICA_AUTH_TOKEN: "t0ken-1" };
  const base = { ...env, APIFONICA_BASE_URL: CLOUDLX_BASE_URL };
  const flags = ["--provider", "cloudlx", "--provider", "apifonica", "--retries", "0"];
  const { code, stderr } = await run(["list", ...flags], base);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^cloudlx: /m);
  expect(stderr).toMatch(/^apifonica: /m);
});

test("--version and --help print to standard output", async () => {
  const { version } = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  expect(await run(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  for (const args of [["--help"], ["list", "--help"], ["help", "list"], ["help"]]) {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const word of ["INVOCA_TOKEN", "CALLGEAR_HOST", "Exit codes"]) {
      expect(stdout).toContain(word);
    }
  }
});

test("the help of every command with --env-file says which variables take precedence", async () => {
  for (const command of ["list", "providers"]) {
    const { stdout } = await run([command, "--help"]);
    expect(stdout.replace(/\s+/g, " ")).toContain(
      "The environment takes precedence over files, and a later file over an earlier one.",
    );
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
  expect(none).toMatch(/either +CLOUDLX_ACCESS_TOKEN[^]*or +CLOUDLX_CLIENT_ID[^]*and +CLOUDLX_CLIENT_SECRET/);
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
