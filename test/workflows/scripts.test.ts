/** The scripts of the workflows, with a `gh` that records its arguments. */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { readConfigurations } from "../../src/cli/configuration.js";
import { providers } from "../../src/providers/index.js";

const SCRIPTS = fileURLToPath(new URL("../../.github/scripts/", import.meta.url));

/** Prints what FOUND contains if it is called with a query, and records the arguments and the file of a body. */
const GH = `#!/usr/bin/env node
const fs = require("node:fs");
const args = process.argv.slice(2);
const body = args.indexOf("--body-file");
fs.appendFileSync(process.env.CALLS, JSON.stringify({ args, file: body < 0 ? null : fs.readFileSync(args[body + 1], "utf8") }) + "\\n");
if (args.includes("--jq")) process.stdout.write(process.env.FOUND);
`;

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "number-inventory-workflow-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "bin/gh"), GH);
  chmodSync(join(folder, "bin/gh"), 0o755);
});

/** Runs a script. Returns the call of `gh` after its query, if it made one. */
function run(script: string, env: Record<string, string>, ...args: string[]) {
  const calls = join(folder, "calls");
  writeFileSync(calls, "");
  const { status, stderr } = spawnSync(join(SCRIPTS, script), args, {
    encoding: "utf8",
    env: {
      PATH: `${join(folder, "bin")}${delimiter}${process.env["PATH"]}`,
      CALLS: calls,
      GITHUB_OUTPUT: join(folder, "output"),
      GITHUB_STEP_SUMMARY: join(folder, "summary"),
      ...env,
    },
  });
  expect(stderr).toBe("");
  expect(status).toBe(0);
  const lines = readFileSync(calls, "utf8").trim().split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line) as { args: string[]; file: string | null }).at(-1);
}

const comment = { GH_REPO: "acme/repo", PULL_REQUEST: "7", REPORT: "## Breaking\n`$(id)` \\n" };
const BODY = `body=<!-- spec-diff -->\n${comment.REPORT}`;

test("the report becomes a comment on the pull request if there is none", () => {
  const call = run("update-comment.sh", { ...comment, FOUND: "" });
  expect(call?.args).toEqual([
    "api",
    "--method",
    "POST",
    "repos/acme/repo/issues/7/comments",
    "--raw-field",
    BODY,
    "--silent",
  ]);
});

test("the first comment of an earlier run is updated", () => {
  const call = run("update-comment.sh", { ...comment, FOUND: "41\n42\n" });
  expect(call?.args).toEqual([
    "api",
    "--method",
    "PATCH",
    "repos/acme/repo/issues/comments/41",
    "--raw-field",
    BODY,
    "--silent",
  ]);
});

const issue = { RUN_URL: "https://a.test/run/1", TITLE: "The docs changed", REPORT: "changed: acme/list\n  ```" };
const FILE = "https://a.test/run/1\n\n``````````text\nchanged: acme/list\n  ```\n``````````\n";

test("an issue is opened if there is no open one of the title", () => {
  const call = run("update-issue.sh", { ...issue, FOUND: "" });
  expect(call?.args.slice(0, 4)).toEqual(["issue", "create", "--title", "The docs changed"]);
  expect(call?.file).toBe(FILE);
});

test("the open issue is updated", () => {
  const call = run("update-issue.sh", { ...issue, FOUND: "12\n" });
  expect(call?.args.slice(0, 3)).toEqual(["issue", "edit", "12"]);
  expect(call?.file).toBe(FILE);
});

/** Reads the outputs of a step, as the runner does. */
function outputs(): { status: string; report: string } {
  const text = readFileSync(join(folder, "output"), "utf8");
  const [, status, end, rest] = /^status=(\d+)\nreport<<(\S+)\n([^]*)$/.exec(text)!;
  return { status: status!, report: rest!.slice(0, rest!.indexOf(`\n${end}\n`)) };
}

test("the output of a command and its exit code become outputs and the summary", () => {
  run("report.sh", {}, "bash", "-c", "echo out; echo err >&2; exit 2");
  expect(outputs()).toEqual({ status: "2", report: "out\nerr\n" });
  expect(readFileSync(join(folder, "summary"), "utf8")).toBe("out\nerr\n");
});

test("a long report is cut after a whole line, and says so first", () => {
  run("report.sh", {}, process.execPath, "-e", "process.stdout.write('é'.repeat(50).concat('\\n').repeat(1000))");
  const { report } = outputs();
  expect(report).toMatch(/^The report is too long for this place\./);
  expect(report).toMatch(/\né{50}\n$/);
  expect(Buffer.byteLength(report)).toBeGreaterThan(59_000);
  expect(Buffer.byteLength(report)).toBeLessThan(61_000);
  expect(readFileSync(join(folder, "summary"), "utf8")).toHaveLength(51_000);
});

/** Runs the script of the workflow "Verify live APIs". Returns its exit code and output. */
function verifyWith(env: Record<string, string>): { status: string; report: string } {
  run("report.sh", env, join(SCRIPTS, "verify.sh"), "--retries", "0");
  return outputs();
}

test("no account is verified without secrets, which is not a failure", () => {
  const { status, report } = verifyWith({ INVOCA_TOKEN: "", CALLGEAR_ACCESS_TOKEN: "" });
  expect(status).toBe("0");
  expect(report).toMatch(/^No secret is configured, so no account was verified\./);
});

test("an account with secrets is verified", () => {
  // No server listens on port 9.
  const { status, report } = verifyWith({ CALLGEAR_ACCESS_TOKEN: "secret-1", CALLGEAR_BASE_URL: "http://127.0.0.1:9" });
  expect(status).toBe("2");
  expect(report).toMatch(/^callgear: not reachable, not verified\n/m);
});

test("the workflow passes variables of each provider, and no others", () => {
  const workflow = readFileSync(join(SCRIPTS, "../workflows/verify.yml"), "utf8");
  const passed = Array.from(workflow.matchAll(/^ {10}(\w+): \$\{\{ secrets\.(\w+) \}\}$/gm), ([, name, secret]) => {
    expect(name).toBe(secret);
    return name!;
  });
  const known = providers.flatMap(({ variables }) => variables.map(({ name }) => name));
  expect(passed.filter((name) => !known.includes(name))).toEqual([]);
  const { length } = readConfigurations(Object.fromEntries(passed.map((name) => [name, "value"]))).filter(
    ({ missing }) => missing.length === 0,
  );
  expect(length).toBe(providers.length);
});
