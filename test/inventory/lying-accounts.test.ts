import fc from "fast-check";
import { expect, test } from "vitest";
import { isInventoryError } from "../../src/inventory/inventory-error.js";
import { listNumbers } from "../../src/inventory/list-numbers.js";
import { providers } from "../../src/providers/index.js";
import { caseOf, CLIENTS, NOWHERE } from "../support/simulators/connect.js";
import type { Lie } from "../support/simulators/lies.js";
import { LyingAccount } from "../support/simulators/lying-account.js";
import { RUNS } from "../support/property-runs.js";

const lies = fc.oneof(
  fc.constant<Lie>({ kind: "repeated at the boundary" }),
  fc.record({ kind: fc.constant("overlapping" as const), by: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ kind: fc.constant("replaced" as const), key: fc.nat(), by: fc.nat(), sameRecord: fc.constant(false) }),
);

/** An account: its lies, and the number of the request at which it starts to fail. */
const account = fc.record({
  provider: fc.constantFrom(...providers.map(({ id }) => id)),
  count: fc.integer({ min: 0, max: 250 }),
  lies: fc.array(lies, { maxLength: 1 }),
  failsAt: fc.oneof(fc.constant(Infinity), fc.nat({ max: 4 })),
});

/** Creates the client of an account whose requests fail from a number on. */
function createClient({
  provider,
  count,
  lies: theirs,
  failsAt,
}: typeof account extends fc.Arbitrary<infer T> ? T : never) {
  const wrap = (key: number) => 1 + (key % Math.max(1, count));
  const inRange = theirs.map((lie) =>
    lie.kind === "replaced" ? { ...lie, key: wrap(lie.key), by: wrap(lie.by) } : lie,
  );
  const server = new LyingAccount({
    provider,
    count,
    size: caseOf(provider).pageSize,
    lies: inRange,
    maxRequests: 500,
  });
  const fetch = async (request: Request) =>
    server.requests >= failsAt ? new Response("", { status: 500 }) : server.fetch(request);
  return CLIENTS[provider](NOWHERE, { fetch, retry: false });
}

test("property: each account of an inventory is listed completely, or reported, whatever the others do", async () => {
  const property = fc.asyncProperty(fc.array(account, { minLength: 1, maxLength: 5 }), async (accounts) => {
    const keys = new Map<string, number[]>(accounts.map((_, index) => [`account ${index}`, []]));
    const reported = new Set<string>();
    const numbers = listNumbers(
      accounts.map((one, index) => ({ name: `account ${index}`, client: createClient(one) })),
      {
        onReport: ({ complete }, { name }) => {
          if (!complete) {
            reported.add(name);
          }
        },
      },
    );
    try {
      for await (const { account: name, raw } of numbers) {
        keys.get(name)!.push((raw as unknown as { key: number }).key);
      }
    } catch (error) {
      if (!isInventoryError(error)) {
        throw error;
      }
      error.failures.forEach((failure) => reported.add(failure.account.name));
    }
    for (const [index, { count, lies: theirs, failsAt }] of accounts.entries()) {
      const name = `account ${index}`;
      if (theirs.length === 0 && failsAt === Infinity) {
        expect(reported).not.toContain(name);
      }
      if (!reported.has(name)) {
        expect(keys.get(name)!.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, key) => key + 1));
      }
    }
  });
  await fc.assert(property, { numRuns: Math.ceil(60 * RUNS) });
});
