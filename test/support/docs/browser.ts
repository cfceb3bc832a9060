/** Starts Chromium for the tests of a file and collects the faults of its pages. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll, beforeAll, inject } from "vitest";
import { startServer } from "../../../scripts/docs/serve.js";
import type { Mock } from "../../../src/cli/mock/run-mock.js";
import { startMock } from "../../../src/cli/mock/server.js";
import { CHROMIUM_ARGUMENTS, chromiumPath } from "./chromium.js";

/** An open page. */
export interface Opened {
  page: Page;
  /** Console errors, exceptions, failed requests, and requests to other sites. */
  faults: string[];
}

/** Returns the URL of a server that has the site under a path, with the mock if `withMock` is set. */
export function useSite({ withMock = false } = {}): { server: () => string } {
  let served: Awaited<ReturnType<typeof startServer>> | undefined;
  let mock: Mock | undefined;
  beforeAll(async () => {
    mock = withMock ? await startMock() : undefined;
    served = await startServer(inject("site"), { below: "/some/where/", ...(mock && { mockUrl: mock.url }) });
  });
  afterAll(async () => {
    await mock?.close();
    served?.server.closeAllConnections();
    served?.server.close();
  });
  return { server: () => served!.url };
}

/** Returns a function that opens a page under a base URL. All pages are closed after the last test of the file. */
export function useChromium(): (base: string, path: string, options?: BrowserContextOptions) => Promise<Opened> {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: chromiumPath()!, args: CHROMIUM_ARGUMENTS });
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
