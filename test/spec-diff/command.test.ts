import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../../scripts/openapi/specs.js";

const run = promisify(execFile);
const SPEC = "specs/apifonica/openapi.yaml";
const temporary: string[] = [];
/** A repository with the spec of a provider, tagged as release 0.1.0. */
let project: string;

const git = (folder: string, ...args: string[]) =>
  run("git", ["-C", folder, "-c", "user.name=Test", "-c", "user.email=test@example.com", ...args]);

async function commit(folder: string, message: string): Promise<void> {
  await git(folder, "add", "--all");
  await git(folder, "commit", "--quiet", "--allow-empty", "--message", message);
}

/** Creates a repository with these files. */
async function createRepository(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "spec-diff-"));
  temporary.push(folder);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await git(folder, "init", "--quiet", "--initial-branch=main");
  await commit(folder, "Release");
  return folder;
}

/** Runs the command on a copy of a repository with edited files. A file whose text is null is removed. */
async function specDiff(args: string[], edits: Record<string, string | null> = {}, source = project) {
  const folder = await mkdtemp(join(tmpdir(), "spec-diff-edited-"));
  temporary.push(folder);
  await cp(source, folder, { recursive: true });
  for (const [path, text] of Object.entries(edits)) {
    await (text === null ? rm(join(folder, path), { recursive: true }) : writeFile(join(folder, path), text));
  }
  const command = [fileURLToPath(new URL("node_modules/tsx/dist/cli.mjs", root)), "scripts/spec-diff/main.ts"];
  const options = { cwd: fileURLToPath(root) };
  const outcome = await run(process.execPath, [...command, "--project", folder, ...args], options).catch(
    (error: unknown) => error as { code: number; stdout: string; stderr: string },
  );
  return { code: 0, ...outcome };
}

let spec: string;
let edited: Record<string, string>;

beforeAll(async () => {
  spec = await readFile(new URL(SPEC, root), "utf8");
  edited = { [SPEC]: spec.replace("maximum: 20", "maximum: 10").replace(/^ {8}created:$/m, "        rented_at:") };
  project = await createRepository({
    [SPEC]: spec,
    "specs/apifonica/CHANGELOG.md": "# Changelog\n",
    "package.json": '{ "version": "0.1.0" }',
  });
  await git(project, "tag", "v0.1.0");
});

afterAll(() => Promise.all(temporary.map((folder) => rm(folder, { recursive: true }))));

/** Returns the place of the first line that matches, as the report states it. */
function placeOf(text: string, pattern: RegExp): string {
  const index = text.split("\n").findIndex((line) => pattern.test(line));
  return `${SPEC}:${index + 1}:${(text.split("\n")[index] ?? "").search(/\S/) + 1}`;
}

