/** The runtimes that the package is tested in, with their versions. */
import { CHROMIUM } from "./chromium.js";
import { processRuntime } from "./processes.js";
import type { Runtime } from "./runtime.js";
import { WORKERD } from "./workerd.js";

export const RUNTIMES: readonly Runtime[] = [
  processRuntime("node@20", "node@20.20.2", "node"),
  processRuntime("node@22", "node@22.23.3", "node"),
  processRuntime("node@24", "node@24.21.0", "node"),
  processRuntime("node@26", "node@26.10.0", "node"),
  processRuntime("bun", "bun@1.4.5", "bun"),
  processRuntime("deno", "deno@2.9.6", "deno", ["run", "--allow-all", "--quiet"]),
  WORKERD,
  CHROMIUM,
];

/**
 * Returns the runtimes that the names select: `node` selects all versions of Node.js. Without names: all.
 *
 * @throws Error that names an unknown runtime.
 */
export function selectRuntimes(names: readonly string[]): readonly Runtime[] {
  const matches = ({ name }: Runtime, selected: string) => name === selected || name.startsWith(`${selected}@`);
  const unknown = names.find((selected) => !RUNTIMES.some((runtime) => matches(runtime, selected)));
  if (unknown !== undefined) {
    throw new Error(`unknown runtime "${unknown}"; choose from ${RUNTIMES.map(({ name }) => name).join(", ")}`);
  }
  return RUNTIMES.filter((runtime) => names.length === 0 || names.some((selected) => matches(runtime, selected)));
}
