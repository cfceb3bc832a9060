import type { components } from "../../../generated/callgear/types.js";
import type { Limits } from "../../http/json-rpc.js";

type Metadata = components["schemas"]["Metadata"];

/**
 * The account's rate limits in a response's `metadata.limits`, or undefined if some points remain. According to the
 * documentation, errors have it too (https://callgear.github.io/data_api/, "Limits"). Resets are in seconds.
 */
export function readLimits(content: unknown): Limits | undefined {
  const reply = content as {
    result?: { metadata?: Metadata } | null;
    error?: { data?: { metadata?: Metadata } | null } | null;
  } | null;
  const limits = (reply?.result?.metadata ?? reply?.error?.data?.metadata)?.limits;
  const { day_remaining, day_reset, minute_remaining, minute_reset } = limits ?? {};
  if (day_remaining === 0) {
    return { resetMs: toMs(day_reset), wait: false };
  }
  if (minute_remaining === 0) {
    return { resetMs: toMs(minute_reset), wait: true };
  }
  return undefined;
}

function toMs(seconds: unknown): number {
  return typeof seconds === "number" && seconds > 0 ? seconds * 1000 : 0;
}
