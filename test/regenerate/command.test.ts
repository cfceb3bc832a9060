/** `npm run regenerate` on a copy of the project. */
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PARTS = ["src", "scripts", "specs", "generated", "package.json", "redocly.yaml", ".prettierrc.json"];
const SETTINGS = ["tsconfig.json", "tsconfig.build.json"];
const command = ["--import", join(ROOT, "node_modules/tsx/dist/esm/index.mjs"), "scripts/regenerate/main.ts"];
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "number-inventory-regenerate-"));
  for (const name of [...PARTS, ...SETTINGS]) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function regenerate(...args: string[]) {
  return spawnSync(process.execPath, [...command, ...args], { cwd: folder, encoding: "utf8" });
}

test.each([
  [["--fats"], "unknown option '--fats'"],
  [["invoca"], "too many arguments"],
  [["--from", "test"], "option '--from <step>' argument 'test' is invalid. It must be one of generate, compile, "],
  [["--from", "docs", "--watch"], "option '--from <step>' cannot be used with option '--watch'"],
])("%s is a usage error", (args, message) => {
  const { status, stderr } = regenerate(...args);
  expect(status).toBe(2);
  expect(stderr).toContain(`regenerate: ${message}`);
});

const spec = () => join(folder, "specs/apifonica/openapi.yaml");

test("an edit of a spec that breaks a client fails at the compiler, with file and line", () => {
  const before = readFileSync(spec(), "utf8");
  writeFileSync(spec(), before.replaceAll("country_code", "region_code"));
  const line =
    readFileSync(join(folder, "src/providers/apifonica/normalize.ts"), "utf8")
      .split("\n")
      .findIndex((text) => text.includes("record.country_code")) + 1;

  const { status, stdout } = regenerate("--fast");
  expect(status).toBe(1);
  expect(stdout).toMatch(/^ok +generate +\d/m);
  expect(stdout).toContain("Property 'country_code' does not exist");
  expect(stdout).toContain(`see src/providers/apifonica/normalize.ts:${line}:`);
  expect(stdout.trimEnd()).toMatch(/\nFAILED +compile +[\d.]+ s$/);
  writeFileSync(spec(), before);
}, 120_000);

test("--watch reports a lint problem with its line, and success when it is repaired; SIGINT ends it with 0", async () => {
  const before = readFileSync(spec(), "utf8");
  writeFileSync(spec(), before.replace("x-idempotent: true", "x-idempotent: maybe"));
  const line = before.split("\n").findIndex((text) => text.includes("x-idempotent: true")) + 1;
  const child = spawn(process.execPath, [...command, "--watch"], { cwd: folder });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  try {
    await vi.waitFor(() => expect(output).toMatch(/FAILED +generate[^]*Watching specs\//), 60_000);
    expect(output).toContain(`see specs/apifonica/openapi.yaml:${line}:`);
    writeFileSync(spec(), before);
    await vi.waitFor(() => expect(output).toMatch(/Watching[^]*ok +compile[^]*Watching/), 60_000);
  } finally {
    child.kill("SIGINT");
  }
  expect(await new Promise((resolve) => child.once("close", resolve))).toBe(0);
}, 120_000);
