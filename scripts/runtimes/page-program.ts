/** The program that runs the checks in a page. */
import type * as Package from "../../src/index.js";
import { runChecks, type CheckConfig, type CheckResult } from "./checks.js";

/** The global variables of the page. */
export interface PageGlobals {
  runChecks(config: CheckConfig): Promise<CheckResult[]>;
}

/** Publishes a function that runs the checks. */
export function publish(app: typeof Package): void {
  Object.assign(globalThis, { runChecks: (config) => runChecks(app, config) } satisfies PageGlobals);
}
