import { readFile } from "node:fs/promises";
import { readSpecs, root } from "../openapi/specs.js";

/** The member `exports` of package.json. */
export type Exports = Readonly<Record<string, string>>;

/**
 * Returns the declaration files of the entry points in package.json, relative to the project, by name: `index` for the
 * package itself, otherwise the subpath.
 */
export async function entryPoints(): Promise<Map<string, string>> {
  const providers = (await readSpecs()).map((spec) => spec.provider);
  const files = modulesOf(await readExports(), providers);
  return new Map([...files].map(([name, file]) => [name, file.replace(/\.js$/, ".d.ts")]));
}

/** Reads the entry points of the package. */
export async function readExports(): Promise<Exports> {
  const manifest = await readFile(new URL("package.json", root), "utf8");
  return (JSON.parse(manifest) as { exports: Exports }).exports;
}

/**
 * Returns the files of the entry points that are modules, by name: `index` for the package itself, otherwise the
 * subpath. `*` represents each provider.
 */
export function modulesOf(exports: Exports, providers: readonly string[]): Map<string, string> {
  const modules = Object.entries(exports).filter(([, file]) => file.endsWith(".js"));
  return new Map(
    modules.flatMap(([subpath, file]) => {
      const name = subpath === "." ? "index" : subpath.replace("./", "");
      const names = name.includes("*") ? providers : [name];
      return names.map((each) => [name.replace("*", each), file.replace("*", each)] as const);
    }),
  );
}
