import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runSteps } from "../../scripts/regenerate/run.js";
import { ALL_STEPS, FAST_STEPS, stepsFrom, type Step } from "../../scripts/regenerate/steps.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const node = (name: string, code: string): Step => ({ name, command: ["node", "-e", code] });

async function run(...steps: Step[]): Promise<{ failed: string | undefined; lines: string[] }> {
  const lines: string[] = [];
  const failed = await runSteps(steps, ROOT, (text) => lines.push(text.replaceAll(/\d+\.\d(?= s)/g, "T")));
  return { failed: failed?.name, lines };
}

test("each step prints one line with its time, and the output of a step that succeeds is not printed", async () => {
  const { failed, lines } = await run(node("one", "console.log('text')"), { ...node("three", ""), covers: "nothing" });
  expect(failed).toBeUndefined();
  expect(lines).toEqual([
    expect.stringMatching(/^ok +one +T s$/),
    expect.stringMatching(/^ok +three +T s {2}nothing$/),
  ]);
});

test("the first step that fails is the last, with its whole output and the place of its first problem", async () => {
  const { failed, lines } = await run(
    node("first", ""),
    node("broken", "console.log('src/index.ts(3,4): error TS1: x'); console.error('more'); process.exit(1)"),
    node("never", ""),
  );
  expect(failed).toBe("broken");
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(/src\/index\.ts\(3,4\): error TS1: x\nmore\n/);
  expect(lines[1]).toMatch(/\nsee src\/index\.ts:3:4$/);
  expect(lines[2]).toMatch(/^FAILED {2}broken +T s$/);
});

test("each step is announced before it starts, and none after the first that fails", async () => {
  const events: string[] = [];
  const steps = [node("one", ""), node("two", "process.exit(1)"), node("three", "")];
  await runSteps(
    steps,
    ROOT,
    () => events.push("result"),
    (name) => events.push(name),
  );
  expect(events).toEqual(["one", "result", "two", "result", "result"]);
});

test("a command that cannot be started is a failed step", async () => {
  const { failed, lines } = await run({ name: "missing", command: ["no-such-command"] });
  expect(failed).toBe("missing");
  expect(lines[0]).toContain("ENOENT");
});

/** Returns the scripts that a script of package.json runs, without those that only run others. */
function scriptsOf(name: string, scripts: Record<string, string>): string[] {
  const called = scripts[name]!.split(" ").filter((word) => word in scripts);
  return called.length === 0 ? [name] : called.flatMap((each) => scriptsOf(each, scripts));
}

test("the steps contain every script of `npm run check`, and the fast ones come first", () => {
  const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8")) as { scripts: Record<string, string> };
  const checks = scriptsOf("check", scripts);
  expect(checks).toEqual(expect.arrayContaining(["generate", "build", "api:check", "lint:code", "specs:quality"]));
  expect(checks.length).toBe(9);
  const commands = ALL_STEPS.map(({ command }) => command.join(" "));
  for (const check of checks) {
    expect(commands).toContain(`npm run ${check} --silent`);
  }
  expect(ALL_STEPS.slice(0, FAST_STEPS.length)).toEqual(FAST_STEPS);
});

test("from a step on, the fast steps run first, because later ones use what they write", () => {
  const namesFrom = (name: string) => stepsFrom(name)?.map((step) => step.name);
  const all = ALL_STEPS.map(({ name }) => name);
  expect(namesFrom("docs")).toEqual(["generate", "compile", "docs", "tests"]);
  expect(["generate", "compile", "types"].map(namesFrom)).toEqual([all, all, all]);
  expect(namesFrom("doc")).toBeUndefined();
});
