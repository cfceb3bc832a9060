/** Runs the programs in `examples/` as child processes. They import the built package. */
import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { waitForExit, type Run } from "./command.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Starts `examples/<name>/main.ts`. Its environment is `PATH` and `env`. */
export function startExample(
  name: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  const { PATH = "" } = process.env;
  return spawn(process.execPath, ["--import", "tsx", `examples/${name}/main.ts`, ...args], {
    cwd: root,
    env: { PATH, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Runs `examples/<name>/main.ts` until it exits. */
export function runExample(
  name: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  return waitForExit(startExample(name, args, env));
}
