import { statSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files of which a run takes seconds: simulators, waits, property tests. */
const SLOW = /time-limits|redaction|signals|cloudlx-tokens|changing|servers|properties|other-orders|retries|redirects/;

/** Runs the tests of single functions first: a mutant is killed by the first test that fails. */
class FastestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const cost = ({ moduleId }: TestSpecification) => statSync(moduleId).size * (SLOW.test(moduleId) ? 1000 : 1);
    return files.sort((a, b) => cost(a) - cost(b));
  }
}

/** The unit tests that concern `src/http` and `src/listing`, for `npm run test:mutation`. */
export default defineConfig({
  test: {
    include: ["test/{http,listing,providers}/**/*.test.ts"],
    sequence: { sequencer: FastestFirst },
    // Imports are not repeated for each test file.
    isolate: false,
    // Property tests with a tenth of their runs.
    env: { PROPERTY_RUNS: "0.1" },
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
