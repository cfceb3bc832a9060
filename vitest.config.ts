import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    typecheck: { enabled: true, include: ["test/types/*.test-d.ts"], tsconfig: "tsconfig.json" },
    // A child process on a busy machine may take its time; nothing is measured by it.
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
