import { readFileSync } from "node:fs";

/**
 * The most memory that this process ever had resident, in bytes. `resourceUsage().maxRSS` is no good on Linux: it begins with
 * what the parent had when it started the child.
 */
export function peakMemory(): number {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS * 1024;
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
  if (kilobytes === undefined) throw new Error("/proc/self/status has no VmHWM");
  return Number(kilobytes) * 1024;
}
