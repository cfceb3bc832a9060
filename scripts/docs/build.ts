/** Writes the site. It is written to a temporary folder first, so that the published site is always complete. */
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { lintSpecs } from "../lint/lint.js";
import { root } from "../openapi/specs.js";
import { brokenLinks } from "./links.js";
import { siteFiles } from "./site.js";

/** The default folder of the site. */
export const SITE = fileURLToPath(new URL("site/", root));

/**
 * Lints the specs and replaces the site. Returns the number of files.
 *
 * @throws Error with the reasons. The previous site is kept.
 */
export async function buildSite(folder = SITE): Promise<number> {
  const problems = await lintSpecs();
  if (problems !== undefined) {
    throw new Error(`the specs have problems:\n${problems}`);
  }
  const files = await siteFiles();
  const broken = brokenLinks(files);
  if (broken.length > 0) {
    throw new Error(`broken links:\n${broken.join("\n")}`);
  }
  await replace(folder.replace(/\/$/, ""), files);
  return files.size;
}

async function replace(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  const temporary = await mkdtemp(`${folder}-`);
  try {
    await chmod(temporary, 0o755); // mkdtemp creates folders that only the owner can read
    for (const [name, content] of files) {
      const file = join(temporary, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    const old = `${temporary}-old`;
    const existed = await rename(folder, old).then(
      () => true,
      () => false,
    );
    await rename(temporary, folder);
    if (existed) {
      await rm(old, { recursive: true });
    }
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
}
