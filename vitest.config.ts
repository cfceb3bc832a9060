import { defineConfig } from "vitest/config";
import { chromiumPath } from "./test/support/docs/chromium.js";

// Child processes are slow on a busy machine. No test measures time.
const patience = { testTimeout: 20_000, hookTimeout: 60_000 };

/** The tests of examples whose pages are opened in Chromium. */
const IN_BROWSER = ["test/examples/tanstack-query.test.ts"];

const unit = {
  test: {
    name: "unit",
    include: ["test/**/*.test.ts"],
    exclude: ["test/docs/browser/**", "test/docs/nightly/**", "test/browser/**", ...IN_BROWSER],
    typecheck: { enabled: true, include: ["test/types/*.test-d.ts"], tsconfig: "tsconfig.json" },
    // Many tests wait for a child process or a server: on two cores, the default is one worker.
    maxWorkers: 2,
    ...patience,
  },
};

const docs = {
  test: {
    name: "docs",
    include: ["test/docs/browser/**/*.test.ts"],
    globalSetup: ["test/support/docs/build-site.ts"],
    // Each file has a Chromium of its own, which takes a core: two at a time, after the other tests.
    maxWorkers: 2,
    sequence: { groupOrder: 1 },
    ...patience,
    testTimeout: 60_000,
  },
};

const browser = {
  test: {
    name: "browser",
    include: ["test/browser/**/*.test.ts", ...IN_BROWSER],
    // After the tests of the pages: each Chromium takes a core.
    sequence: { groupOrder: 2 },
    ...patience,
  },
};

const installed = chromiumPath() !== undefined;
if (!installed) {
  const message =
    "The documentation's pages and the clients in a browser are not tested: apt-get install chromium, or set CHROMIUM_PATH to one.";
  if (process.env["REQUIRE_BROWSER"] === "1") {
    throw new Error(message);
  }
  console.warn(message);
}

export default defineConfig({ test: { projects: installed ? [unit, docs, browser] : [unit] } });
