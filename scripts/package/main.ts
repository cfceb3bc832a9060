/**
 * `npm run lint:package`: checks the package with publint, and the types of each entry point with attw, which does not
 * find the entry points of the pattern `./*` by itself. Its other settings are in `.attw.json`.
 */
import { spawnSync } from "node:child_process";
import { entryPoints } from "../api-report/entry-points.js";

/** Runs a command of a development dependency. Returns its exit code. */
function run(command: string, ...args: string[]): number {
  const { error, status } = spawnSync(command, args, { stdio: "inherit" });
  if (error) {
    throw error;
  }
  return status ?? 1;
}

const subpaths = [...(await entryPoints()).keys()].map((name) => (name === "index" ? "." : `./${name}`));
process.exitCode = run("publint", "--strict") || run("attw", "--pack", ".", "--entrypoints", ...subpaths);
