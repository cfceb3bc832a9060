/** A child process: prints how many bytes of heap each loop keeps, by the kind of loop in its first argument. */
import { listNumbers } from "../../src/inventory/list-numbers.js";
import { apifonica, invoca, NOWHERE } from "./simulators/connect.js";

const LOOPS = 2_000;
/** Loops before the measurement, after which compiled code and caches no longer grow. */
const FIRST_LOOPS = 1_000;

const page = { numbers: [{ number_sid: "a" }, { number_sid: "b" }], next: null };
const client = apifonica(NOWHERE, { fetch: async () => Response.json(page) });
const invocaClient = invoca(NOWHERE, { fetch: async () => Response.json({ id: 1 }) });

/** Exists as long as the process, like the signal by which a server is stopped. */
const { signal } = new AbortController();

/** Ends a loop after its first value. */
async function readFirst(values: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of values) {
    break;
  }
}

const KINDS: Readonly<Record<string, () => Promise<unknown>>> = {
  "an inventory that is left": () => readFirst(listNumbers([client], { signal })),
  "an inventory that is abandoned": () => listNumbers([client], { signal }).next(),
  "a listing that is abandoned": () => client.numbers.list({}, { signal })[Symbol.asyncIterator]().next(),
  "a call": () => invocaClient.destinations.get(1, { signal }),
};

async function run(kind: () => Promise<unknown>, loops: number): Promise<void> {
  for (let loop = 0; loop < loops; loop++) {
    await kind();
  }
}

/** The heap in use after everything that can be collected has been collected. */
async function measureHeap(): Promise<number> {
  for (let round = 0; round < 5; round++) {
    // Pending requests end, and the callbacks of a `FinalizationRegistry` run.
    await new Promise((resolve) => setTimeout(resolve, 20));
    globalThis.gc?.();
  }
  return process.memoryUsage().heapUsed;
}

const kind = KINDS[process.argv[2] ?? ""];
if (kind === undefined) {
  throw new Error(`the argument must be one of ${Object.keys(KINDS).join(", ")}`);
}
await run(kind, FIRST_LOOPS);
const before = await measureHeap();
await run(kind, LOOPS);
console.log(((await measureHeap()) - before) / LOOPS);
