/** One listing in its own process: duration and memory. Fails if a number is missing or listed twice. */
import { contenders, type List } from "../contenders/contender.js";
import { listCloudlx } from "../contenders/ours.js";
import type { ProviderId } from "../accounts.js";
import type { ContenderId } from "../row.js";
import { Tally } from "../tally.js";
import { runTask } from "../run-task.js";
import { peakMemory } from "../peak-memory.js";

export interface ListInput {
  contender: ContenderId;
  provider: Exclude<ProviderId, "callgear">;
  url: string;
  /** Numbers in the account. */
  rows: number;
}

export interface ListOutput {
  ms: number;
  /** Peak resident memory of the process, in bytes. */
  peak: number;
  /** Live heap after the last number, before the listing ended, in bytes; only with `--expose-gc`. */
  alive?: number;
}

await runTask(async ({ contender, provider, url, rows }: ListInput): Promise<ListOutput> => {
  const list: List = provider === "cloudlx" ? listCloudlx : (await contenders[contender]()).lists[provider];
  const tally = new Tally(rows);
  let alive: number | undefined;
  const start = performance.now();
  await list({ url }, (key) => {
    tally.record(key);
    if (globalThis.gc && tally.count === rows) {
      globalThis.gc();
      alive = process.memoryUsage().heapUsed;
    }
  });
  const ms = performance.now() - start;
  tally.finish();
  return { ms, peak: peakMemory(), ...(alive !== undefined && { alive }) };
});
