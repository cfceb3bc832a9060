import type { ProviderId } from "../accounts.js";
import { runProcess } from "../child.js";
import type { InventoryInput } from "../processes/inventory.js";
import { log } from "../progress.js";
import type { Row } from "../row.js";
import { withSimulators } from "../simulators.js";
import { interleave, mapValues, median } from "../statistics.js";

const ROWS: Record<ProviderId, number> = { invoca: 10_000, cloudlx: 10_000, apifonica: 2_000, callgear: 10_000 };
const providers = Object.keys(ROWS) as ProviderId[];

/** Four accounts listed concurrently, compared with the slowest of them alone. */
export function measureAccounts(rounds: number): Promise<Row[]> {
  const served = mapValues(ROWS, (rows) => ({ rows, delayMs: 20 }));
  return withSimulators(served, async ({ url }) => {
    const runs = await interleave(rounds, [...providers, "together"] as const, async (which, round) => {
      const chosen = which === "together" ? providers : [which];
      const input: InventoryInput = {
        accounts: chosen.map((provider) => ({ provider, url: url(provider), rows: ROWS[provider] })),
      };
      const ms = await runProcess<number>("inventory", input);
      log(`accounts, round ${round + 1}: ${which}: ${ms.toFixed(0)} ms`);
      return ms;
    });
    const { together, ...alone } = mapValues(runs, median);
    const slowest = Math.max(...Object.values(alone));
    const sum = Object.values(alone).reduce((all, one) => all + one, 0);
    const name = providers.find((provider) => alone[provider] === slowest)!;
    return [
      {
        what: `Four accounts concurrently vs. the slowest alone (${name}; sequentially: ${(sum / slowest).toFixed(2)})`,
        unit: "ms",
        cells: { ours: { value: together, ratio: together / slowest } },
        target: { most: 1.25, of: "ratio" },
      },
    ];
  });
}
