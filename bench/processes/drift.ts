/** CPU time of reading one page with and without the hook for drift (user and system, in µs), in turns. */
import { readFile } from "node:fs/promises";
import { setImmediate as yieldToEventLoop } from "node:timers/promises";
import { createDriftHook, type ExchangeEvent } from "../../dist/src/drift/index.js";
import { createCallgearClient } from "../../dist/src/providers/callgear/client.js";
import { createInvocaClient } from "../../dist/src/providers/invoca/client.js";
import { CALLGEAR, INVOCA } from "../accounts.js";
import { createFetch } from "../in-process-fetch.js";
import { runTask } from "../run-task.js";
import { interleave, mapValues, median } from "../statistics.js";

export interface DriftTask {
  list: "invoca" | "callgear";
  /** The file with the page that every call receives, and its number of rows. */
  page: string;
  rows: number;
  /** How many batches of calls are measured with the hook, and as many without it, after one fifth as many first. */
  batches: number;
  callsPerBatch: number;
}

export interface DriftTimes {
  without: number;
  with: number;
}

type Hook = (event: ExchangeEvent) => void;

await runTask(async ({ list, page, rows, batches, callsPerBatch }: DriftTask): Promise<DriftTimes> => {
  const fetch = createFetch(await readFile(page));
  const found: string[] = [];
  const onExchange = createDriftHook({ onDrift: ({ pointer, kind }) => found.push(`${kind} at ${pointer}`) });
  const calls = {
    without: createCall(list, fetch),
    with: createCall(list, fetch, onExchange),
  };
  const names = ["without", "with"] as const;
  const run = (name: (typeof names)[number]) => measureBatch(calls[name], rows, callsPerBatch);
  await interleave(Math.ceil(batches / 5), names, run);
  if (found[0] !== undefined) {
    throw new Error(`the page must match the spec, got ${found[0]}`);
  }
  return mapValues(await interleave(batches, names, run), median);
});

/** A function that requests one page through `client.raw` and resolves to the number of its rows. */
function createCall(list: DriftTask["list"], fetch: typeof globalThis.fetch, onExchange?: Hook) {
  const options = { baseUrl: "http://127.0.0.1", fetch, onExchange };
  if (list === "invoca") {
    const { raw } = createInvocaClient({ ...INVOCA, ...options });
    const params = { path: { network_id: INVOCA.networkId }, query: { limit: 100, start: 0 } };
    return async () => (await raw.GET("/{network_id}/customer_phone_numbers.json", { params })).data!.data.length;
  }
  const { raw } = createCallgearClient({ ...CALLGEAR, ...options });
  const body = { jsonrpc: "2.0", id: 1, method: "get.virtual_numbers", params: { limit: 1000 } } as const;
  return async () => {
    const { data } = await raw.POST("/v2.0", { body });
    return data && "result" in data ? data.result.data.length : 0;
  };
}

/** The CPU time per call. */
async function measureBatch(call: () => Promise<number>, rows: number, calls: number): Promise<number> {
  const before = process.cpuUsage();
  for (let i = 0; i < calls; i++) {
    const received = await call();
    if (received !== rows) {
      throw new Error(`expected ${rows} rows, got ${received}`);
    }
    // As with a network. Without it, weak references would keep every call alive.
    await yieldToEventLoop();
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
}
