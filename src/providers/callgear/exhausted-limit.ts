import type { ExhaustedLimit } from "../../http/json-rpc.js";
import { getPath } from "../../http/json.js";

const LIMITS_PATH = ["metadata", "limits"];

/**
 * The rate limit that is exhausted according to a response's `metadata.limits`, or undefined. According to the
 * documentation, errors have it too (https://callgear.github.io/data_api/, "Limits"). Resets are in seconds.
 */
export function findExhaustedLimit(response: unknown): ExhaustedLimit | undefined {
  const limits = getPath(response, ["result", ...LIMITS_PATH]) ?? getPath(response, ["error", "data", ...LIMITS_PATH]);
  const exhausted = ["day", "minute"].find((period) => getPath(limits, [`${period}_remaining`]) === 0);
  if (exhausted === undefined) {
    return undefined;
  }
  const resetSeconds = getPath(limits, [`${exhausted}_reset`]);
  const resetMs = typeof resetSeconds === "number" ? Math.max(0, resetSeconds * 1000) : 0;
  return { resetMs, wait: exhausted === "minute" };
}
