/**
 * `npm run test:runtimes`: packs the package, installs the tarball next to each runtime in a folder of its own, and
 * runs the checks there against the mock and a server with faults. `npm run test:runtimes -- node@24 bun` runs these
 * only. `--markdown` prints a table instead of a line for each check. A runtime that cannot be installed is listed, and
 * a failure unless `--allow-missing` is passed. It needs the package registry.
 */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { root } from "../openapi/specs.js";
import type { CheckConfig } from "./checks.js";
import { createCheckConfig } from "./config.js";
import { selectRuntimes } from "./list.js";
import { PEERS } from "./programs.js";
import { formatLines, formatMarkdown, isSuccessful, type Outcome } from "./report.js";
import { NotAvailable, type Runtime } from "./runtime.js";

const run = promisify(execFile);

/** Packs the package into the folder. Returns the path of the tarball. */
async function pack(folder: string): Promise<string> {
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", folder], { cwd: fileURLToPath(root) });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  return join(folder, filename);
}

async function install(folder: string, packages: readonly string[]): Promise<void> {
  await mkdir(folder);
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  try {
    await run("npm", ["install", "--no-audit", "--no-fund", ...packages], { cwd: folder });
  } catch (error) {
    const { stderr = String(error) } = error as { stderr?: string };
    const problem = stderr.split("\n").find((line) => line.startsWith("npm error")) ?? stderr;
    throw new NotAvailable(`npm install failed: ${problem}`);
  }
}

/** Installs a runtime, and runs the checks in it. */
async function test(runtime: Runtime, folder: string, tarball: string, config: CheckConfig): Promise<Outcome> {
  const { name, packages } = runtime;
  try {
    await install(folder, [tarball, ...PEERS, ...packages]);
    return { name, ...(await runtime.run(folder, config)) };
  } catch (error) {
    if (error instanceof NotAvailable) {
      return { name, reason: error.message };
    }
    const { stderr } = error as { stderr?: string };
    const problem = stderr?.trim().slice(-1000) || String(error);
    return { name, version: "?", results: [{ check: "run the checks", problem }] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { markdown: { type: "boolean" }, "allow-missing": { type: "boolean" } },
  });
  const selected = selectRuntimes(positionals);
  const folder = await mkdtemp(join(tmpdir(), "number-inventory-"));
  const config = await createCheckConfig();
  const outcomes: Outcome[] = [];
  try {
    const tarball = await pack(folder);
    for (const runtime of selected) {
      const outcome = await test(runtime, join(folder, runtime.name), tarball, config.values);
      outcomes.push(outcome);
      if (!values.markdown) {
        console.log(formatLines(outcome).join("\n"));
      }
    }
  } finally {
    await config.close();
    await rm(folder, { recursive: true, force: true });
  }
  if (values.markdown) {
    console.log(formatMarkdown(outcomes));
  }
  process.exitCode = isSuccessful(outcomes, values["allow-missing"] ?? false) ? 0 : 1;
}

try {
  await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}
