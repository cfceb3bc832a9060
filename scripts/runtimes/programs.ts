/** Writes the programs that run the checks into the folder in which the package is installed. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** What the entry points of the package need, and is installed next to it: exact versions. */
export const PEERS = ["@opentelemetry/api@1.9.1", "@tanstack/query-core@5.108.0"];

/** Collects the installed entry points as `app`. */
const IMPORT_APP = `import * as library from "number-inventory";
import * as drift from "number-inventory/drift";
import * as inventoryCore from "number-inventory/inventory-core";
import * as opentelemetry from "number-inventory/opentelemetry";
import * as tanstackQuery from "number-inventory/tanstack-query";
import * as testing from "number-inventory/testing";
import { QueryClient } from "@tanstack/query-core";
const app = { ...library, entryPoints: { drift, inventoryCore, opentelemetry, tanstackQuery, testing, QueryClient } };
`;

/** The programs, by the name of their module in this folder. Their entry passes the installed package to them. */
const ENTRIES = {
  process: `${IMPORT_APP}import { main } from "./process-program.js";
await main(app);
`,
  worker: `${IMPORT_APP}import { createWorker } from "./worker-program.js";
export default createWorker(app);
`,
  page: `${IMPORT_APP}import { publish } from "./page-program.js";
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
