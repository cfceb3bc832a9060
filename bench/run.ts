/**
 * `npm run bench`: compares this package with the alternatives and prints a table. `npm run bench -- cpu wall` measures
 * only these parts. Exit 1: a measurement failed, a contender listed wrong numbers, or a target was missed with
 * `--check`. Exit 2: invalid arguments.
 */
import { parseArguments, type BenchOptions } from "./parts.js";
import { prepare } from "./prepare.js";
import { isMet } from "./row.js";

const args = process.argv.slice(2);
const options = ((): BenchOptions => {
  try {
    return parseArguments(args);
  } catch (error) {
    console.error(`bench: ${(error as Error).message}`);
    process.exit(2);
  }
})();

await prepare();
// Imported here because it imports files that `prepare` writes.
const { measureAll, toReport } = await import("./report.js");
const rows = await measureAll(options);
console.log(toReport(rows, args, options));

const missed = rows.filter((row) => isMet(row) === false);
for (const { what } of missed) {
  console.error(`bench: target missed: ${what}`);
}
if (options.check && missed.length > 0) {
  process.exitCode = 1;
}
