/** CPU time of a call whose `fetch` is in the process: gives the µs a call, user and system. */
import { readFile } from "node:fs/promises";
import { setImmediate as turn } from "node:timers/promises";
import { contenders } from "../contenders/contender.js";
import { rawPage } from "../contenders/ours.js";
import type { ContenderId } from "../row.js";
import { answer } from "../answer.js";

export interface CallInput {
  /** A contender, or this package's `client.raw`. */
  caller: ContenderId | "raw";
  /** The file with the page that every call is answered with, and how many rows it has. */
  page: string;
  rows: number;
  warmUp: number;
  calls: number;
}

await answer(async ({ caller, page, rows, warmUp, calls }: CallInput) => {
  const place = { url: "http://127.0.0.1", fetch: answerWith(await readFile(page)) };
  const call = caller === "raw" ? rawPage(place) : (await contenders[caller]()).page(place);

  async function run(times: number): Promise<void> {
    for (let i = 0; i < times; i++) {
      const came = await call();
      if (came !== rows) throw new Error(`${came} of ${rows} rows came`);
      // A network turns the event loop with every answer; without it, weak references would hold on to every call.
      await turn();
    }
  }
  await run(warmUp);
  const before = process.cpuUsage();
  await run(calls);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
});

/** A `fetch` that gives a fresh response each time, its content a stream of bytes, as from a server. */
function answerWith(content: Uint8Array): typeof fetch {
  const headers = {
    "content-type": "application/json",
    "content-length": String(content.byteLength),
    date: new Date().toUTCString(),
    connection: "keep-alive",
    "keep-alive": "timeout=5",
  };
  return async () => {
    const body = new ReadableStream({
      type: "bytes",
      pull(controller) {
        controller.enqueue(new Uint8Array(content)); // a copy: the stream takes the buffer away
        controller.close();
      },
    });
    return new Response(body, { headers });
  };
}
