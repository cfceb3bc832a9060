import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { INVOCA } from "../accounts.js";
import { runProcess } from "../child.js";
import type { CallInput } from "../processes/call.js";
import { log } from "../progress.js";
import { withRatios, CONTENDERS, type ContenderId, type Row } from "../row.js";
import { withSimulators } from "../simulators.js";
import { interleave, mapValues, median } from "../statistics.js";

const ROWS = 100;
const callers = [...(Object.keys(CONTENDERS) as ContenderId[]), "raw"] as const;

/** CPU time of one call for a page of 100 Destinations, each contender in its own process. */
export async function measureCpu(rounds: number): Promise<Row[]> {
  const page = fileURLToPath(new URL("../dist/page.json", import.meta.url));
  await writeFile(page, await fetchPage());
  const input = { page, rows: ROWS, warmUp: 1500, calls: 3000 };
  const results = await interleave(rounds, callers, async (caller, round) => {
    const microseconds = await runProcess<number>("call", { ...input, caller } satisfies CallInput);
    log(`cpu, round ${round + 1}: ${caller}: ${microseconds.toFixed(0)} µs per call`);
    return microseconds;
  });
  const { raw, ...others } = results;
  const medians = mapValues(others, median);
  const target = { most: 1.25, of: "ratio" } as const;
  const base = medians["openapi-fetch"];
  return [
    {
      what: `CPU per call for ${ROWS} Invoca numbers vs. openapi-fetch (this package: \`list\`)`,
      unit: "µs",
      cells: withRatios("openapi-fetch", medians),
      target,
    },
    {
      what: "… (this package: `client.raw`)",
      unit: "µs",
      cells: { ours: { value: median(raw), ratio: median(raw) / base } },
      target,
    },
  ];
}

function fetchPage(): Promise<string> {
  return withSimulators({ invoca: { rows: ROWS } }, async ({ url }) => {
    const headers = { authorization: INVOCA.token };
    const response = await fetch(`${url("invoca")}/${INVOCA.networkId}/customer_phone_numbers.json`, { headers });
    return response.text();
  });
}
