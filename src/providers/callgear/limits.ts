import type { Limits } from "../../http/json-rpc.js";
import { getPath } from "../../http/json.js";

const LIMITS_PATH = ["metadata", "limits"];

/**
 * The account's rate limits in a response's `metadata.limits`, or undefined if some points remain. According to the
 * documentation, errors have it too (https://callgear.github.io/data_api/, "Limits"). Resets are in seconds.
 */
export function readLimits(reply: unknown): Limits | undefined {
  const limits = getPath(reply, ["result", ...LIMITS_PATH]) ?? getPath(reply, ["error", "data", ...LIMITS_PATH]);
  const exhausted = ["day", "minute"].find((period) => getPath(limits, [`${period}_remaining`]) === 0);
  if (exhausted === undefined) {
    return undefined;
  }
  const resetSeconds = getPath(limits, [`${exhausted}_reset`]);
  const resetMs = typeof resetSeconds === "number" ? Math.max(0, resetSeconds * 1000) : 0;
  return { resetMs, wait: exhausted === "minute" };
}
