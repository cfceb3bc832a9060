/** Simulators that drift: each way is reported at its place and as its kind, and nothing else. */
import { describe, expect, test } from "vitest";
import { findDrift } from "../../../src/drift/find-drift.js";
import type { ExchangeEvent } from "../../../src/http/hooks.js";
import { findProvider, providers } from "../../../src/providers/index.js";
import { run } from "../../support/command.js";
import { DRIFTS, edit, startDrifting, toExpected, type Drift } from "../../support/drifts.js";
import { runVerify } from "../../support/run-verify.js";
import { forTest } from "../../support/simulators/for-test.js";
import { env } from "../../support/simulators/index.js";
import type { VerifyReport } from "../../../src/cli/verify/report.js";

const PROVIDERS = providers.map(({ id }) => id);
const ALL_KINDS = [
  "undocumented-property",
  "missing-property",
  "wrong-type",
  "null",
  "unknown-enum-value",
  "undocumented-status",
  "undocumented-media-type",
  "invalid-body",
];

const byPlace = (a: { pointer: string; kind: string }, b: { pointer: string; kind: string }) =>
  `${a.pointer} ${a.kind}` < `${b.pointer} ${b.kind}` ? -1 : 1;

test("at least 25 drifts are tested, among them every kind that these specs allow", () => {
  expect(DRIFTS.length).toBeGreaterThanOrEqual(25);
  const kinds = new Set(DRIFTS.flatMap(({ findings }) => findings.map(({ kind }) => kind)));
  expect([...kinds].sort()).toEqual([...ALL_KINDS].sort());
});

/** Returns the responses that a client of a simulator receives while it is verified. */
async function exchangesOf(drift: Drift): Promise<ExchangeEvent[]> {
  const simulator = await forTest(startDrifting(drift.provider, [drift]));
  const exchanges: ExchangeEvent[] = [];
  const provider = findProvider(drift.provider)!;
  const options = {
    baseUrl: simulator.url,
    retry: false as const,
    onExchange: (event: ExchangeEvent) => exchanges.push(event),
  };
  const client = provider.connect(simulator.env, options);
  // TypeScript cannot express that the client and the record fit the provider.
  const any = provider as unknown as { list: typeof provider.list; get?: (...args: unknown[]) => Promise<unknown> };
  const items = await any
    .list(client as never, {}, 20)
    .toArray({ limit: 1 })
    .catch(() => []);
  if (items[0] !== undefined) {
    await any.get?.(client, items[0], {}).catch(() => undefined);
  }
  return exchanges;
}

describe.each(DRIFTS)("$provider: $name", (drift) => {
  test("findDrift reports it", async () => {
    const findings = (await exchangesOf(drift)).flatMap((event) => findDrift(event));
    expect(toExpected(findings).sort(byPlace)).toEqual([...drift.findings].sort(byPlace));
  });

  test("number-inventory verify reports it", async () => {
    const simulator = await forTest(startDrifting(drift.provider, [drift]));
    const { code, report } = await runVerify(simulator.env);
    expect(toExpected(report.accounts[0]!.findings).sort(byPlace)).toEqual([...drift.findings].sort(byPlace));
    expect({ code, ok: report.ok }).toEqual({ code: drift.code, ok: drift.code === 0 });
  });
});

const REMOVED = DRIFTS.flatMap(({ remove }) => remove);

/**
 * The drifts that can be in the same response: they edit the body, the list stays readable, and no other one removes
 * what they edit.
 */
const COMBINABLE = DRIFTS.filter(({ reply, remove, set }) => {
  const isList = (pointer: string) => /^\/(data|numbers|result\/data)(\/\d+)?$/.test(pointer);
  const isRemoved = Object.keys(set).some((pointer) => REMOVED.includes(pointer));
  return Object.keys(reply).length === 0 && !isRemoved && ![...remove, ...Object.keys(set)].some(isList);
});

/** The findings of several drifts: each once, with the sum of their counts. */
function expectedOf(drifts: readonly Drift[]) {
  const findings = drifts.flatMap((drift) => drift.findings);
  return findings.filter((finding, index) => {
    const same = (other: (typeof findings)[number]) => JSON.stringify(other) === JSON.stringify(finding);
    return findings.findIndex(same) === index;
  });
}

test("one run reports all drifts that the same responses can have, each once", async () => {
  const drifting = await Promise.all(
    PROVIDERS.map((id) =>
      forTest(
        startDrifting(
          id,
          COMBINABLE.filter(({ provider }) => provider === id),
        ),
      ),
    ),
  );
  const { code, stdout, stderr } = await run(["verify", "--format", "json"], env(drifting));
  const { accounts } = JSON.parse(stdout) as VerifyReport;
  for (const { provider, findings } of accounts) {
    const expected = expectedOf(COMBINABLE.filter((drift) => drift.provider === provider));
    expect(toExpected(findings).sort(byPlace)).toEqual(expected.sort(byPlace));
  }
  expect(COMBINABLE.length).toBeGreaterThanOrEqual(25);
  expect({ code, accounts: accounts.length }).toEqual({ code: 1, accounts: 4 });
  expect(stderr).toMatch(/^number-inventory: 4 accounts verified; \d+ failures and \d+ notes\n$/);
});

test("no drift is found in faithful simulators, also on several pages", async () => {
  const faithful = await Promise.all(PROVIDERS.map((id) => forTest(startDrifting(id, [], { rows: 100 }))));
  const { code, stdout, stderr } = await run(["verify", "--pages", "3"], env(faithful));
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: "number-inventory: 4 accounts verified; no drift found\n",
  });
  expect(stdout).toBe(
    [
      "invoca: reachable, credential accepted, no drift found",
      "  listDestinations: 58 records",
      "  getDestination: 1 record",
      "cloudlx: reachable, credential accepted, no drift found",
      "  listNumbers: 60 records",
      "apifonica: reachable, credential accepted, no drift found",
      "  listNumbers: 60 records",
      "callgear: reachable, credential accepted, no drift found",
      "  get.virtual_numbers: 60 records",
      "",
    ].join("\n"),
  );
});

test("editing a response does not change the original", () => {
  const content = { data: [{ id: 1 }, {}, {}, {}] };
  edit({ content }, DRIFTS[0]!);
  expect(content).toEqual({ data: [{ id: 1 }, {}, {}, {}] });
});
