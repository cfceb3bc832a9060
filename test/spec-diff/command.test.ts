import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../../scripts/openapi/specs.js";

const run = promisify(execFile);
let project: string;

const specPath = (folder: string) => join(folder, "specs/apifonica/openapi.yaml");
const git = (folder: string, ...args: string[]) =>
  run("git", ["-C", folder, "-c", "user.name=Test", "-c", "user.email=test@example.com", ...args]);

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), "spec-diff-"));
  await cp(fileURLToPath(new URL("specs/apifonica", root)), join(project, "specs/apifonica"), { recursive: true });
  await writeFile(join(project, "package.json"), '{ "version": "0.1.0" }');
  await git(project, "init", "--quiet", "--initial-branch=main");
  await git(project, "add", ".");
  await git(project, "commit", "--quiet", "--message", "Release");
  await git(project, "tag", "v0.1.0");
});

afterAll(() => rm(project, { recursive: true }));

/** Edits the spec, runs the command, and restores the spec. */
async function specDiff(edit: (spec: string) => string, ...args: string[]) {
  const original = await readFile(specPath(project), "utf8");
  await writeFile(specPath(project), edit(original));
  const command = [fileURLToPath(new URL("node_modules/tsx/dist/cli.mjs", root)), "scripts/spec-diff/main.ts"];
  try {
    const options = { cwd: fileURLToPath(root) };
    const outcome = await run(process.execPath, [...command, "--project", project, ...args], options).catch(
      (error: unknown) => error as { code: number; stdout: string; stderr: string },
    );
    return { code: 0, ...outcome };
  } finally {
    await writeFile(specPath(project), original);
  }
}

const lowerLimit = (spec: string) => spec.replace("maximum: 20", "maximum: 10");

describe("npm run spec:diff", () => {
  it("exits with 0 if nothing changed since the last release tag", async () => {
    const { code, stdout } = await specDiff((spec) => spec);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "No change since v0.1.0.\n" });
  });

  it("exits with 1 for a breaking change, and prints one JSON object", async () => {
    const { code, stdout } = await specDiff(lowerLimit, "v0.1.0", "--format", "json");
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      breaking: true,
      bump: "major",
      changes: [
        { provider: "apifonica", rule: "bound-tightened", effect: "behaves-differently", direction: "request" },
      ],
    });
  });

  it("names the versions that are too low", async () => {
    const { code, stderr } = await specDiff(lowerLimit, "--check-version");
    expect(code).toBe(1);
    expect(stderr).toContain("`info.version` must be at least 2.0.0, got 1.1.0");
    expect(stderr).toContain("package.json: `version` must be at least 0.2.0, got 0.1.0");
  });

  it.each([
    ["an unknown revision", (spec: string) => spec, ["v9.9.9"], "unknown revision v9.9.9"],
    ["a spec that is not YAML", (spec: string) => `${spec}\n  - [`, [], "openapi.yaml:"],
    ["a spec without paths", () => "openapi: 3.1.0", [], "must be an OpenAPI document"],
    ["an unknown format", (spec: string) => spec, ["--format", "xml"], "--format"],
  ])("exits with 2 for %s", async (_, edit, args, message) => {
    const { code, stderr } = await specDiff(edit, ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it("says that a clone is shallow", async () => {
    const clone = await mkdtemp(join(tmpdir(), "spec-diff-shallow-"));
    try {
      await git(project, "commit", "--quiet", "--allow-empty", "--message", "Next");
      await git(clone, "clone", "--quiet", "--depth=1", "--no-tags", `file://${project}`, ".");
      const { code, stderr } = await specDiff((spec) => spec, "--project", clone);
      expect(code).toBe(2);
      expect(stderr).toContain("git fetch --unshallow --tags");
    } finally {
      await rm(clone, { recursive: true });
    }
  });
});
