/** The simulators: one real HTTP server a provider, with any number of rows, on the loopback interface. */
import type { Simulator } from "./server.js";

export * from "./apifonica.js";
export * from "./callgear.js";
export * from "./cloudlx.js";
export * from "./faults.js";
export * from "./invoca.js";
export * from "./rows.js";
export * from "./server.js";

/** The environment variables that point the command at these simulators, and at nothing else. */
export function env(simulators: readonly Simulator[]): Record<string, string> {
  return Object.assign({}, ...simulators.map((simulator) => simulator.env)) as Record<string, string>;
}
export * from "./hostile-links.js";
export * from "./hostile-locations.js";
