/** What a runtime is to `npm run test:runtimes`. */
import type { CheckConfig, CheckResult } from "./checks.js";

/** A runtime that the checks run in. */
export interface Runtime {
  /** Its name on the command line: `node@24`, `bun`. */
  readonly name: string;
  /** What is installed next to the package: exact versions, as arguments of `npm install`. */
  readonly packages: readonly string[];
  /** Runs the checks with the package that is installed in the folder. */
  run(folder: string, config: CheckConfig): Promise<RuntimeResults>;
}

/** The results of all checks in a runtime. */
export interface RuntimeResults {
  /** The version that the runtime reports. */
  version: string;
  results: CheckResult[];
}

/** The runtime is not available on this machine. */
export class NotAvailable extends Error {
  override name = "NotAvailable";
}
