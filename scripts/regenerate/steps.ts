/** The steps of `npm run regenerate`, in the order that finds a problem soonest. */

/** A command of the project that can fail. */
export interface Step {
  name: string;
  /** What the step covers, if the name does not say it. */
  covers?: string;
  /** The command and its arguments. `node` is the running Node.js. */
  command: readonly [string, ...string[]];
}

const script = (name: string, ...args: string[]): Step["command"] => ["npm", "run", name, "--silent", ...args];

/** The steps up to a compiled client, which the watch repeats. */
export const FAST_STEPS: readonly Step[] = [
  { name: "generate", covers: "lint, examples, types, metadata, validators", command: script("generate") },
  {
    name: "compile",
    covers: "clients, inventory and command",
    // Incremental: only what a changed file concerns.
    command: ["node", "node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json", "--pretty", "false"],
  },
];

/** All steps: the fast ones, the other checks of `npm run check`, and `npm test`. */
export const ALL_STEPS: readonly Step[] = [
  ...FAST_STEPS,
  { name: "types", covers: "scripts and tests too", command: script("types") },
  { name: "build", command: script("build") },
  { name: "api:check", covers: "public surface in etc/", command: script("api:check") },
  { name: "mock", command: ["node", "node_modules/vitest/vitest.mjs", "run", "--project", "unit", "test/mock/"] },
  { name: "specs:quality", command: script("specs:quality") },
  { name: "lint:format", command: script("lint:format") },
  { name: "lint:code", command: script("lint:code") },
  { name: "lint:words", command: script("lint:words") },
  { name: "lint:package", command: script("lint:package") },
  { name: "docs", command: script("docs") },
  { name: "tests", command: ["node", "node_modules/vitest/vitest.mjs", "run"] },
];

/**
 * Returns the fast steps, because later ones use what they write, and all steps from the one with this name. Undefined
 * if no step has the name.
 */
export function stepsFrom(name: string): readonly Step[] | undefined {
  const index = ALL_STEPS.findIndex((step) => step.name === name);
  return index === -1 ? undefined : [...FAST_STEPS, ...ALL_STEPS.slice(Math.max(index, FAST_STEPS.length))];
}
