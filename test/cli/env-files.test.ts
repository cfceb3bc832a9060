import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findSimilar, readEnvironment } from "../../src/cli/env-files.js";
import { run } from "../support/command.js";
import { forTest } from "../support/simulators/for-test.js";
import { startCloudlx } from "../support/simulators/index.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "number-inventory-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function createFile(name: string, lines: readonly string[]): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, lines.join("\n"));
  return file;
}

test("the environment takes precedence over files, and a later file over an earlier one", async () => {
  const simulator = await forTest(startCloudlx({ rows: 2, accessToken: "right" }));
  const first = await createFile("1.env", [
    "# account",
    'CLOUDLX_ACCESS_TOKEN="wrong"',
    `CLOUDLX_BASE_URL=${simulator.url}`,
  ]);
  const second = await createFile("2.env", ["CLOUDLX_ACCESS_TOKEN=right"]);
  const list = async (files: string[], env = {}) =>
    (await run(["list", ...files.flatMap((file) => ["--env-file", file])], env)).code;
  expect(await list([first])).toBe(1);
  expect(await list([first, second])).toBe(0);
  expect(await list([second, first])).toBe(1);
  expect(await list([second, first], { CLOUDLX_ACCESS_TOKEN: "right" })).toBe(0);
});

test("a file that cannot be read is a usage error", async () => {
  const missing = await run(["list", "--env-file", join(folder, "none")]);
  expect(missing).toMatchObject({ code: 2, stdout: "" });
  expect(missing.stderr).toMatch(/^number-inventory: cannot read \S+none: no such file\n$/);
  expect((await run(["providers", "--env-file", folder])).stderr).toMatch(/: is a directory\n$/);
  const file = await createFile("file.env", []);
  expect((await run(["providers", "--env-file", join(file, "x")])).stderr).toMatch(/: no such file\n$/);
});

test("a file in UTF-16 is a usage error", async () => {
  const file = join(folder, "utf-16.env");
  await writeFile(file, "\uFEFFINVOCA_TOKEN=s3cret", "utf16le");
  expect(await run(["list", "--env-file", file])).toEqual({
    code: 2,
    stdout: "",
    stderr: `number-inventory: cannot read ${file}: must be UTF-8 text\n`,
  });
});

test("a file in UTF-8 may have a byte order mark and CRLF line ends", async () => {
  const file = join(folder, "windows.env");
  await writeFile(file, '\uFEFFINVOCA_TOKEN="a#b" # comment\r\nINVOCA_VANITY=v\r\n');
  const expected = { variables: { INVOCA_TOKEN: "a#b", INVOCA_VANITY: "v" }, warnings: [] };
  expect(readEnvironment({}, [file])).toEqual(expected);
});

test("a file may have CR line ends", async () => {
  const file = join(folder, "cr.env");
  await writeFile(file, "INVOCA_TOKEN=a\rINVOCA_VANITY=v\r");
  const expected = { variables: { INVOCA_TOKEN: "a", INVOCA_VANITY: "v" }, warnings: [] };
  expect(readEnvironment({}, [file])).toEqual(expected);
});

test.each([
  ["a colon", "INVOCA_TOKEN: s3cret"],
  ["a space", "INVOCA_TOKEN s3cret"],
  ["only a value", "s3cret"],
])("a line with %s instead of `=` is a warning, in which neither it nor its value is shown", async (_, line) => {
  const file = await createFile("colon.env", [
    line,
    line,
    "INVOCA_VANITY=v",
    line,
    "INVOCA_BASE_URL=http://127.0.0.1:1",
  ]);
  for (const command of ["list", "providers", "verify"]) {
    const { stdout, stderr } = await run([command, "--env-file", file]);
    expect(stderr.split("\n")[0]).toBe(`number-inventory: warning: ${file} has a line that is not NAME=value`);
    expect(stdout + stderr).not.toContain("s3cret");
  }
});

