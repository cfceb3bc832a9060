/** The rules that every workflow keeps. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { providers } from "../../src/providers/index.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const FOLDER = `${ROOT}.github/workflows/`;

interface Workflow {
  on: Record<string, unknown>;
  permissions: unknown;
  jobs: Record<
    string,
    { permissions?: Record<string, string>; steps: { uses?: string; run?: string; with?: object }[] }
  >;
}

const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8")) as { scripts: Record<string, string> };

describe.each(readdirSync(FOLDER))("%s", (name) => {
  const workflow = parse(readFileSync(FOLDER + name, "utf8")) as Workflow;
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);
  const commands = steps.flatMap(({ run }) => run ?? []);

  test("permissions are granted by job, and not to pull requests of forks", () => {
    expect(workflow.permissions).toEqual({});
    expect(workflow.on).not.toHaveProperty("pull_request_target");
  });

  test("a job that may write neither installs packages nor runs their scripts", () => {
    for (const { permissions = {}, steps: own } of jobs) {
      if (Object.values(permissions).includes("write")) {
        expect(own.flatMap(({ run }) => run ?? []).join("\n")).not.toMatch(/npx|npm (?!publish )/);
      }
    }
  });

  test("actions are pinned to a commit, and a checkout does not keep the token", () => {
    for (const { uses = "", with: settings } of steps.filter((step) => step.uses !== undefined)) {
      expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
      if (uses.startsWith("actions/checkout@")) {
        expect(settings).toHaveProperty("persist-credentials", false);
      }
    }
  });

  test("commands contain no expression, and only scripts that exist", () => {
    for (const command of commands) {
      expect(command).not.toContain("${{");
      const [, script] = /npm run (?:--silent )?([\w:]+)/.exec(command) ?? [];
      expect(script === undefined || script in scripts, command).toBe(true);
      const [file] = /^\.github\/\S+/.exec(command) ?? [];
      expect(file === undefined || (statSync(ROOT + file).mode & 0o111) !== 0, command).toBe(true);
    }
  });
});

test("an issue form that has a choice of providers offers each", () => {
  const folder = `${ROOT}.github/ISSUE_TEMPLATE/`;
  const choices = readdirSync(folder).flatMap((name) => {
    const { body = [] } = parse(readFileSync(folder + name, "utf8")) as {
      body?: { id?: string; attributes: { options?: string[] } }[];
    };
    return body.filter(({ id }) => id === "provider").map(({ attributes: { options = [] } }) => options);
  });
  expect(choices.length).toBeGreaterThan(0);
  const names = providers.map(({ displayName }) => displayName.split("/")[0]!);
  for (const options of choices) {
    expect(options).toEqual(expect.arrayContaining(names));
  }
});
