/** Preparation: installs the alternatives and compiles the benchmark to JavaScript. */
import { spawnSync } from "node:child_process";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const json = async (path: string) => JSON.parse(await readFile(new URL(path, import.meta.url), "utf8"));

/** Installs the alternatives unless the pinned versions are installed, and compiles everything into `bench/dist/`. */
export async function prepare(): Promise<void> {
  if (!(await isInstalled())) {
    run("npm", ["ci", "--no-audit", "--no-fund"]);
  }
  await rm(new URL("dist/", import.meta.url), { recursive: true, force: true });
  await mkdir(new URL("dist/imports/", import.meta.url), { recursive: true });
  run(fileURLToPath(new URL("../node_modules/.bin/redocly", import.meta.url)), ["generate-client"]);
  await compile();
}

async function isInstalled(): Promise<boolean> {
  const { dependencies } = (await json("package.json")) as { dependencies: Record<string, string> };
  const found = Object.entries(dependencies).map(async ([name, version]) => {
    const installed = await json(`node_modules/${name}/package.json`).catch(() => undefined);
    return installed?.version === version;
  });
  return (await Promise.all(found)).every(Boolean);
}

/** Compiles the measured processes to plain JavaScript, so that none of them loads a compiler. */
async function compile(): Promise<void> {
  const processes = await readdir(new URL("processes/", import.meta.url));
  const options = {
    absWorkingDir: here,
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "warning",
  } as const;
  await build({
    ...options,
    entryPoints: processes.map((file) => `processes/${file}`),
    outdir: "dist/processes",
    bundle: true,
    splitting: true,
  });
  await build({
    ...options,
    entryPoints: ["dist/redocly/invoca.ts"],
    outfile: "dist/imports/redocly-invoca.js",
  });
}

function run(command: string, args: string[]): void {
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const { status, error, output } = spawnSync(command, args, { cwd: here, env, encoding: "utf8" });
  if (status === 0) {
    return;
  }
  throw new Error(`${command} ${args.join(" ")} failed:\n${output?.join("") ?? ""}`, { cause: error });
}