test.each([
  ["at the end of the file", ['INVOCA_TOKEN="s3cret', "INVOCA_VANITY=v"]],
  ["before another quote", ["INVOCA_TOKEN='s3cret", "INVOCA_VANITY='v'"]],
])("a quote that is not closed, %s, is a warning", async (_, lines) => {
  const file = await createFile("quote.env", lines);
  expect(readEnvironment({}, [file]).warnings).toEqual([
    `${file}: the value of INVOCA_TOKEN has a quote that is not closed`,
  ]);
});

test("an empty variable counts as not set", async () => {
  const first = await createFile("full.env", ["INVOCA_TOKEN=first"]);
  const second = await createFile("empty.env", ["INVOCA_TOKEN=", "INVOCA_VANITY=second"]);
  const { variables, warnings } = readEnvironment({ INVOCA_TOKEN: "", INVOCA_VANITY: "" }, [first, second]);
  expect(variables).toEqual({ INVOCA_TOKEN: "first", INVOCA_VANITY: "second" });
  expect(warnings).toEqual([]);
});

test("a name similar to a known variable is a warning without its value", async () => {
  const file = await createFile("typo.env", [
    "INVOCA_TOKN=s3cret-1",
    "invoca_vanity=s3cret-2",
    "DATABASE_URL=s3cret-3",
  ]);
  for (const command of ["list", "providers"]) {
    const { stdout, stderr } = await run([command, "--env-file", file]);
    expect(stderr).toContain(
      `number-inventory: warning: ${file}: unknown variable INVOCA_TOKN; did you mean INVOCA_TOKEN?\n`,
    );
    expect(stderr).toContain(`unknown variable invoca_vanity; did you mean INVOCA_VANITY?\n`);
    expect(stderr).not.toContain("DATABASE_URL");
    expect(stdout + stderr).not.toContain("s3cret");
  }
});

test("a name similar to a variable that is set is not a warning", async () => {
  const file = await createFile("both.env", ["INVOCA_TOKEN=1", "INVOCA_WEBHOOK_TOKEN=2"]);
  expect(readEnvironment({}, [file]).warnings).toEqual([]);
});

test.each([
  ["other variables", ["DATABASE_URL=s3cret"]],
  ["an empty value", ["INVOCA_TOKEN="]],
  ["no lines", []],
  ["other text", ["not a list of variables", "s3cret"]],
])("a file with %s is a warning", async (_, lines) => {
  const file = await createFile("other.env", lines);
  const { code, stdout, stderr } = await run(["providers", "--env-file", file]);
  expect(code).toBe(0);
  expect(stderr).toBe(
    `number-inventory: warning: ${file} sets no variable of a provider (NAME=value); ` +
      "'number-inventory providers' lists them\n",
  );
  expect(stdout + stderr).not.toContain("s3cret");
});

const KNOWN = ["INVOCA_TOKEN", "CLOUDLX_CLIENT_SECRET", "APIFONICA_AUTH_TOKEN", "APIFONICA_BASE_URL"];

test.each([
  ["INVOCA_TOKN", "INVOCA_TOKEN"],
  ["INVOKA_TOKEN", "INVOCA_TOKEN"],
  ["INVOCA_TOEKN", "INVOCA_TOKEN"],
  ["Invoca_Token", "INVOCA_TOKEN"],
  ["INVOCA_API_TOKEN", "INVOCA_TOKEN"],
  ["APIFONICA_TOKEN", "APIFONICA_AUTH_TOKEN"],
  ["APIFONICA_URL", "APIFONICA_BASE_URL"],
  ["APIFONICA_", undefined],
  ["AZURE_CLIENT_SECRET", undefined],
  ["TWILIO_AUTH_TOKEN", undefined],
  ["INVOCA_REGION", undefined],
  ["TOKEN", undefined],
])("the known name similar to %s is %s", (name, similar) => {
  expect(findSimilar(name, KNOWN)).toBe(similar);
});
