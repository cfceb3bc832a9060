/** Runs a case with the command, as a process. */
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { start, waitForExit, type Run } from "../command.js";
import type { HostileCase, ProviderId } from "./cases.js";
import { toNumber, type HostileServer } from "./server.js";
import { toText } from "./texts.js";

/** A number in the output. */
export interface PrintedNumber {
  provider: ProviderId;
  id: string;
  number: number;
}

/** The output of the command, and the numbers in it if the format is `ndjson`. */
export interface CommandRun extends Run {
  numbers: PrintedNumber[] | undefined;
}

/** The maximum heap of the command in MB. A server must not make it need more. */
const MAX_HEAP_MB = 512;

/** The command is killed after this time. A server must not make it take longer. */
const MAX_DURATION_MS = 15_000;

/** Runs `number-inventory list` with the accounts of a case. */
export async function runCommand(one: HostileCase, servers: readonly HostileServer[]): Promise<CommandRun> {
  const args = ["list", ...withDefaults(one.arguments ?? [])];
  const child = start(args, environment(one, servers));
  const timer = setTimeout(() => child.kill("SIGKILL"), MAX_DURATION_MS);
  const ended = one.reader === "stops" ? exitOf(child) : waitForExit(child);
  if (one.signal !== undefined) {
    await requestsReceived(servers, one.signal.afterRequests);
    child.kill(one.signal.name);
  }
  const run = await ended;
  clearTimeout(timer);
  if (run.code === null) {
    throw new Error(
      `the command did not end within ${MAX_DURATION_MS} ms, or crashed; stderr:\n${run.stderr.slice(0, 2000)}`,
    );
  }
  return { ...run, numbers: args.includes("ndjson") ? readNumbers(run.stdout) : undefined };
}

function withDefaults(args: readonly string[]): string[] {
  const has = (name: string) => args.some((arg) => arg === name || arg.startsWith(`${name}=`));
  return [...(has("--format") ? [] : ["--format", "ndjson"]), ...(has("--retries") ? [] : ["--retries", "0"]), ...args];
}

function environment(one: HostileCase, servers: readonly HostileServer[]): Record<string, string> {
  const variables: Record<string, string> = { NODE_OPTIONS: `--max-old-space-size=${MAX_HEAP_MB}` };
  Object.assign(variables, ...servers.map(({ env }) => env));
  if (one.clientSecret !== undefined) {
    variables["CLOUDLX_CLIENT_SECRET"] = one.clientSecret;
  }
  const changed = Object.entries(one.environment ?? {}).map(([name, value]) => [
    name,
    value === null ? undefined : toText(value, servers[0]!.placeholders),
  ]);
  const entries = Object.entries({ ...variables, ...(Object.fromEntries(changed) as Record<string, string>) });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Waits for the exit of a process whose standard output is not read. */
async function exitOf(child: ReturnType<typeof start>): Promise<Run> {
  let stderr = "";
  child.stderr!.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const [code] = (await once(child, "exit")) as [number | null];
  child.stdout!.destroy();
  return { code, stdout: "", stderr };
}

async function requestsReceived(servers: readonly HostileServer[], count: number): Promise<void> {
  while (servers.reduce((sum, { simulator }) => sum + simulator.requests.length, 0) < count) {
    await sleep(20);
  }
  // Until the response has been received and its rows have been written.
  await sleep(300);
}

function readNumbers(stdout: string): PrintedNumber[] {
  const lines = stdout.split("\n").filter((text) => text !== "");
  return lines.map((line) => {
    const { provider, id, number, e164 } = JSON.parse(line) as Record<"id" | "number" | "e164", string> & {
      provider: ProviderId;
    };
    return { provider, id, number: toNumber(provider, number ?? e164) };
  });
}
