/** `npm run docs` on a copy of the project: usage errors and invalid specs. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { useProjectCopy } from "../support/docs/project-copy.js";

const project = useProjectCopy();

test.each([
  [["--watch"], "unknown option '--watch'"],
  [["site"], "too many arguments"],
  [["--serve", "--port", "70000"], "Must be a number from 0"],
  [["--port", "8080"], "--port requires --serve"],
])("%s is a usage error", (args, message) => {
  const { status, stderr } = project.docs(...args);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^docs: /);
  expect(stderr).toContain(message);
});

test("a failed build names the file and keeps the previous site", () => {
  const page = join(project.folder, "site/index.html");
  mkdirSync(join(project.folder, "site"));
  writeFileSync(page, "previous");
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
    const restore = project.edit(path, change);
    const { status, stderr } = project.docs();
    restore();
    expect(status).toBe(1);
    for (const word of words) {
      expect(stderr).toContain(word);
    }
    expect(readFileSync(page, "utf8")).toBe("previous");
  }
  expect(readdirSync(project.folder).filter((name) => name.startsWith("site"))).toEqual(["site"]);
}, 60_000);
