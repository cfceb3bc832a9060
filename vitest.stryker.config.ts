import { defineConfig } from "vitest/config";

/** The unit tests that concern `src/http` and `src/listing`, for `npm run test:mutation`. */
export default defineConfig({
  test: {
    include: ["test/{http,listing,providers}/**/*.test.ts"],
    // Imports are not repeated for each test file.
    isolate: false,
    // Property tests with a tenth of their runs.
    env: { PROPERTY_RUNS: "0.1" },
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
