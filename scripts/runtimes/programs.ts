/** Writes the programs that run the checks into the folder in which the package is installed. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** The programs, by the name of their module in this folder. Their entry passes the installed package to them. */
const ENTRIES = {
  process: `import * as app from "number-inventory";
import { main } from "./process-program.js";
await main(app);
`,
  worker: `import * as app from "number-inventory";
import { createWorker } from "./worker-program.js";
export default createWorker(app);
`,
  page: `import * as app from "number-inventory";
import { publish } from "./page-program.js";
publish(app);
`,
} as const;

/** Writes a program, and returns the path of its entry. */
export async function writeProgram(folder: string, name: keyof typeof ENTRIES): Promise<string> {
  await build({
    entryPoints: [fileURLToPath(new URL(`${name}-program.ts`, import.meta.url))],
    bundle: true,
    format: "esm",
    target: "es2022",
    outfile: join(folder, `${name}-program.js`),
    external: ["node:*"],
    logLevel: "silent",
  });
  const entry = join(folder, `${name}.js`);
  await writeFile(entry, ENTRIES[name]);
  return entry;
}
