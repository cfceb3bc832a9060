/** The simulators: one HTTP server per provider on the loopback interface, with any number of rows. */
import type { Simulator } from "./server.js";

export * from "./apifonica.js";
export * from "./callgear.js";
export * from "./cloudlx.js";
export * from "./faults.js";
export * from "./invoca.js";
export * from "./rows.js";
export * from "./server.js";

/** Returns the environment variables with which the command uses these simulators only. */
export function env(simulators: readonly Simulator[]): Record<string, string> {
  return Object.assign({}, ...simulators.map((simulator) => simulator.env)) as Record<string, string>;
}
export * from "./hostile-links.js";
export * from "./hostile-locations.js";
