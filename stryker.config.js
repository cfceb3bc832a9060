/**
 * Mutation testing of `src/http` and `src/listing`: `npm run test:mutation`. A part of it, for example:
 * `npm run test:mutation -- --mutate "src/listing/*.ts"`.
 *
 * @type {import("@stryker-mutator/api/core").PartialStrykerOptions}
 */
export default {
  mutate: ["src/http/**/*.ts", "src/listing/**/*.ts"],
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "vitest.stryker.config.ts" },
  coverageAnalysis: "perTest",
  // A mutant of code that runs once, at import, would need all tests.
  ignoreStatic: true,
  concurrency: 2,
  // Only mutants whose code or tests changed since the last run are tested again.
  incremental: true,
  incrementalFile: "reports/mutation/incremental.json",
  ignorePatterns: ["/bench", "/dist", "/docs", "/etc", "/site*", "/scripts", "/reports"],
  reporters: ["progress-append-only", "clear-text", "html", "json"],
  // A lower score than 92 % is a failure.
  thresholds: { high: 96, low: 92, break: 92 },
  clearTextReporter: { logTests: false, reportTests: false },
};
