/**
 * `npm run regenerate`: everything that depends on the specs, in the order that finds a problem soonest.
 * Exits with 0 if all steps succeeded, 1 if one failed, 2 for invalid arguments.
 */
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError, Option } from "commander";
import { root } from "../openapi/specs.js";
import { runSteps } from "./run.js";
import { ALL_STEPS, FAST_STEPS, stepsFrom, type Step } from "./steps.js";
import { repeatOnChange } from "./watch.js";

/** The folders whose changes `--watch` reacts to: the specs, and the code that a changed spec can break. */
const WATCHED = ["specs/", "src/"];

const program = new Command("regenerate")
  .description("Generates, compiles, checks and tests everything that depends on the specs.")
  .option("--fast", "stop after the compiled clients")
  .option("--watch", "repeat the steps of --fast when specs/ or src/ changes")
  .addOption(
    new Option("--from <step>", "run the steps of --fast, then continue with this step")
      .argParser(parseStep)
      .conflicts(["fast", "watch"]),
  )
  .allowExcessArguments(false)
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "regenerate: ")) })
  .parse();
const { fast, watch, from } = program.opts<{ fast?: true; watch?: true; from?: readonly Step[] }>();
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
} else if (fast) {
  process.exitCode = (await runSteps(FAST_STEPS, folder, print, announce)) === undefined ? 0 : 1;
} else {
  await runAllSteps();
}

function parseStep(name: string): readonly Step[] {
  const steps = stepsFrom(name);
  if (steps === undefined) {
    throw new InvalidArgumentError(`It must be one of ${ALL_STEPS.map((step) => step.name).join(", ")}.`);
  }
  return steps;
}

async function runAllSteps(): Promise<void> {
  const failed = await runSteps(from ?? ALL_STEPS, folder, print, announce);
  if (failed === undefined) {
    return;
  }
  process.exitCode = 1;
  if (!FAST_STEPS.includes(failed)) {
    print(`Continue with: npm run regenerate -- --from ${failed.name}`);
  }
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
