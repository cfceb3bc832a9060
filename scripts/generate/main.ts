/**
 * `npm run generate`: lints the specs, then writes `generated/`. With `--check` it writes nothing, lists the files that
 * are out of date, and exits with 1 if there are any.
 */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { lintSpecs } from "../lint/lint.js";
import { generateExamples, listExamples } from "./examples.js";
import { declare, findSecretFields } from "./operations.js";
import { generateTypes } from "./types.js";
import { generateValidators, listValidators } from "./validators.js";
import { readSpecs, root, type Spec } from "../openapi/specs.js";

const folder = new URL("generated/", root);

/** The generated files of a spec: texts by path. */
async function generate(spec: Spec): Promise<Map<string, string>> {
  const banner = `// Written by scripts/generate/main.ts from specs/${spec.provider}/openapi.yaml. Do not edit.\n\n`;
  const types = await generateTypes(spec.document);
  const operations = `import type { ApiDeclaration } from "../../src/http/declaration.js";
import type { ListDeclaration } from "../../src/listing/declaration.js";

/** The API's server, credential location and operations, as the spec declares them. */
export const api = ${JSON.stringify(declare(spec))} as const satisfies ApiDeclaration & {
  operations: Record<string, ApiDeclaration["operations"][string] | ListDeclaration>;
};

/** The sensitive properties of a listed record (\`x-sensitive\`). */
export const secretFields: readonly string[] = ${JSON.stringify(findSecretFields(spec))};
`;
  const files = new Map<string, string>();
  for (const [name, text] of [
    ["types.ts", types],
    ["operations.ts", operations],
    ["validators.ts", generateValidators(spec)],
    ["examples.ts", generateExamples(spec)],
  ] as const) {
    const path = `${spec.provider}/${name}`;
    files.set(path, await formatFile(path, banner + text));
  }
  return files;
}

/** The version in package.json, for code that runs where files cannot be read. */
async function readVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL("package.json", root), "utf8")) as { version: string };
  return `/** The version of the package. */\nexport const version = ${JSON.stringify(version)};\n`;
}

/** The text of a generated file as Prettier formats it. */
async function formatFile(path: string, text: string): Promise<string> {
  const options = await resolveConfig(new URL(`generated/${path}`, root));
  return format(text, { ...options, parser: "typescript" });
}

/** Exits with 1 if a spec has lint problems. */
async function lint(): Promise<void> {
  const problems = await lintSpecs();
  if (problems === undefined) {
    return;
  }
  console.error(problems);
  process.exit(1);
}

/** The paths of the files in `generated/`. */
async function listExisting(): Promise<string[]> {
  const base = fileURLToPath(folder);
  const entries = await readdir(base, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(base, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

/** The paths of the files that differ from the wanted ones, are missing, or are not wanted. */
async function findStale(wanted: ReadonlyMap<string, string>): Promise<string[]> {
  const stale: string[] = [];
  for (const path of new Set([...wanted.keys(), ...(await listExisting())])) {
    const existing = await readFile(new URL(path, folder), "utf8").catch(() => undefined);
    if (existing !== wanted.get(path)) {
      stale.push(path);
    }
  }
  return stale;
}

/** Writes a file, or removes it if it is not wanted. */
async function update(path: string, wanted: string | undefined): Promise<void> {
  const file = new URL(path, folder);
  if (wanted === undefined) {
    await rm(file);
    console.log(`removed generated/${path}`);
    return;
  }
  await mkdir(new URL(".", file), { recursive: true });
  await writeFile(file, wanted);
  console.log(`wrote generated/${path}`);
}

const isCheck = process.argv.includes("--check");
await lint();

const wanted = new Map<string, string>();
const specs = await readSpecs();
for (const spec of specs) {
  for (const [path, text] of await generate(spec)) {
    wanted.set(path, text);
  }
}
const providers = specs.map(({ provider }) => provider);
const common = {
  "examples.ts": listExamples(providers),
  "validators.ts": listValidators(providers),
  "version.ts": await readVersion(),
};
for (const [path, text] of Object.entries(common)) {
  wanted.set(path, await formatFile(path, `// Written by scripts/generate/main.ts. Do not edit.\n\n${text}`));
}

const stale = await findStale(wanted);
for (const path of stale) {
  if (isCheck) {
    console.error(`generated/${path} is out of date: run \`npm run generate\``);
    process.exitCode = 1;
  } else {
    await update(path, wanted.get(path));
  }
}
if (stale.length === 0) {
  console.log("generated/ is up to date");
}
