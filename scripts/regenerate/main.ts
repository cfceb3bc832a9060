/**
 * `npm run regenerate`: everything that depends on the specs, in the order that finds a problem soonest.
 * Exits with 0 if all steps succeeded, 1 if one failed, 2 for invalid arguments.
 */
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { root } from "../openapi/specs.js";
import { runSteps } from "./run.js";
import { ALL_STEPS, FAST_STEPS } from "./steps.js";
import { repeatOnChange } from "./watch.js";

/** The folders whose changes `--watch` reacts to: the specs, and the code that a changed spec can break. */
const WATCHED = ["specs/", "src/"];

const program = new Command("regenerate")
  .description("Generates, compiles, checks and tests everything that depends on the specs.")
  .option("--fast", "stop after the compiled clients")
  .option("--watch", "repeat the steps of --fast when specs/ or src/ changes")
  .allowExcessArguments(false)
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "regenerate: ")) })
  .parse();
const { fast, watch } = program.opts<{ fast?: true; watch?: true }>();
const folder = fileURLToPath(root);

/** Deletes the text of the line, on a terminal. */
const CLEAR_LINE = process.stdout.isTTY ? "\r\u001B[K" : "";
const print = (text: string) => console.log(CLEAR_LINE + text);
/** Shows the running step on a terminal. Its result replaces the line. */
const announce = (name: string) => {
  if (process.stdout.isTTY) {
    process.stdout.write(`${CLEAR_LINE}running ${name}`);
  }
};

if (watch) {
  await watchSpecs();
} else if (!(await runSteps(fast ? FAST_STEPS : ALL_STEPS, folder, print, announce))) {
  process.exitCode = 1;
}

async function watchSpecs(): Promise<void> {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => stop.abort());
  }
  const work = async () => {
    await runSteps(FAST_STEPS, folder, print, announce);
    print(`Watching ${WATCHED.join(" and ")} (Ctrl-C to stop)`);
  };
  await repeatOnChange(
    WATCHED.map((name) => fileURLToPath(new URL(name, root))),
    work,
    stop.signal,
  );
}
