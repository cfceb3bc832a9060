/** A Chromium for the tests of a file, and what its pages did that they should not. */
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll, beforeAll, inject } from "vitest";
import { startServer } from "../../../scripts/docs/serve.js";
import { chromiumPath } from "./chromium.js";

/** A page that has been opened. */
export interface Opened {
  page: Page;
  /** Errors on the console, exceptions, failed requests, and those that left the site. */
  faults: string[];
}

const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The folder of the site, as an address; and a server that has it below a path. */
export function useSite(): { file: () => string; server: () => string } {
  let served: Awaited<ReturnType<typeof startServer>> | undefined;
  beforeAll(async () => {
    served = await startServer(inject("site"), 0, "/some/where/");
  });
  afterAll(() => {
    served?.server.closeAllConnections();
    served?.server.close();
  });
  return { file: () => `${pathToFileURL(inject("site")).href}/`, server: () => served!.url };
}

/** Opens a page below a base address. Every page is closed after the file's last test. */
export function useChromium(): (base: string, path: string, options?: BrowserContextOptions) => Promise<Opened> {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath()!, args: QUIET });
  });
  afterAll(() => browser?.close());

  return async (base, path, options = {}) => {
    const page = await browser!.newPage(options);
    const faults: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) {
        faults.push(`${message.type()}: ${message.text()}`);
      }
    });
    page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
    page.on("requestfailed", (request) => faults.push(`failed: ${request.url()}`));
    page.on("response", (response) => {
      if (response.status() >= 400) {
        faults.push(`${response.status()}: ${response.url()}`);
      }
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(base) && !/^(blob|data):/.test(request.url())) {
        faults.push(`left: ${request.url()}`);
      }
    });
    await page.goto(base + path);
    if (await page.$("redoc")) {
      await page.waitForSelector("redoc .api-content :is(h1, h2)");
    }
    return { page, faults };
  };
}
