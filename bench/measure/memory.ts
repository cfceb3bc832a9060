import { runProcess } from "../child.js";
import type { ListInput, ListOutput } from "../processes/list.js";
import { log } from "../progress.js";
import type { ContenderId, Row } from "../row.js";
import { withSimulators } from "../simulators.js";

const SMALL = 100_000;
const LARGE = 1_000_000;
const contenders = ["ours", "fetch", "redocly"] as const satisfies ContenderId[];
const MEGABYTE = 2 ** 20;

/**
 * Peak memory of long lists: whether it grows with the list, and by how much if ids are remembered. Measured once each:
 * a peak over thousands of pages varies little and takes long.
 */
export async function measureMemory(): Promise<Row[]> {
  const cells: Row["cells"] = {};
  for (const contender of contenders) {
    const [small, large] = await list({ contender, provider: "invoca" }, ({ peak }) => peak);
    cells[contender] = { value: large / MEGABYTE, ratio: large / small };
  }
  const byId = { contender: "ours", provider: "cloudlx" } as const;
  // The difference in live memory between two list lengths is the cost of the remembered ids.
  const [few, many] = await list(byId, ({ alive }) => alive!, ["--expose-gc"]);
  const [low, high] = await list(byId, ({ peak }) => peak);
  const count = LARGE.toLocaleString("en");
  return [
    {
      what: `Peak memory, ${count} vs. ${SMALL.toLocaleString("en")} Invoca numbers`,
      unit: "MB",
      cells,
      target: { most: 1.5, of: "ratio" },
    },
    {
      what: "Heap per remembered id (CloudLX)",
      unit: "bytes",
      cells: { ours: { value: (many - few) / (LARGE - SMALL) } },
      target: { most: 150, of: "value" },
    },
    {
      what: `… peak memory per remembered id (${(high / MEGABYTE).toFixed(0)} MB for ${count} numbers)`,
      unit: "bytes",
      cells: { ours: { value: (high - low) / (LARGE - SMALL) } },
      target: { most: 150, of: "value" },
    },
  ];
}

/** The picked value for the short list and for the long one. */
async function list(
  what: Pick<ListInput, "contender" | "provider">,
  pick: (output: ListOutput) => number,
  execArgv?: string[],
): Promise<[number, number]> {
  const run = (rows: number) =>
    withSimulators({ [what.provider]: { rows } }, async ({ url }) => {
      const input: ListInput = { ...what, url: url(what.provider), rows };
      const output = await runProcess<ListOutput>("list", input, execArgv);
      const value = pick(output);
      const description = `${what.provider}, ${what.contender}, ${rows.toLocaleString("en")} numbers`;
      log(`memory: ${description}: ${(value / MEGABYTE).toFixed(0)} MB, ${output.ms.toFixed(0)} ms`);
      return value;
    });
  return [await run(SMALL), await run(LARGE)];
}
