/** Writes the site: aside first, so that what is published is always whole. */
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { lintSpecs } from "../lint/lint.js";
import { root } from "../openapi/specs.js";
import { brokenLinks } from "./links.js";
import { siteFiles } from "./site.js";

/** Where the site is written to. */
export const SITE = fileURLToPath(new URL("site/", root));

/** Lints the specs, and replaces the site. Throws an error with the reasons, and leaves the old site, where it cannot. */
export async function buildSite(folder = SITE): Promise<number> {
  const problems = await lintSpecs();
  if (problems !== undefined) {
    throw new Error(`the specs have problems:\n${problems}`);
  }
  const files = await siteFiles();
  const broken = brokenLinks(files);
  if (broken.length > 0) {
    throw new Error(`links lead nowhere:\n${broken.join("\n")}`);
  }
  await replace(folder.replace(/\/$/, ""), files);
  return files.size;
}

async function replace(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  const aside = await mkdtemp(`${folder}-`);
  try {
    await chmod(aside, 0o755); // a temporary folder is for its owner alone
    for (const [name, content] of files) {
      const file = join(aside, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    const old = `${aside}-old`;
    const existed = await rename(folder, old).then(
      () => true,
      () => false,
    );
    await rename(aside, folder);
    if (existed) {
      await rm(old, { recursive: true });
    }
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    throw error;
  }
}
