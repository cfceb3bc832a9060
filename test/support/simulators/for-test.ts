import { onTestFinished } from "vitest";
import type { Simulator } from "./server.js";

/** Closes a simulator at the end of the current test. */
export async function forTest<S extends Simulator>(starting: Promise<S>): Promise<S> {
  const simulator = await starting;
  onTestFinished(() => simulator.close());
  return simulator;
}
