import { expect, test } from "vitest";
import type { Change } from "../../scripts/spec-diff/change.js";
import { findChangelogProblems } from "../../scripts/spec-diff/changelog-problems.js";
import type { Side } from "../../scripts/spec-diff/load.js";

const OLD = "## 1.0.0 - 2026-01-01\n\nCause: correction.\n\n- All.\n";

function side(version: string, changelog: string): Side {
  const document = { info: { version } };
  return {
    name: "side",
    specs: new Map([["acme", document]]),
    sources: new Map(),
    changelogs: new Map([["acme", `# Changelog\n\n${changelog}`]]),
    packageVersion: "1.0.0",
  };
}

/** Returns the problems if the newest entry of version 2.0.0 is this text, and a change has this effect. */
function problems(entry: string, change: Partial<Change> = { bump: "major", breaking: true }): string[] {
  const changes = [{ provider: "acme", ...change } as Change];
  return findChangelogProblems(side("1.0.0", OLD), side("2.0.0", entry + OLD), changes);
}

test.each([
  ["an entry with a cause", "## 2.0.0 - 2026-02-01\n\nCause: API change.\n\n### Changed\n\n- One.\n\n"],
  ["an entry with an explained cause", "## 2.0.0 - 2026-02-01\n\nCause: correction of a type.\n\n- One.\n\n"],
])("%s is complete", (_, entry) => {
  expect(problems(entry)).toEqual([]);
});

const FILE = "specs/acme/CHANGELOG.md";

test("an entry that is missing is a problem, whatever the change", () => {
  const expected = [`${FILE}: the first entry must be "## 2.0.0 - YYYY-MM-DD", as \`info.version\``];
  expect(problems("")).toEqual(expected);
  expect(problems("", { bump: "patch", breaking: false })).toEqual(expected);
});

test("an entry without changes, or without the cause of a breaking change, is a problem", () => {
  expect(problems("## 2.0.0 - 2026-02-01\n\nCause: API change.\n\n")).toEqual([
    `${FILE}: the entry of 2.0.0 must list the changes`,
  ]);
  expect(problems("## 2.0.0 - 2026-02-01\n\n- One.\n\n")).toEqual([
    `${FILE}: the entry of 2.0.0 must have a line "Cause: correction" or "Cause: API change", because a change is breaking`,
  ]);
});

test("a change that is not breaking needs no cause, and a spec without a change no entry", () => {
  expect(problems("## 2.0.0 - 2026-02-01\n\n- One.\n\n", { bump: "minor", breaking: false })).toEqual([]);
  expect(problems("", { bump: "none", breaking: false })).toEqual([]);
  expect(problems("", { provider: "other", bump: "major", breaking: true })).toEqual([]);
});
