/** The TypeScript reference: TypeDoc's pages for the entry points of the package, as Markdown for the site. */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { providers } from "../../src/providers/index.js";
import { modulesOf, readExports, type Exports } from "../api-report/entry-points.js";
import { root } from "../openapi/specs.js";
import { runTool } from "./run-tool.js";

const FOLDER = new URL("website/generated/entry-points/", root);
const PAGES = new URL("website/generated/pages/typescript/", root);

/** What the pages depend on. */
const INPUTS = ["src", "generated", "package.json", "package-lock.json", "tsconfig.json", "website/typedoc.json"];

/** Writes the pages to `website/generated/pages/typescript/`, unless they are there and nothing has changed. */
export async function writeTypescriptReference(): Promise<void> {
  const file = new URL("inputs.sha256", PAGES);
  const digest = await digestOf(INPUTS);
  if ((await readFile(file, "utf8").catch(() => "")) !== digest) {
    await rm(PAGES, { recursive: true, force: true });
    await runTypeDoc();
    await writeFile(file, digest);
  }
}

/** Returns a digest of files and folders. */
async function digestOf(paths: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const path of paths) {
    const full = fileURLToPath(new URL(path, root));
    const entries = await readdir(full, { recursive: true, withFileTypes: true }).catch(() => undefined);
    const files = entries?.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    for (const file of (files ?? [full]).sort()) {
      hash.update(file.slice(full.length)).update(await readFile(file).catch(() => ""));
    }
  }
  return hash.digest("hex");
}

async function runTypeDoc(): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  // TypeDoc names a module after its file, so each entry point has a file with its name.
  for (const { name, source } of entryPoints(await readExports(), providers)) {
    await writeFile(new URL(`${name}.ts`, FOLDER), `export * from "../../../${source}";\n`);
  }
  const config = { extends: "../../../tsconfig.json", include: ["."] };
  await writeFile(new URL("tsconfig.json", FOLDER), JSON.stringify(config));
  await runTool("typedoc/bin/typedoc", ["--options", "website/typedoc.json"]);
}

/** Returns the name and the source file of each entry point that is a module. */
export function entryPoints(exports: Exports, apis: readonly { id: string }[]): { name: string; source: string }[] {
  const modules = modulesOf(
    exports,
    apis.map(({ id }) => id),
  );
  return [...modules].map(([name, file]) => ({
    name: name === "index" ? "number-inventory" : name,
    source: file.replace(/^\.\/dist\//, ""),
  }));
}
