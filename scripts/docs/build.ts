/** Writes the site. It is written to a temporary folder first, so that the published site is always complete. */
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { lintSpecs } from "../lint/lint.js";
import { root } from "../openapi/specs.js";
import { writeReference } from "./openapi/reference.js";
import { readInventoryFields } from "./mapping/inventory-fields.js";
import { readApis } from "./apis.js";
import { brokenLinks, readPages } from "./links.js";
import { relocateSite } from "./relocate.js";
import { runTool } from "./run-tool.js";
import { siteFiles } from "./site.js";
import { writeSiteData } from "./site-data.js";
import { writeTypescriptReference } from "./typescript-reference.js";

/** The default folder of the site. */
export const SITE = fileURLToPath(new URL("site/", root));

/**
 * Lints the specs and replaces the site. The address of the published site is that of `DOCS_URL`, if it is set.
 *
 * @throws Error with the reasons. The previous site is kept.
 */
export async function buildSite(folder = SITE): Promise<void> {
  const problems = await lintSpecs();
  if (problems !== undefined) {
    throw new Error(`the specs have problems:\n${problems}`);
  }
  const fields = await readInventoryFields();
  const apis = await readApis(fields);
  const files = await siteFiles(apis);
  await Promise.all([
    writeSiteData(apis, fields),
    ...apis.map(({ spec, samples }) => writeReference(spec, samples)),
    writeTypescriptReference(),
  ]);
  await replace(folder.replace(/\/$/, ""), async (temporary) => {
    await buildPages(temporary);
    await writeFiles(temporary, files);
    const broken = brokenLinks(await readPages(temporary));
    if (broken.length > 0) {
      throw new Error(`broken links:\n${broken.join("\n")}`);
    }
  });
}

/** Builds the pages of website/ with Astro. */
async function buildPages(folder: string): Promise<void> {
  const address = process.env["DOCS_URL"];
  await runTool("astro/astro.js", ["build", "--root", "website", "--force", "--silent"], {
    ASTRO_TELEMETRY_DISABLED: "1",
    DOCS_OUT: folder,
    DOCS_URL: address,
  });
  await relocateSite(folder, address);
}

async function writeFiles(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [name, content] of files) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

/** Replaces a folder by one that a function fills. */
async function replace(folder: string, fill: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = await mkdtemp(`${folder}-`);
  try {
    await fill(temporary);
    await chmod(temporary, 0o755); // mkdtemp creates folders that only the owner can read
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
