import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { log } from "../progress.js";
import type { Row } from "../row.js";
import { interleave, mapValues, median } from "../statistics.js";

/** The import statements, relative to `dist/imports/`. */
const ENTRIES = {
  nothing: "",
  ours: `import "../../../dist/src/providers/invoca/client.js";`,
  "openapi-fetch": `import "openapi-fetch";`,
  redocly: `import "./redocly-invoca.js";`,
  ky: `import "ky";`,
  everything: `import "../../../dist/src/index.js";`,
} as const;
const names = Object.keys(ENTRIES) as (keyof typeof ENTRIES)[];
const fileOf = (name: string) => fileURLToPath(new URL(`../dist/imports/${name}.js`, import.meta.url));

/** Run time of a new process that imports an entry and exits, compared with one that imports nothing. */
export async function measureImport(rounds: number): Promise<Row[]> {
  for (const name of names) {
    await writeFile(fileOf(name), `${ENTRIES[name]}\n`);
  }
  // A process is short and its time varies: more rounds than elsewhere.
  const runs = await interleave(rounds * 6, names, async (name) => timeOf(fileOf(name)));
  const medians = mapValues(runs, median);
  const { nothing, everything, ...imports } = medians;
  log(`import: an empty process takes ${nothing.toFixed(1)} ms`);
  const cellOf = (ms: number) => ({ value: ms - nothing, ratio: ms / nothing });
  return [
    {
      what: "Process that imports an Invoca client vs. an empty process (difference in parentheses)",
      unit: "ms",
      cells: mapValues(imports, cellOf),
    },
    { what: "… that imports the whole package", unit: "ms", cells: { ours: cellOf(everything) } },
  ];
}

function timeOf(file: string): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [file]);
  if (status !== 0) {
    throw new Error(`${file} exited with ${status}: ${stderr.toString()}`);
  }
  return performance.now() - start;
}
