/** Builds the site once for all test files of the project, in a temporary folder. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { buildSite } from "../../../scripts/docs/build.js";

declare module "vitest" {
  interface ProvidedContext {
    site: string;
  }
}

/** The address for which the site is built. Its tests run elsewhere: the pages must work below any path. */
export const DOCS_URL = "https://docs.example.com/number-inventory/";

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "number-inventory-site-"));
  const site = join(folder, "site");
  process.env["DOCS_URL"] = DOCS_URL;
  await buildSite(site);
  provide("site", site);
  return () => rm(folder, { recursive: true });
}
