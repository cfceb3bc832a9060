import type { ExhaustedLimit } from "../../http/json-rpc.js";
import { getPath } from "../../http/json.js";

const LIMITS_PATH = ["metadata", "limits"];

/** The limits, the one that is reset last first, with their periods in seconds: a reset cannot be further away. */
const PERIODS = [
  { name: "day", seconds: 86_400 },
  { name: "minute", seconds: 60 },
] as const;

/**
 * The rate limit that is exhausted according to a response's `metadata.limits`, or undefined. According to the
 * documentation, errors have it too (https://callgear.github.io/data_api/, "Limits"). Resets are in seconds. A reset that is longer than
 * the limit's period counts as the period, an invalid one as 0.
 */
export function findExhaustedLimit(response: unknown): ExhaustedLimit | undefined {
  const limits = getPath(response, ["result", ...LIMITS_PATH]) ?? getPath(response, ["error", "data", ...LIMITS_PATH]);
  const numberAt = (key: string) => {
    const value = getPath(limits, [key]);
    return typeof value === "number" && !Number.isNaN(value) ? value : undefined;
  };
  const exhausted = PERIODS.find(({ name }) => (numberAt(`${name}_remaining`) ?? 1) <= 0);
  if (exhausted === undefined) {
    return undefined;
  }
  const { name, seconds } = exhausted;
  const resetSeconds = Math.min(seconds, Math.max(0, numberAt(`${name}_reset`) ?? 0));
  return { resetMs: resetSeconds * 1000, wait: name === "minute" };
}
