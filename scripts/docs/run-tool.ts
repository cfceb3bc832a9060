/** Runs the command of an installed package. */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { root } from "../openapi/specs.js";

/** Variables of the caller that the tool has. Others, such as those of a test runner, would change what it does. */
const KEPT = ["PATH", "HOME", "TMPDIR"];

/**
 * Runs a command with Node.js in the root of the repository.
 *
 * @param command - Path of the command's file in `node_modules/`.
 * @throws Error with the output of the command if it fails.
 */
export async function runTool(command: string, args: string[], environment: NodeJS.ProcessEnv = {}): Promise<void> {
  const file = fileURLToPath(new URL(`node_modules/${command}`, root));
  const options = {
    cwd: fileURLToPath(root),
    env: { ...Object.fromEntries(KEPT.map((name) => [name, process.env[name]])), ...environment },
    maxBuffer: 64 * 1024 * 1024,
  };
  await promisify(execFile)(process.execPath, [file, ...args], options).catch((error: unknown) => {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} failed:\n${stdout}\n${stderr}`);
  });
}
