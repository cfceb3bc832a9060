import { parseArgs } from "node:util";

/** The parts of the benchmark. */
export const PARTS = ["cpu", "drift", "wall", "accounts", "memory", "size", "import"] as const;
export type Part = (typeof PARTS)[number];

/** The parsed command line. */
export interface BenchOptions {
  parts: readonly Part[];
  /** Rounds per measurement; the median is reported. */
  rounds: number;
  /** Whether a missed target is an error. */
  check: boolean;
}

/** Parses the command line. Throws an `Error` that names the invalid argument. */
export function parseArguments(args: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { rounds: { type: "string", default: "5" }, check: { type: "boolean", default: false } },
  });
  const rounds = Number(values.rounds);
  if (!(Number.isInteger(rounds) && rounds >= 1)) {
    throw new Error(`--rounds must be a positive integer, got ${values.rounds}`);
  }
  const unknown = positionals.filter((name) => !PARTS.includes(name as Part));
  if (unknown.length > 0) {
    throw new Error(`unknown part ${unknown.join(", ")}; choose from ${PARTS.join(", ")}`);
  }
  const parts = PARTS.filter((part) => positionals.length === 0 || positionals.includes(part));
  return { parts, rounds, check: values.check };
}
