import { defineConfig } from "vitest/config";

/** The tests of the site that take minutes, for `npm run test:site`: all views, Redoc, `npm run docs -- --serve`. */
export default defineConfig({
  test: {
    include: ["test/docs/nightly/**/*.test.ts"],
    globalSetup: ["test/support/docs/build-site.ts"],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
