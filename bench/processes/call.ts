/** CPU time per call (user and system, in µs) with a `fetch` inside the process. */
import { readFile } from "node:fs/promises";
import { setImmediate as yieldToEventLoop } from "node:timers/promises";
import { contenders, type Page, type Pages } from "../contenders/contender.js";
import { abortablePages, openapiFetchPages } from "../contenders/openapi-fetch.js";
import { rawPages } from "../contenders/ours.js";
import { createFetch } from "../in-process-fetch.js";
import type { ContenderId } from "../row.js";
import { runTask } from "../run-task.js";

export interface CallInput {
  /** A contender, this package's `client.raw`, or openapi-fetch with a signal. Only Invoca has all contenders. */
  caller: ContenderId | "raw" | "abortable";
  list: keyof Pages;
  /** The file with the page that every call receives, and its number of rows. */
  page: string;
  rows: number;
  warmUp: number;
  calls: number;
}

await runTask(async ({ caller, list, page, rows, warmUp, calls }: CallInput) => {
  const requestPage = await findCaller(caller, list);
  const call = requestPage({ url: "http://127.0.0.1", fetch: createFetch(await readFile(page)) });

  async function run(times: number): Promise<void> {
    for (let i = 0; i < times; i++) {
      const received = await call();
      if (received !== rows) {
        throw new Error(`expected ${rows} rows, got ${received}`);
      }
      // As with a network. Without it, weak references would keep every call alive.
      await yieldToEventLoop();
    }
  }
  await run(warmUp);
  const before = process.cpuUsage();
  await run(calls);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
});

async function findCaller(caller: CallInput["caller"], list: keyof Pages): Promise<Page> {
  const pages: Partial<Record<CallInput["caller"], Pages>> = {
    raw: rawPages,
    abortable: abortablePages,
    "openapi-fetch": openapiFetchPages,
  };
  return pages[caller]?.[list] ?? (await contenders[caller as ContenderId]()).page;
}
