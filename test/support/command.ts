/** Runs the command as a child process. */
import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The path of the command. */
export const MAIN = fileURLToPath(new URL("../../dist/src/cli/main.js", import.meta.url));

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

/** The whole of standard error if every account is listed without a failure or filter: the numbers by account. */
export function summaryOf(counts: Readonly<Record<string, number>>): string {
  const toText = (count: number, noun: string) =>
    `${count === 0 ? "no" : count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
  const lines = Object.entries(counts).map(([account, count]) => `${account}: ${toText(count, "number")}\n`);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return `${lines.join("")}number-inventory: ${toText(total, "number")} from ${toText(lines.length, "account")}\n`;
}

/** Standard error without the lines about failed attempts. */
export function withoutRetries(stderr: string): string {
  return stderr.replace(/^\w+: attempt \d+ failed, retrying in \d+ s: .*\n/gm, "");
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
