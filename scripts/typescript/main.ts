/**
 * `npm run test:typescript`: packs the package, installs the tarball with its optional peer dependencies in an empty
 * project with each supported TypeScript version, and compiles a program that uses every exported name, with
 * `declaration: true` and `skipLibCheck: false`. `npm run test:typescript -- 5.4 7.0` tests these versions only. It
 * needs the package registry.
 */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { entryPoints } from "../api-report/entry-points.js";
import { root } from "../openapi/specs.js";
import { projectFiles } from "./project.js";

/** The oldest version that openapi-fetch supports, and the newest. */
const VERSIONS = ["5.4", "latest"];

const COMPILER_OPTIONS = {
  module: "NodeNext",
  target: "ES2022",
  lib: ["ES2023", "DOM", "DOM.Iterable"],
  strict: true,
  declaration: true,
  skipLibCheck: false,
  rootDir: ".",
  outDir: "out",
  types: [],
};

const run = promisify(execFile);

async function createProject(folder: string): Promise<void> {
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", folder], { cwd: fileURLToPath(root) });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const manifest = JSON.parse(await readFile(new URL("package.json", root), "utf8")) as {
    peerDependencies: Record<string, string>;
  };
  const peers = Object.entries(manifest.peerDependencies).map(([name, range]) => `${name}@${range}`);
  await run("npm", ["install", "--no-audit", "--no-fund", `./${filename}`, ...peers], { cwd: folder });
  const sources = projectFiles(join(folder, "node_modules/number-inventory"), await entryPoints());
  await mkdir(join(folder, "src"));
  for (const [name, code] of sources) {
    await writeFile(join(folder, "src", name), code);
  }
  await writeFile(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: COMPILER_OPTIONS, include: ["src"] }),
  );
}

/** Compiles the project with one TypeScript version. Returns what the compiler printed: nothing if it succeeded. */
async function compile(folder: string, version: string): Promise<string> {
  await run("npm", ["install", "--no-audit", "--no-fund", "--save-dev", `typescript@${version}`], { cwd: folder });
  const compiler = join(folder, "node_modules/.bin/tsc");
  const { stdout } = await run(compiler, ["--version"], { cwd: folder });
  console.log(`TypeScript ${stdout.trim().replace("Version ", "")}`);
  try {
    await run(compiler, ["--project", "."], { cwd: folder });
    return "";
  } catch (error) {
    return (error as { stdout?: string }).stdout || String(error);
  }
}

const requested = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), "number-inventory-"));
try {
  await createProject(folder);
  for (const version of requested.length > 0 ? requested : VERSIONS) {
    const problems = await compile(folder, version);
    if (problems) {
      console.error(problems);
      process.exitCode = 1;
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
