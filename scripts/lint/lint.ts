/** Lints all specs with Redocly and the rules in `redocly.yaml`. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { root } from "../openapi/specs.js";

/** Returns the linter's report of problems. Undefined if the specs have no problems. */
export async function lintSpecs(): Promise<string | undefined> {
  const redocly = fileURLToPath(new URL("node_modules/@redocly/cli/bin/cli.js", root));
  const child = spawn(process.execPath, [redocly, "lint", "--format=stylish", "--max-problems=1000"], {
    cwd: fileURLToPath(root),
    env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  }
  const status = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  return status === 0 ? undefined : output.trim();
}
