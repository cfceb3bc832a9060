import { defineConfig } from "vitest/config";

/** The tests of the pages of Redoc in Chromium, for `npm run test:redoc`. They take minutes. */
export default defineConfig({
  test: {
    include: ["test/docs/redoc/**/*.test.ts"],
    globalSetup: ["test/support/docs/build-site.ts"],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