describe("npm run spec:diff", () => {
  it("exits with 0 if nothing changed since the last release tag", async () => {
    const { code, stdout, stderr } = await specDiff([]);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "No change since v0.1.0.\n", stderr: "" });
  });

  it("prints what changed, for whom and where, and exits with 1 for a breaking change", async () => {
    const { code, stdout } = await specDiff(["--cause", "api-change"], edited);
    expect(code).toBe(1);
    expect(stdout).toContain("Cause: API change. The provider changed the API.");
    expect(stdout).toContain("Callers' code no longer compiles: `numbers[].created` of the response 200 is gone");
    expect(stdout).toContain("Callers that read responses (listNumbers): do not read `numbers[].created`");
    expect(stdout).toContain(`${placeOf(spec, /^ {8}created:/)} of v0.1.0 (property-removed`);
    expect(stdout).toContain(`${placeOf(edited[SPEC]!, /maximum: 10/)} (bound-tightened`);
    expect(stdout).toContain("Breaking: a major version is required (3 changes since v0.1.0).");
  });

  it("prints one JSON object with --format json", async () => {
    const { code, stdout } = await specDiff(["v0.1.0", "--format", "json"], edited);
    expect(code).toBe(1);
    const report = JSON.parse(stdout) as { changes: Record<string, unknown>[] };
    expect(report).toMatchObject({ base: "v0.1.0", breaking: true, bump: "major" });
    const removed = report.changes.find(({ rule }) => rule === "property-removed");
    expect(removed).toEqual({
      provider: "apifonica",
      operation: "listNumbers",
      pointer: "/components/schemas/RentedNumber/properties/created",
      rule: "property-removed",
      effect: "does-not-compile",
      direction: "response",
      breaking: true,
      bump: "major",
      message: "`numbers[].created` of the response 200 is gone",
      advice: { response: "do not read `numbers[].created` of the response 200." },
      confirmed: true,
      fingerprint: expect.stringMatching(/^[0-9a-f]{12}$/) as unknown,
      place: { file: SPEC, line: expect.any(Number) as unknown, column: 9, revision: "v0.1.0" },
    });
  });

  it("prints a table with --format markdown", async () => {
    const { code, stdout } = await specDiff(["--format", "markdown"], edited);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^## Changes of the specs\n\n\*\*Breaking: a major version is required/);
    expect(stdout).toContain("### apifonica\n");
    const [header, rule, ...rows] = stdout.split("\n").filter((line) => line.startsWith("|"));
    expect([header, rule]).toEqual(["| version | change | for | fingerprint |", "| --- | --- | --- | --- |"]);
    expect(rows.map((row) => row.split(/(?<!\\)\|/).length)).toEqual(rows.map(() => 6));
    expect(rows.join("\n")).toContain(`\`${placeOf(edited[SPEC]!, /maximum: 10/)}\``);
  });

  it("prints a draft of the changelog, and the versions that are too low with --check-version", async () => {
    const { code, stdout, stderr } = await specDiff(
      ["--changelog", "--cause", "correction", "--check-version"],
      edited,
    );
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^<!-- specs\/apifonica\/CHANGELOG.md -->\n\n## \d+\.0\.0 - \d{4}-\d\d-\d\d\n\nCause: correction/,
    );
    expect(stdout).toContain("### Removed\n\n- `numbers[].created` of the response 200 is gone. Breaking.");
    expect(stderr).toMatch(/specs\/apifonica\/openapi\.yaml: `info\.version` must be at least \d+\.0\.0, got /);
    expect(stderr).toContain("package.json: `version` must be at least 0.2.0, got 0.1.0");
    expect(stderr).toMatch(/^specs\/apifonica\/CHANGELOG\.md: the first entry must be "## \d/m);
  });

  it("exits with 0 with --check-version if the versions are high enough and the changelog has the entry", async () => {
    const raised = edited[SPEC]!.replace(/^( +version: ).*$/m, "$19.0.0");
    const { code, stderr } = await specDiff(["--check-version"], {
      [SPEC]: raised,
      "specs/apifonica/CHANGELOG.md": "# Changelog\n\n## 9.0.0 - 2026-11-22\n\nCause: correction.\n\n- `rented_at`.\n",
      "package.json": '{ "version": "0.2.0" }',
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  it.each<[name: string, args: string[], edits: Record<string, string | null>, message: RegExp]>([
    ["an unknown revision", ["v9.9.9"], {}, /could not compare: unknown revision v9\.9\.9: fetch it first/],
    ["an option as revision", ["--", "--all"], {}, /could not compare: unknown revision --all/],
    ["two revisions", ["v0.1.0", "main"], {}, /too many arguments/],
    ["an unknown format", ["--format", "xml"], {}, /--format.*Allowed choices are text, json, markdown/],
    [
      "a spec that is not YAML",
      [],
      { [SPEC]: "openapi: 3.1.0\npaths: [" },
      /openapi\.yaml:2: spec of working tree does not parse/,
    ],
    ["a spec without paths", [], { [SPEC]: "openapi: 3.1.0" }, /spec of working tree must be an OpenAPI document/],
    ["a folder of specs that is empty", [], { "specs/apifonica": null }, /no spec found in specs\/ of working tree/],
    ["no folder of specs", [], { specs: null }, /no spec found in specs\/ of working tree/],
    ["a package.json that is not JSON", [], { "package.json": "{" }, /package\.json of working tree does not parse/],
    [
      "a reference without a target",
      [],
      {
        [SPEC]:
          "openapi: 3.1.0\ninfo: { title: A, version: 1.0.0 }\npaths: { /a: { get: { operationId: a, responses: { 200: { $ref: '#/components/responses/A' } } } } }",
      },
      /could not compare: apifonica: the types of the new version cannot be generated: /,
    ],
  ])("exits with 2 for %s", async (_, args, edits, message) => {
    const { code, stdout, stderr } = await specDiff(args, edits);
    expect({ code, stdout }, stderr).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^spec:diff: /m);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });

  it("compares with the main branch if there is no tag, and exits with 2 if there is neither", async () => {
    const folder = await createRepository({ [SPEC]: spec, "package.json": '{ "version": "0.1.0" }' });
    expect(await specDiff([], {}, folder)).toMatchObject({ code: 0, stdout: "No change since main.\n" });
    await git(folder, "branch", "--move", "main", "other");
    const { code, stderr } = await specDiff([], {}, folder);
    expect(code).toBe(2);
    expect(stderr).toContain("no release tag and no branch `main` found: name a revision");
  });

  it("exits with 2 if the specs of the tag do not parse", async () => {
    const folder = await createRepository({ [SPEC]: "openapi: [", "package.json": '{ "version": "0.1.0" }' });
    await git(folder, "tag", "v0.1.0");
    const { code, stderr } = await specDiff([], { [SPEC]: spec }, folder);
    expect(code).toBe(2);
    expect(stderr).toContain(`${SPEC}:1: spec of v0.1.0 does not parse`);
  });

  it("reports a spec that is missing on one side", async () => {
    const other = spec.replaceAll("listNumbers", "listOtherNumbers");
    const folder = await createRepository({ [SPEC]: spec, "specs/second/openapi.yaml": other });
    await git(folder, "tag", "v0.1.0");
    const removed = await specDiff([], { "specs/second": null }, folder);
    expect(removed.code).toBe(1);
    expect(removed.stdout).toContain("the provider is gone");
    expect(removed.stdout).toContain("specs/second/openapi.yaml:1:1 of v0.1.0 (spec-removed");
    await git(folder, "rm", "--quiet", "-r", "specs/second");
    await commit(folder, "Remove");
    const added = await specDiff(["HEAD"], {}, folder);
    expect(added).toMatchObject({ code: 0, stdout: "No change since HEAD.\n" });
  });

  it("says that a clone is shallow", async () => {
    const clone = await mkdtemp(join(tmpdir(), "spec-diff-shallow-"));
    temporary.push(clone);
    const source = await createRepository({ [SPEC]: spec });
    await commit(source, "Next");
    await git(clone, "clone", "--quiet", "--depth=1", "--no-tags", `file://${source}`, ".");
    const { code, stderr } = await specDiff([], {}, clone);
    expect(code).toBe(2);
    expect(stderr).toContain("git fetch --unshallow --tags");
  });
});
