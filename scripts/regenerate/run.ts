/** Runs steps, and prints one line for each. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { findLocation, formatLocation } from "./location.js";
import type { Step } from "./steps.js";

/** How a step ended. */
interface Outcome {
  ok: boolean;
  /** Standard output and standard error, in the order in which they came. */
  output: string;
  seconds: number;
}

/**
 * Runs the steps one after the other, and stops at the first that fails. The output of a step is printed only if it
 * fails, followed by the place of its first problem.
 *
 * @param folder - The project's root folder, with a slash at the end.
 * @param print - Receives each line.
 * @param announce - Receives the name of each step before it starts.
 * @returns The step that failed, or undefined if all succeeded.
 */
export async function runSteps(
  steps: readonly Step[],
  folder: string,
  print: (text: string) => void,
  announce: (name: string) => void = () => {},
): Promise<Step | undefined> {
  const width = Math.max(...steps.map(({ name }) => name.length));
  for (const step of steps) {
    announce(step.name);
    const { ok, output, seconds } = await runStep(step, folder);
    const time = `${seconds.toFixed(1).padStart(6)} s`;
    if (!ok) {
      print(describeFailure(step, output, folder));
      print(`FAILED  ${step.name.padEnd(width)} ${time}`);
      return step;
    }
    print(`ok      ${step.name.padEnd(width)} ${time}${step.covers === undefined ? "" : `  ${step.covers}`}`);
  }
  return undefined;
}

async function runStep({ command: [file, ...args] }: Step, folder: string): Promise<Outcome> {
  const started = performance.now();
  const child = spawn(file === "node" ? process.execPath : file, args, {
    cwd: folder,
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  }
  const status = await new Promise<number | null>((resolve) => {
    child.on("close", resolve).on("error", (error) => {
      output += error.message;
      resolve(null);
    });
  });
  return { ok: status === 0, output, seconds: (performance.now() - started) / 1000 };
}

function describeFailure({ name, command }: Step, output: string, folder: string): string {
  const location = findLocation(output, folder, (file) => existsSync(join(folder, file)));
  return [
    output.trim() || "(the command printed nothing)",
    "",
    `${name} failed: ${command.join(" ")}`,
    ...(location === undefined ? [] : [`see ${formatLocation(location)}`]),
  ].join("\n");
}
