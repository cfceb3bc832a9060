/** What `npm run test:runtimes` prints, and its exit code. */
import type { RuntimeResults } from "./runtime.js";

/** What happened with a runtime: it ran, or the reason why it did not. */
export type Outcome = { name: string } & (RuntimeResults | { reason: string });

/** Returns a line for each check. */
export function formatLines(outcome: Outcome): string[] {
  if ("reason" in outcome) {
    return [`${outcome.name}  not run: ${outcome.reason}`];
  }
  const { name, version, results } = outcome;
  return results.map(({ check, problem }) => {
    const runtime = `${name.replace(/@.*/, "")} ${version}`;
    return problem === undefined ? `${runtime}  ok      ${check}` : `${runtime}  FAILED  ${check}: ${problem}`;
  });
}

/** Returns a Markdown table with a row for each runtime. */
export function formatMarkdown(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map((outcome) => {
    if ("reason" in outcome) {
      return `| ${outcome.name} | – | not run: ${outcome.reason} |`;
    }
    const { name, version, results } = outcome;
    const passed = results.filter(({ problem }) => problem === undefined).length;
    return `| ${name.replace(/@.*/, "")} | ${version} | ${passed} of ${results.length} |`;
  });
  return ["| runtime | version | checks passed |", "| --- | --- | --- |", ...rows].join("\n");
}

/** Whether all checks of all runtimes passed. A runtime that was not run counts unless missing ones are allowed. */
export function isSuccessful(outcomes: readonly Outcome[], allowsMissing: boolean): boolean {
  return outcomes.every((outcome) =>
    "reason" in outcome
      ? allowsMissing
      : outcome.results.length > 0 && outcome.results.every(({ problem }) => problem === undefined),
  );
}
