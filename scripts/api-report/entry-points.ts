import { readFile } from "node:fs/promises";
import { readSpecs, root } from "../openapi/specs.js";

/**
 * Returns the declaration files of the entry points in package.json, relative to the project, by name: `index` for the
 * package itself, otherwise the subpath.
 */
export async function entryPoints(): Promise<Map<string, string>> {
  const manifest = JSON.parse(await readFile(new URL("package.json", root), "utf8")) as {
    exports: Record<string, string>;
  };
  const providers = (await readSpecs()).map((spec) => spec.provider);
  const found = new Map<string, string>();
  for (const [subpath, target] of Object.entries(manifest.exports)) {
    if (!target.endsWith(".js")) {
      continue;
    }
    for (const name of subpath === "./*" ? providers : [subpath.replace(/^\.\/?/, "")]) {
      found.set(name === "" ? "index" : name, target.replace("*", name).replace(/\.js$/, ".d.ts"));
    }
  }
  return found;
}
