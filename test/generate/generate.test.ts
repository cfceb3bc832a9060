import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "number-inventory-"));
  for (const name of ["src", "scripts", "specs", "generated", "package.json", "redocly.yaml", ".prettierrc.json"]) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function generate(...args: string[]) {
  const tsx = join(ROOT, "node_modules/.bin/tsx");
  return spawnSync(tsx, ["scripts/generate/main.ts", ...args], { cwd: folder, encoding: "utf8" });
}

function edit(path: string, change: (text: string) => string): () => void {
  const file = join(folder, path);
  const before = readFileSync(file, "utf8");
  writeFileSync(file, change(before));
  return () => writeFileSync(file, before);
}

test("--check fails and names edited, outdated and left-over files", () => {
  edit("generated/invoca/types.ts", (text) => `${text}// by hand\n`);
  edit("specs/cloudlx/openapi.yaml", (text) => text.replace("maximum: 200", "maximum: 250"));
  edit("specs/invoca/openapi.yaml", (text) => text.replace("- recordsTotal\n", "- requestId\n"));
  edit("generated/validators.ts", (text) => text.replace(/, invoca\b/, ""));
  writeFileSync(join(folder, "generated/left-over.ts"), "");
  const { status, stderr } = generate("--check");
  expect(status).toBe(1);
  const paths = ["invoca/types.ts", "cloudlx/operations.ts", "invoca/validators.ts", "validators.ts", "left-over.ts"];
  for (const path of paths) {
    expect(stderr).toContain(`generated/${path} is out of date`);
  }
  expect(stderr).not.toContain("generated/apifonica");

  const written = generate();
  expect(written.status).toBe(0);
  expect(written.stdout).toContain("removed generated/left-over.ts");
  expect(readFileSync(join(folder, "generated/cloudlx/operations.ts"), "utf8")).toContain("max: 250");
  expect(generate("--check").status).toBe(0);
}, 60_000);

test("a spec with lint errors is not generated", () => {
  const restore = edit("specs/apifonica/openapi.yaml", (text) =>
    text.replace("x-idempotent: true", "x-idempotent: maybe"),
  );
  const before = readFileSync(join(folder, "generated/apifonica/operations.ts"), "utf8");
  const { status, stdout, stderr } = generate();
  expect(status).toBe(1);
  expect(stdout + stderr).toContain("specs/apifonica/openapi.yaml");
  expect(readFileSync(join(folder, "generated/apifonica/operations.ts"), "utf8")).toBe(before);
  restore();
});
