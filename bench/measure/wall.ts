import { runProcess } from "../child.js";
import type { ListInput, ListOutput } from "../processes/list.js";
import { log } from "../progress.js";
import { withRatios, CONTENDERS, withoutRatios, type ContenderId, type Row } from "../row.js";
import { withSimulators } from "../simulators.js";
import { interleave, mapValues, median } from "../statistics.js";

const DELAY_MS = 20;
const LISTS = [
  { provider: "invoca", name: "Invoca", rows: 10_000, most: 0.35 },
  { provider: "apifonica", name: "Apifonica", rows: 2_000, most: 1.05 },
] as const;
const ids = Object.keys(CONTENDERS) as ContenderId[];

/** Duration and requests of complete lists if each response takes 20 ms. */
export function measureWall(rounds: number): Promise<Row[]> {
  const accounts = Object.fromEntries(LISTS.map(({ provider, rows }) => [provider, { rows, delayMs: DELAY_MS }]));
  return withSimulators(accounts, async ({ url, requests }) => {
    const table: Row[] = [];
    for (const { provider, name, rows, most } of LISTS) {
      const runs = await interleave(rounds, ids, async (contender, round) => {
        const input: ListInput = { contender, provider, url: url(provider), rows };
        const { ms } = await runProcess<ListOutput>("list", input);
        const sent = await requests(provider);
        log(`wall, round ${round + 1}: ${provider}, ${contender}: ${ms.toFixed(0)} ms, ${sent} requests`);
        return { ms, sent };
      });
      const what = `${rows.toLocaleString("en")} ${name} numbers, ${DELAY_MS} ms per response`;
      const times = mapValues(runs, (all) => median(all.map(({ ms }) => ms)));
      const sent = mapValues(runs, (all) => median(all.map((one) => one.sent)));
      table.push(
        {
          what: `${what}: time vs. the \`fetch\` loop`,
          unit: "ms",
          cells: withRatios("fetch", times),
          target: { most, of: "ratio" },
        },
        { what: "… requests", unit: "", cells: withoutRatios(sent) },
      );
    }
    return table;
  });
}
