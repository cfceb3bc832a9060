import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { CALLGEAR, INVOCA } from "../accounts.js";
import { runProcess } from "../child.js";
import type { DriftTask, DriftTimes } from "../processes/drift.js";
import { log } from "../progress.js";
import type { Row } from "../row.js";
import { withSimulators } from "../simulators.js";
import { median } from "../statistics.js";

/** The pages, each with the request to its simulator. */
const PAGES = [
  {
    list: "callgear",
    name: "1,000 CallGear numbers",
    rows: 1000,
    callsPerBatch: 20,
    request: (url: string) =>
      new Request(`${url}/v2.0`, {
        method: "POST",
        body: JSON.stringify({
          jsonrpc: "2.0",
          id: 1,
          method: "get.virtual_numbers",
          params: { access_token: CALLGEAR.accessToken, limit: 1000 },
        }),
      }),
  },
  {
    list: "invoca",
    name: "100 Invoca numbers",
    rows: 100,
    callsPerBatch: 200,
    request: (url: string) =>
      new Request(`${url}/${INVOCA.networkId}/customer_phone_numbers.json?limit=100`, {
        headers: { authorization: INVOCA.token },
      }),
  },
] as const;

/** CPU time of reading a page that matches the spec with the hook for drift, compared with the same page without it. */
export async function measureDrift(rounds: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { list, name, rows: count, callsPerBatch, request } of PAGES) {
    const page = fileURLToPath(new URL(`../dist/drift-${list}.json`, import.meta.url));
    await writeFile(page, await fetchPage(list, count, request));
    const times: DriftTimes[] = [];
    for (let round = 0; round < rounds; round++) {
      const task: DriftTask = { list, page, rows: count, batches: 40, callsPerBatch };
      const time = await runProcess<DriftTimes>("drift", task);
      log(
        `drift, ${list}, round ${round + 1}: ${time.without.toFixed(0)} µs, with the hook ${time.with.toFixed(0)} µs`,
      );
      times.push(time);
    }
    rows.push({
      what: `CPU per call for ${name}, with the hook for drift vs. without it (\`client.raw\`)`,
      unit: "µs",
      cells: {
        ours: {
          value: median(times.map((time) => time.with)),
          ratio: median(times.map((time) => time.with / time.without)),
        },
      },
      target: { most: 1.15, of: "ratio" },
    });
  }
  return rows;
}

function fetchPage(list: DriftTask["list"], rows: number, createRequest: (url: string) => Request): Promise<string> {
  return withSimulators({ [list]: { rows } }, async ({ url }) => {
    const response = await fetch(createRequest(url(list)));
    if (!response.ok) {
      throw new Error(`the simulator of ${list} responded with status ${response.status}`);
    }
    return response.text();
  });
}
