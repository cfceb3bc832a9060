/** What `npm run test:runtimes` prints, its exit code, and the runtimes that its arguments select. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { RUNTIMES, selectRuntimes } from "../../scripts/runtimes/list.js";
import { formatLines, formatMarkdown, isSuccessful, type Outcome } from "../../scripts/runtimes/report.js";

const passed: Outcome = { name: "node@24", version: "24.0.0", results: [{ check: "retry" }] };
const failed: Outcome = { name: "bun", version: "1.0.0", results: [{ check: "retry", problem: "Error: x" }] };
const missing: Outcome = { name: "deno", reason: "npm install failed" };

const namesOf = (...names: string[]) => selectRuntimes(names).map(({ name }) => name);

test("each check has a line, and so has a runtime that was not run", () => {
  expect([passed, failed, missing].flatMap(formatLines)).toEqual([
    "node 24.0.0  ok      retry",
    "bun 1.0.0  FAILED  retry: Error: x",
    "deno  not run: npm install failed",
  ]);
});

test("the table has a row for each runtime, with those that were not run", () => {
  expect(formatMarkdown([passed, failed, missing]).split("\n").slice(2)).toEqual([
    "| node | 24.0.0 | 1 of 1 |",
    "| bun | 1.0.0 | 0 of 1 |",
    "| deno | – | not run: npm install failed |",
  ]);
});

test.each([
  ["all checks passed", [passed], false, true],
  ["a check failed", [passed, failed], true, false],
  ["a runtime is missing", [passed, missing], false, false],
  ["a missing runtime is allowed", [passed, missing], true, true],
  ["no check ran", [{ ...passed, results: [] }], true, false],
])("%s", (_, outcomes, allowsMissing, expected) => {
  expect(isSuccessful(outcomes, allowsMissing)).toBe(expected);
});

test("arguments select runtimes by name or by family", () => {
  expect(namesOf()).toEqual(RUNTIMES.map(({ name }) => name));
  expect(namesOf("bun", "node@24")).toEqual(["node@24", "bun"]);
  expect(namesOf("node")).toEqual(["node@20", "node@22", "node@24", "node@26"]);
  expect(() => namesOf("node@18")).toThrow('unknown runtime "node@18"; choose from node@20, node@22');
});

test("docs/runtimes.md has the versions that are installed", () => {
  const page = readFileSync(new URL("../../docs/runtimes.md", import.meta.url), "utf8");
  const versions = RUNTIMES.map(({ packages: [first = ""] }) => first.replace(/^.*@/, ""));
  expect(versions.filter((version) => !page.includes(version))).toEqual([]);
});
