import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { MAIN, run, start, summaryOf, waitForExit } from "../support/command.js";
import { forTest } from "../support/simulators/for-test.js";
import { startApifonica, startCallgear, type Simulator } from "../support/simulators/index.js";

const SIGNALS = [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const;

/** Starts a simulator that does not respond to the fourth request. */
function startHanging(): Promise<Simulator> {
  const beforeResponse = (request: number) => (request === 4 ? new Promise<void>(() => undefined) : undefined);
  return forTest(startApifonica({ rows: 100, beforeResponse }));
}

async function waitForRequests(simulator: Simulator, count: number): Promise<void> {
  while (simulator.requests.length < count) {
    await delay(10);
  }
}

/**
 * How many numbers standard error reports. When the fourth request has arrived, the command has received three pages of
 * 20 numbers, and may not have printed the last of them.
 */
function reportedNumbers(stderr: string): string {
  const [, numbers = ""] = /(\d+) numbers;/.exec(stderr) ?? [];
  expect(["40", "60"]).toContain(numbers);
  return numbers;
}

/** The end of standard error after an interruption. */
function incomplete(signal: string, account: string, numbers: string): string {
  return [
    `${account}: ${numbers} numbers; not listed to the end`,
    `number-inventory: ${numbers} numbers from 1 account; 1 account not listed to the end`,
    `number-inventory: interrupted by ${signal}; the output is incomplete`,
    "",
  ].join("\n");
}

test.each(SIGNALS)(
  "%s ends the command with %i after the received rows; a JSON array stays open",
  async (signal, exitCode) => {
    const simulator = await startHanging();
    const child = start(["list", "--format", "json"], simulator.env);
    const result = waitForExit(child);
    await waitForRequests(simulator, 4);
    child.kill(signal);
    const { code, stdout, stderr } = await result;
    const numbers = reportedNumbers(stderr);
    expect({ code, stderr }).toEqual({ code: exitCode, stderr: incomplete(signal, "apifonica", numbers) });
    expect(() => JSON.parse(stdout) as unknown).toThrow(SyntaxError);
    expect(JSON.parse(`${stdout}]`)).toHaveLength(Number(numbers));
  },
);

test("a signal after the last row has the exit code of an interruption, as the message says", async () => {
  const simulator = await forTest(startApifonica({ rows: 3 }));
  const script = "process.once('beforeExit', () => { process.kill(process.pid, 'SIGINT'); setTimeout(() => {}, 100) })";
  const NODE_OPTIONS = `--import="data:text/javascript,${encodeURIComponent(script)}"`;
  const { code, stderr } = await run(["list"], { ...simulator.env, NODE_OPTIONS });
  expect({ code, stderr }).toEqual({
    code: 130,
    stderr: expect.stringContaining("interrupted by SIGINT; the output is incomplete"),
  });
});

test.each(["table", "ndjson", "csv"])("the output as %s is reported as incomplete", async (format) => {
  const simulator = await startHanging();
  const child = start(["list", "--format", format], simulator.env);
  const result = waitForExit(child);
  await waitForRequests(simulator, 4);
  child.kill("SIGTERM");
  const { code, stdout, stderr } = await result;
  const numbers = reportedNumbers(stderr);
  expect({ code, stderr }).toEqual({ code: 143, stderr: incomplete("SIGTERM", "apifonica", numbers) });
  expect(stdout.trimEnd().split("\n")).toHaveLength(Number(numbers) + (format === "ndjson" ? 0 : 1));
});

test("with --sort, no rows are printed after an interruption", async () => {
  const simulator = await startHanging();
  const child = start(["list", "--sort", "--format", "json"], simulator.env);
  const result = waitForExit(child);
  await waitForRequests(simulator, 4);
  child.kill("SIGINT");
  const { code, stdout, stderr } = await result;
  const numbers = reportedNumbers(stderr);
  expect({ code, stdout, stderr }).toEqual({
    code: 130,
    stdout: "[\n",
    stderr: incomplete("SIGINT", "apifonica", numbers),
  });
});

/** Waits until the command has filled the pipe of its standard output, which nobody reads. */
async function waitUntilBlocked(child: ChildProcess, simulator: Simulator): Promise<void> {
  await once(child.stdout!, "readable");
  // The second request is sent when the first page has arrived. Without it, a slow start looks like a full pipe.
  for (let before = 0; before < 2 || before < simulator.requests.length;) {
    before = simulator.requests.length;
    await delay(300);
  }
}

test.each(SIGNALS)("%s ends the command if nobody reads its output", async (signal, exitCode) => {
  const simulator = await forTest(startCallgear({ rows: 100_000, pageCap: 1000 }));
  for (const format of ["json", "table", "csv", "ndjson"]) {
    const child = start(["list", "--format", format], simulator.env);
    let stderr = "";
    child.stderr!.on("data", (text: Buffer) => (stderr += text.toString()));
    await waitUntilBlocked(child, simulator);
    const exit = once(child, "exit");
    child.kill(signal);
    expect(await exit).toEqual([exitCode, null]);
    const numbers = /^callgear: ([\d,]+|no) numbers/.exec(stderr)?.[1] ?? "";
    expect(stderr).toBe(incomplete(signal, "callgear", numbers));
    child.stdout!.destroy();
  }
});

/** Runs a shell command in a terminal, in a new folder. */
function startInTerminal(command: string, env: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), "terminal-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { PATH = "" } = process.env;
  const options = { cwd: folder, env: { PATH, SHELL: "/bin/sh", ...env } };
  return {
    terminal: spawn("script", ["-qc", `: > code; ${command}`, "/dev/null"], options),
    read: (name: string) => readFileSync(join(folder, name), "utf8"),
  };
}

test("a terminal that is closed ends the command with 129, without a core dump", async () => {
  const simulator = await startHanging();
  // The shell passes SIGHUP on. With --sort, nothing is written to the closed terminal.
  const command = `trap 'kill -HUP $!' HUP; "${process.execPath}" "${MAIN}" list --sort 2> stderr &
    while wait $!; code=$?; kill -0 $!; do :; done 2> /dev/null; echo $code > code`;
  const { terminal, read } = startInTerminal(command, simulator.env);
  await waitForRequests(simulator, 4);
  terminal.kill("SIGKILL");
  await expect.poll(() => read("code"), { timeout: 10_000 }).toBe("129\n");
  expect(read("stderr")).toContain("interrupted by SIGHUP; the output is incomplete\n");
});

test("a command in the background that writes to a file is complete although its terminal is closed", async () => {
  let respond!: () => void;
  const closed = new Promise<void>((resolve) => (respond = resolve));
  const simulator = await forTest(startApifonica({ rows: 3, beforeResponse: () => closed }));
  // In a session of its own, it does not receive SIGHUP. Its standard input is the terminal.
  const command = `exec 3<&0; setsid sh -c '"${process.execPath}" "${MAIN}" list --format ndjson <&3 > rows 2> stderr
    echo $? > code' & wait`;
  const { terminal, read } = startInTerminal(command, simulator.env);
  await waitForRequests(simulator, 1);
  terminal.kill("SIGKILL");
  await once(terminal, "exit");
  respond();
  await expect.poll(() => read("code"), { timeout: 10_000 }).toBe("0\n");
  expect(read("rows").split("\n")).toHaveLength(3 + 1);
  expect(read("stderr")).toBe(summaryOf({ apifonica: 3 }));
});
