/** The runtimes that are processes: Node.js, Bun and Deno. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { CheckConfig } from "./checks.js";
import { writeProgram } from "./programs.js";
import { NotAvailable, type Runtime, type RuntimeResults } from "./runtime.js";

const run = promisify(execFile);

/** Far more than the checks take. */
const LIMIT_MS = 120_000;

/** The adapters of Hono for Node.js whose defaults replace the global `Request` and `Response`, by their alias. */
const ADAPTERS = ["hono-node-server-1", "hono-node-server-2"];
const ADAPTER_PACKAGES = [
  "hono@4.13.19",
  "hono-node-server-1@npm:@hono/node-server@1.19.19",
  "hono-node-server-2@npm:@hono/node-server@2.1.8",
];

/** The result of one process. */
async function runProcess(command: string, args: string[], folder: string): Promise<RuntimeResults> {
  const env = { ...process.env, DENO_NO_UPDATE_CHECK: "1" };
  const { stdout } = await run(command, args, { cwd: folder, env, timeout: LIMIT_MS, killSignal: "SIGKILL" });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as RuntimeResults;
}

async function runInProcesses(
  folder: string,
  config: CheckConfig,
  command: string,
  args: readonly string[],
): Promise<RuntimeResults> {
  const executable = join(folder, "node_modules/.bin", command);
  await run(executable, ["--version"], { cwd: folder }).catch((error: unknown) => {
    throw new NotAvailable(`${command} does not start: ${String(error)}`);
  });
  const program = await writeProgram(folder, "process");
  const all = [...args, program, JSON.stringify(config)];
  const { version, results } = await runProcess(executable, all, folder);
  for (const adapter of ADAPTERS) {
    results.push(...(await runProcess(executable, [...all, adapter], folder)).results);
  }
  return { version, results };
}

/** A runtime that an npm package brings as a command. */
export function processRuntime(
  name: string,
  installed: string,
  command: string,
  args: readonly string[] = [],
): Runtime {
  return {
    name,
    packages: [installed, ...ADAPTER_PACKAGES],
    run: (folder, config) => runInProcesses(folder, config, command, args),
  };
}
