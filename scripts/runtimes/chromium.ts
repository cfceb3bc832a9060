/** The Chromium of this machine, with a page that Vite builds. */
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { CHROMIUM_ARGUMENTS, chromiumPath } from "../../test/support/docs/chromium.js";
import { startServer } from "../docs/serve.js";
import type { CheckConfig } from "./checks.js";
import type { PageGlobals } from "./page-program.js";
import { writeProgram } from "./programs.js";
import { NotAvailable, type Runtime, type RuntimeResults } from "./runtime.js";

const run = promisify(execFile);

const HTML = '<!doctype html><link rel="icon" href="data:,"><script type="module" src="./page.js"></script>';

async function runInChromium(folder: string, config: CheckConfig): Promise<RuntimeResults> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) {
    throw new NotAvailable("Chromium is not installed; CHROMIUM_PATH can name one");
  }
  await writeProgram(folder, "page");
  await writeFile(join(folder, "index.html"), HTML);
  await run(process.execPath, ["node_modules/vite/bin/vite.js", "build", "--base", "./"], { cwd: folder });
  const { server, url } = await startServer(join(folder, "dist"));
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGUMENTS });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await page.waitForFunction(() => "runChecks" in globalThis);
    const results = await page.evaluate((values) => (globalThis as unknown as PageGlobals).runChecks(values), config);
    return { version: browser.version(), results };
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

/** Chromium, with a build of Vite. */
export const CHROMIUM: Runtime = { name: "chromium", packages: ["vite@8.3.8"], run: runInChromium };
