import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { APIFONICA, INVOCA } from "../accounts.js";
import { runProcess } from "../child.js";
import type { Pages } from "../contenders/contender.js";
import type { CallInput } from "../processes/call.js";
import { log } from "../progress.js";
import { withRatios, CONTENDERS, type ContenderId, type Row } from "../row.js";
import { withSimulators } from "../simulators.js";
import { interleave, mapValues, median } from "../statistics.js";

/** The first page of each list, as a request to its simulator. */
const FIRST_PAGE = {
  invoca: { path: `/${INVOCA.networkId}/customer_phone_numbers.json`, authorization: INVOCA.token },
  apifonica: {
    path: `/accounts/${APIFONICA.accountSid}/numbers?limit=20`,
    authorization: `Basic ${btoa(`${APIFONICA.accountSid}:${APIFONICA.authToken}`)}`,
  },
} as const;

/** One less than a page has at most: the list ends with it. After a full page it takes one more request. */
const DESTINATIONS = 99;

/** CPU time of one call, each contender in its own process. */
export async function measureCpu(rounds: number): Promise<Row[]> {
  const contenders = Object.keys(CONTENDERS) as ContenderId[];
  const { raw, ...destinations } = await measureCalls(rounds, "invoca", DESTINATIONS, [...contenders, "raw"]);
  return [
    {
      what: `CPU per call for ${DESTINATIONS} Invoca numbers vs. openapi-fetch (this package: \`list\`)`,
      unit: "µs",
      cells: withRatios("openapi-fetch", destinations),
      target: { most: 1.25, of: "ratio" },
    },
    {
      what: "… (this package: `client.raw`)",
      unit: "µs",
      cells: { ours: { value: raw, ratio: raw / destinations["openapi-fetch"] } },
      target: { most: 1.25, of: "ratio" },
    },
    ...(await measureSmallPage(rounds, 20, "20 Apifonica numbers", 1.3)),
    ...(await measureSmallPage(rounds, 0, "an empty page", 1.5)),
  ];
}

/** `client.raw` on a page that is so small that the cost of the call itself shows. */
async function measureSmallPage(rounds: number, rows: number, page: string, most: number): Promise<Row[]> {
  const callers = ["openapi-fetch", "abortable", "raw"] as const;
  const { raw, abortable, ...base } = await measureCalls(rounds, "apifonica", rows, callers);
  return [
    {
      what: `CPU per call for ${page} vs. openapi-fetch (this package: \`client.raw\`)`,
      unit: "µs",
      cells: withRatios("openapi-fetch", { ours: raw, ...base }),
      target: { most, of: "ratio" },
    },
    {
      what: "… vs. openapi-fetch with an abort signal",
      unit: "µs",
      cells: { ours: { value: raw, ratio: raw / abortable }, "openapi-fetch": { value: abortable, ratio: 1 } },
    },
  ];
}

/** The median CPU time per call of each caller, in µs, for a page with that many rows. */
async function measureCalls<Caller extends CallInput["caller"]>(
  rounds: number,
  list: keyof Pages,
  rows: number,
  callers: readonly Caller[],
): Promise<Record<Caller, number>> {
  const page = fileURLToPath(new URL(`../dist/page-${list}-${rows}.json`, import.meta.url));
  await writeFile(page, await fetchPage(list, rows));
  const input = { list, page, rows, warmUp: 1500, calls: 3000 };
  const results = await interleave(rounds, callers, async (caller, round) => {
    const microseconds = await runProcess<number>("call", { ...input, caller } satisfies CallInput);
    log(`cpu, ${rows} rows, round ${round + 1}: ${caller}: ${microseconds.toFixed(0)} µs per call`);
    return microseconds;
  });
  return mapValues(results, median);
}

function fetchPage(list: keyof Pages, rows: number): Promise<string> {
  const { path, authorization } = FIRST_PAGE[list];
  return withSimulators({ [list]: { rows } }, async ({ url }) => {
    const response = await fetch(`${url(list)}${path}`, { headers: { authorization } });
    if (!response.ok) {
      throw new Error(`the simulator of ${list} responded with status ${response.status}`);
    }
    return response.text();
  });
}
