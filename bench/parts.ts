import { parseArgs } from "node:util";

/** What can be measured. */
export const PARTS = ["cpu", "wall", "accounts", "memory", "size", "import"] as const;
export type Part = (typeof PARTS)[number];

/** What the command line asks for. */
export interface Choice {
  parts: readonly Part[];
  /** How often each measurement is made; the median counts. */
  rounds: number;
  /** Whether a target that is missed is an error. */
  check: boolean;
}

/** Reads the command line. Throws an `Error` that says what is wrong with it. */
export function readChoice(args: readonly string[]): Choice {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { rounds: { type: "string", default: "5" }, check: { type: "boolean", default: false } },
  });
  const rounds = Number(values.rounds);
  if (!(Number.isInteger(rounds) && rounds >= 1))
    throw new Error(`--rounds is ${values.rounds}: a whole number above 0`);
  const unknown = positionals.filter((name) => !PARTS.includes(name as Part));
  if (unknown.length > 0) throw new Error(`unknown: ${unknown.join(", ")}. There is ${PARTS.join(", ")}`);
  const parts = PARTS.filter((part) => positionals.length === 0 || positionals.includes(part));
  return { parts, rounds, check: values.check };
}
