/** A copy of the project in a temporary folder, in which tests edit files and run `npm run docs`. */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect } from "vitest";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
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
const COMMAND = ["--import", join(ROOT, "node_modules/tsx/dist/esm/index.mjs"), "scripts/docs/main.ts"];

/** A copy of the project. It is removed after the last test of the file. */
export class ProjectCopy {
  #folder = "";

  get folder(): string {
    return this.#folder;
  }

  create(): void {
    this.#folder = mkdtempSync(join(tmpdir(), "number-inventory-docs-"));
    for (const name of PARTS) {
      cpSync(join(ROOT, name), join(this.folder, name), { recursive: true });
    }
    symlinkSync(join(ROOT, "node_modules"), join(this.folder, "node_modules"));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Runs `npm run docs` to its end. */
  docs(...args: string[]): { status: number | null; stderr: string } {
    return spawnSync(process.execPath, [...COMMAND, ...args], { cwd: this.folder, encoding: "utf8" });
  }

  /** Starts `npm run docs`. `output` returns what it has printed. */
  start(...args: string[]): { child: ChildProcess; output: () => string } {
    const child = spawn(process.execPath, [...COMMAND, ...args], { cwd: this.folder });
    let text = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (part: string) => (text += part));
    }
    return { child, output: () => text };
  }

  /** Changes a file, and returns a function that restores it. */
  edit(path: string, change: (text: string) => string): () => void {
    const file = join(this.folder, path);
    const before = readFileSync(file, "utf8");
    expect(change(before)).not.toBe(before);
    writeFileSync(file, change(before));
    return () => writeFileSync(file, before);
  }
}

/** Returns a copy of the project for the tests of a file. */
export function useProjectCopy(): ProjectCopy {
  const copy = new ProjectCopy();
  beforeAll(() => copy.create());
  afterAll(() => copy.remove());
  return copy;
}
