/** The command as a child process, as a shell would start it. */
import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../dist/src/cli/main.js", import.meta.url));

/** What a run of the command left behind. */
export interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Starts the command with these variables and none of ours. */
export function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  const { PATH = "" } = process.env;
  // As the command's first line has it: Node would take an `--env-file` for its own.
  return spawn(process.execPath, ["--", MAIN, ...args], { env: { PATH, ...env }, stdio: ["ignore", "pipe", "pipe"] });
}

/** Runs the command to its end. */
export async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
  return ended(start(args, env));
}

/** The run of a command that has been started, when it ends. */
export async function ended(child: ChildProcess): Promise<Run> {
  let stdout = "";
  let stderr = "";
  child.stdout!.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr!.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, stdout, stderr };
}
