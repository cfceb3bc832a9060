import { onTestFinished } from "vitest";
import type { Simulator } from "./server.js";

/** A simulator that is closed when the test that started it has ended. */
export async function forTest<S extends Simulator>(starting: Promise<S>): Promise<S> {
  const simulator = await starting;
  onTestFinished(() => simulator.close());
  return simulator;
}
