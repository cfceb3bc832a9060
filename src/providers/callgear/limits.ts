import type { components } from "../../../generated/callgear/types.js";
import type { Limits } from "../../http/json-rpc.js";

type Metadata = components["schemas"]["Metadata"];

/**
 * What a reply's `metadata.limits` says of the account's points: undefined while there are some left. The documentation
 * has it in replies, and says that errors have it too (https://callgear.github.io/data_api/, "Limits"); resets are in
 * seconds.
 */
export function readLimits(content: unknown): Limits | undefined {
  const reply = content as {
    result?: { metadata?: Metadata } | null;
    error?: { data?: { metadata?: Metadata } | null } | null;
  } | null;
  const limits = (reply?.result?.metadata ?? reply?.error?.data?.metadata)?.limits;
  const { day_remaining, day_reset, minute_remaining, minute_reset } = limits ?? {};
  if (day_remaining === 0) return { resetMs: toMs(day_reset), wait: false };
  if (minute_remaining === 0) return { resetMs: toMs(minute_reset), wait: true };
  return undefined;
}

function toMs(seconds: unknown): number {
  return typeof seconds === "number" && seconds > 0 ? seconds * 1000 : 0;
}
