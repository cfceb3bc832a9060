/**
 * `npm run bench`: measures this package beside its rivals, and prints the table. `npm run bench -- cpu wall` measures those
 * parts alone. It ends with 1 where something breaks, a rival's numbers are not all there, or, with `--check`, a target
 * is missed; with 2 where the command line cannot be meant.
 */
import { readChoice, type Choice } from "./parts.js";
import { prepare } from "./prepare.js";
import { isMet } from "./row.js";

const args = process.argv.slice(2);
const choice = ((): Choice => {
  try {
    return readChoice(args);
  } catch (error) {
    console.error(`bench: ${(error as Error).message}`);
    process.exit(2);
  }
})();

await prepare();
// Only now is there what it imports.
const { measureAll, toReport } = await import("./report.js");
const rows = await measureAll(choice);
console.log(toReport(rows, args, choice));

const missed = rows.filter((row) => isMet(row) === false);
for (const { what } of missed) console.error(`bench: missed: ${what}`);
if (choice.check && missed.length > 0) process.exitCode = 1;
