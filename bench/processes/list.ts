/** One listing in a process of its own: how long it took, and how much memory. Fails where a number is missing or came twice. */
import { contenders, type List } from "../contenders/contender.js";
import { listCloudlx } from "../contenders/ours.js";
import type { ProviderId } from "../accounts.js";
import type { ContenderId } from "../row.js";
import { Tally } from "../tally.js";
import { answer } from "../answer.js";
import { peakMemory } from "../peak-memory.js";

export interface ListInput {
  contender: ContenderId;
  provider: Exclude<ProviderId, "callgear">;
  url: string;
  /** How many numbers the account has. */
  rows: number;
}

export interface ListOutput {
  ms: number;
  /** The most memory that the process ever had, in bytes. */
  peak: number;
  /** What was alive when the last number had come and the listing had not ended; where `--expose-gc` is on. */
  alive?: number;
}

await answer(async ({ contender, provider, url, rows }: ListInput): Promise<ListOutput> => {
  const list: List = provider === "cloudlx" ? listCloudlx : (await contenders[contender]()).lists[provider];
  const tally = new Tally(rows);
  let alive: number | undefined;
  const begun = performance.now();
  await list({ url }, (key) => {
    tally.see(key);
    if (globalThis.gc && tally.count === rows) {
      globalThis.gc();
      alive = process.memoryUsage().heapUsed;
    }
  });
  const ms = performance.now() - begun;
  tally.finish();
  return { ms, peak: peakMemory(), ...(alive !== undefined && { alive }) };
});
