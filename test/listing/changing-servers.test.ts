import fc from "fast-check";
import { expect, test } from "vitest";
import { providers, type ProviderId } from "../../src/providers/index.js";
import { ChangingAccount, type ChangingAccountOptions, type Moment } from "../support/simulators/changing-account.js";
import { RUNS } from "../support/property-runs.js";

/**
 * Servers that keep the contract while their lists change. Rows that were in the list all the time are yielded once if
 * the listing is complete. `properties.test.ts` has stronger properties of lists that are sorted.
 */

const ALL = providers.map(({ id }) => id);

const MAX_KEY = 60;
const someKeys = fc.uniqueArray(fc.integer({ min: 1, max: MAX_KEY }), { minLength: 1, maxLength: 3 });
const none = fc.constant<number[]>([]);

/**
 * A moment has insertions or removals, not both: one row for another between two responses does not change the total,
 * and repeats no id, so that no client can detect it in a list without an order (docs/limitations.md). A moment that
 * fails changes nothing, because it and the next one are between the same two responses.
 */
const moment: fc.Arbitrary<Moment> = fc
  .tuple(
    fc.record({ fails: fc.boolean(), delay: fc.integer({ min: 0, max: 3 }) }),
    fc.oneof(
      { weight: 3, arbitrary: fc.record({ inserted: none, removed: none }) },
      fc.record({ inserted: someKeys, removed: none }),
      fc.record({ inserted: none, removed: someKeys }),
    ),
  )
  .map(([response, change]) => ({ ...response, ...(response.fails ? { inserted: [], removed: [] } : change) }));

type Account = Omit<ChangingAccountOptions, "provider">;

const accounts = fc.record({
  keys: fc.uniqueArray(fc.integer({ min: 1, max: MAX_KEY }), { maxLength: 40 }),
  moments: fc.array(moment, { maxLength: 30 }),
  size: fc.integer({ min: 2, max: 12 }),
  cap: fc.integer({ min: 1, max: 12 }),
  totals: fc.constantFrom("list" as const, "page" as const, "none" as const),
});

/** An account with totals that its provider's contract allows. */
function accountOf(provider: ProviderId, account: Account): ChangingAccount {
  const { size, cap, totals } = account;
  // A page that is not full, and whose total is its number of items, is a complete list.
  return new ChangingAccount({
    ...account,
    provider,
    cap: provider === "cloudlx" && totals !== "list" ? size : cap,
    totals: provider === "callgear" ? "list" : provider === "invoca" && totals === "page" ? "none" : totals,
  });
}

test.each(ALL)("property: %s loses no remaining row and repeats nothing in silence", async (provider) => {
  const property = fc.asyncProperty(accounts, fc.integer({ min: 1, max: 6 }), async (options, concurrency) => {
    const account = accountOf(provider, options);
    const listing = account.list(provider === "invoca" ? { concurrency } : {});
    const keys = (await listing.toArray()).map(account.keyOf);
    expect(new Set(keys).size).toBe(keys.length);
    if (listing.report!.complete) {
      expect([...account.stayed].filter((key) => !keys.includes(key))).toEqual([]);
    } else {
      expect(listing.report!.reason).toMatch(/./);
    }
  });
  // Pages of one item do not overlap: the end is confirmed by the item before it.
  const still = { fails: false, delay: 0, inserted: [], removed: [] };
  const removal = { ...still, removed: [1] };
  const shifted = { keys: [1, 2], moments: [still, still, removal], size: 2, cap: 1, totals: "none" as const };
  const shiftedTo3 = { ...shifted, keys: [1, 2, 3] };
  await fc.assert(property, {
    numRuns: Math.ceil(300 * RUNS),
    examples: [
      [shifted, 1],
      [shiftedTo3, 1],
    ],
  });
});

test.each(ALL)("property: %s yields everything if nothing changes", async (provider) => {
  const still = accounts.map((account) => ({
    ...account,
    moments: account.moments.map((one) => ({ ...one, inserted: [], removed: [] })),
  }));
  const property = fc.asyncProperty(still, fc.integer({ min: 1, max: 6 }), async (options, concurrency) => {
    const account = accountOf(provider, options);
    const listing = account.list(provider === "invoca" ? { concurrency } : {});
    const keys = (await listing.toArray()).map(account.keyOf);
    expect(keys.toSorted((a, b) => a - b)).toEqual(options.keys.toSorted((a, b) => a - b));
    const isUnverifiable = provider === "invoca" && options.cap === 1 && options.totals !== "list" && keys.length > 1;
    const reason = isUnverifiable
      ? "one item per page and no total of the list; completeness cannot be verified"
      : null;
    expect(listing.report).toMatchObject({ complete: !isUnverifiable, reason, yielded: options.keys.length });
  });
  await fc.assert(property, { numRuns: Math.ceil(200 * RUNS) });
});

test.each(ALL)("property: %s stopped and resumed at any page loses nothing in silence", async (provider) => {
  const stops = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 6 });
  const property = fc.asyncProperty(accounts, stops, async (options, pagesARun) => {
    const account = accountOf(provider, options);
    const keys: number[] = [];
    let resumeToken: string | null = null;
    let complete = false;
    for (const most of [...pagesARun, Infinity]) {
      const listing = account.list({ resumeToken });
      let pages = 0;
      for await (const page of listing.pages()) {
        keys.push(...page.items.map(account.keyOf));
        ({ resumeToken } = page);
        if (++pages >= most) {
          break;
        }
      }
      ({ complete } = listing.report!);
      if (resumeToken === null) {
        break;
      }
    }
    if (complete) {
      expect(new Set(keys).size).toBe(keys.length);
      expect([...account.stayed].filter((key) => !keys.includes(key))).toEqual([]);
    }
  });
  await fc.assert(property, { numRuns: Math.ceil(300 * RUNS) });
});
