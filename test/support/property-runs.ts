/**
 * The runs of property tests. CI uses the same seed each time, so that a result can be reproduced. A search uses other
 * seeds and more runs: `PROPERTY_SEED=random PROPERTY_RUNS=20 npx vitest run …`.
 */
import fc from "fast-check";

const FIXED_SEED = 20_261_121;

const seed = process.env["PROPERTY_SEED"] ?? FIXED_SEED;
if (seed !== "random") {
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });
}

/** A factor for the number of runs. */
export const RUNS = Number(process.env["PROPERTY_RUNS"] ?? 1);
