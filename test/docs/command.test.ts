/** `npm run docs` on a copy of the project: usage errors, invalid specs, serving and rebuilding. */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PARTS = [
  "src",
  "scripts",
  "specs",
  "generated",
  "docs",
  "website",
  "CHANGELOG.md",
  "package.json",
  "package-lock.json",
  "redocly.yaml",
  "tsconfig.json",
];
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "number-inventory-docs-"));
  for (const name of PARTS) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const command = ["--import", join(ROOT, "node_modules/tsx/dist/esm/index.mjs"), "scripts/docs/main.ts"];

function docs(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

function edit(path: string, change: (text: string) => string): () => void {
  const file = join(folder, path);
  const before = readFileSync(file, "utf8");
  expect(change(before)).not.toBe(before);
  writeFileSync(file, change(before));
  return () => writeFileSync(file, before);
}

const built = (name: string) => readFileSync(join(folder, "site", name), "utf8");

test.each([
  [["--watch"], "unknown option '--watch'"],
  [["site"], "too many arguments"],
  [["--serve", "--port", "70000"], "Must be a number from 0"],
  [["--port", "8080"], "--port requires --serve"],
])("%s is a usage error", (args, message) => {
  const { status, stderr } = docs(...args);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^docs: /);
  expect(stderr).toContain(message);
});

test("a failed build names the file and keeps the previous site", () => {
  mkdirSync(join(folder, "site"));
  writeFileSync(join(folder, "site/index.html"), "previous");
  const faults: [string, (text: string) => string, string[]][] = [
    [
      "specs/invoca/openapi.yaml",
      (text) => text.replace("x-idempotent: true", "x-idempotent: maybe"),
      ["invoca/openapi.yaml", "x-idempotent"],
    ],
    ["specs/cloudlx/openapi.yaml", (text) => `${text}\n  - : [`, ["cloudlx/openapi.yaml"]],
    ["specs/callgear/CHANGELOG.md", (text) => text.replace(/^## \d+/m, "## 0"), ["specs/callgear/CHANGELOG.md"]],
    ["scripts/docs/redoc.ts", (text) => text.replace(/^ {2}\[.*otel.*$/m, ""), ["otel.cloud.redocly.com"]],
  ];
  for (const [path, change, words] of faults) {
    const restore = edit(path, change);
    const { status, stderr } = docs();
    restore();
    expect(status).toBe(1);
    for (const word of words) {
      expect(stderr).toContain(word);
    }
    expect(built("index.html")).toBe("previous");
  }
  expect(readdirSync(folder).filter((name) => name.startsWith("site"))).toEqual(["site"]);
}, 60_000);

test("--serve prints the URL, rebuilds, keeps the site if a build fails, and exits with 0 on SIGINT", async () => {
  const { child, output } = start("--serve", "--port", "0");
  try {
    const url = await vi.waitFor(() => /http:\/\/127\.0\.0\.1:\d+\//.exec(output())![0], 90_000);
    const page = async (name = "") => (await fetch(url + name)).text();
    expect(await page()).toMatch(/<h1[^>]*>number-inventory<\/h1>/);
    expect(readdirSync(folder).filter((name) => name.startsWith("site"))).toEqual(["site"]);
    expect((await fetch(`${url}../package.json`)).status).toBe(404);
    expect((await fetch(`${url}%2e%2e/package.json`)).status).toBe(404);

    const restore = edit("specs/apifonica/openapi.yaml", (text) =>
      text.replace("summary: List rented numbers", "summary: List Them."),
    );
    await vi.waitFor(() => expect(output()).toContain("Keeping the previous build."), 30_000);
    expect(output()).toContain("apifonica/openapi.yaml");
    expect(await page("apifonica.html")).toContain("List rented numbers");

    restore();
    edit("specs/apifonica/openapi.yaml", (text) =>
      text.replace("summary: List rented numbers", "summary: List all numbers"),
    );
    await vi.waitFor(async () => expect(await page("apifonica.html")).toContain("List all numbers"), 90_000);
  } finally {
    child.kill("SIGINT");
  }
  expect(await new Promise((resolve) => child.once("close", resolve))).toBe(0);
}, 200_000);

function start(...args: string[]): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [...command, ...args], { cwd: folder });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (part: string) => (text += part));
  }
  return { child, output: () => text };
}
