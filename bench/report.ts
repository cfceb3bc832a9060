import { cpus, loadavg, totalmem } from "node:os";
import { measureAccounts } from "./measure/accounts.js";
import { measureCpu } from "./measure/cpu.js";
import { measureDrift } from "./measure/drift.js";
import { measureImport } from "./measure/import.js";
import { measureMemory } from "./measure/memory.js";
import { measureSize } from "./measure/size.js";
import { measureWall } from "./measure/wall.js";
import type { BenchOptions, Part } from "./parts.js";
import type { Row } from "./row.js";
import { toTable } from "./table.js";

const measure: Record<Part, (rounds: number) => Promise<Row[]>> = {
  cpu: measureCpu,
  drift: measureDrift,
  wall: measureWall,
  accounts: measureAccounts,
  memory: measureMemory,
  size: measureSize,
  import: measureImport,
};

/** Load average before the first measurement. */
const load = loadavg()[0]!;

/** Measures the parts in sequence: concurrent parts would distort each other. */
export async function measureAll({ parts, rounds }: BenchOptions): Promise<Row[]> {
  const rows: Row[] = [];
  for (const part of parts) {
    rows.push(...(await measure[part](rounds)));
  }
  return rows;
}

/** The rows as Markdown, with date, machine and command. */
export function toReport(rows: readonly Row[], args: readonly string[], { rounds }: BenchOptions): string {
  const command = ["npm run bench", ...(args.length > 0 ? ["--", ...args] : [])].join(" ");
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model.trim() ?? "unknown"}, ${Math.round(totalmem() / 2 ** 30)} GB, load ${load.toFixed(1)} before`;
  const when = new Date().toISOString().slice(0, 10);
  return `Measured on ${when} with \`${command}\`: Node.js ${process.versions.node}, ${process.platform}, ${machine}; medians of ${rounds} (memory: once).

${toTable(rows)}
`;
}
