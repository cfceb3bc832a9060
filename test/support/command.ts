/** Runs the command as a child process. */
import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../dist/src/cli/main.js", import.meta.url));

/** The exit code and output of a run of the command. */
export interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Starts the command. Its environment is `PATH` and `env`. */
export function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  const { PATH = "" } = process.env;
  // With `--`, as in the first line of the command: otherwise Node would read `--env-file` itself.
  return spawn(process.execPath, ["--", MAIN, ...args], { env: { PATH, ...env }, stdio: ["ignore", "pipe", "pipe"] });
}

/** Runs the command until it exits. */
export async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
  return waitForExit(start(args, env));
}

/** Waits until a started command exits. */
export async function waitForExit(child: ChildProcess): Promise<Run> {
  let stdout = "";
  let stderr = "";
  child.stdout!.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr!.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, stdout, stderr };
}
