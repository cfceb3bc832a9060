/** The program that runs the checks in a page. */
import { runChecks, type App, type CheckConfig, type CheckResult } from "./checks.js";

/** The global variables of the page. */
export interface PageGlobals {
  runChecks(config: CheckConfig): Promise<CheckResult[]>;
}

/** Publishes a function that runs the checks. */
export function publish(app: App): void {
  Object.assign(globalThis, { runChecks: (config) => runChecks(app, config) } satisfies PageGlobals);
}
