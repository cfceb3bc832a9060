/** Whatever stops an inventory, its parts together have each number once. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { isAbortError } from "../../src/http/errors/abort-error.js";
import { isInventoryError } from "../../src/inventory/inventory-error.js";
import { listNumbers, listPages } from "../../src/inventory/list-numbers.js";
import { providers } from "../../src/providers/index.js";
import { clientOf, rowOf, rowsOf, type PagedAccount } from "../support/paged-account.js";
import { RUNS } from "../support/property-runs.js";

const pagedAccount: fc.Arbitrary<PagedAccount> = fc.record({
  provider: fc.constantFrom(...providers.map(({ id }) => id)),
  rows: fc.integer({ min: 0, max: 40 }),
  size: fc.integer({ min: 2, max: 12 }),
});
const pagedAccounts = fc.array(pagedAccount, { minLength: 1, maxLength: 4 });

/** What stops a part of the inventory. */
interface Part {
  /** The process is killed, or the inventory aborted, after this number of pages. */
  pages: number;
  stop: "kill before the page is stored" | "kill after the page is stored" | "abort";
  /** The number of the first request of each account that fails. */
  failures: number[];
}

const part: fc.Arbitrary<Part> = fc.record({
  pages: fc.integer({ min: 1, max: 8 }),
  stop: fc.constantFrom("kill before the page is stored", "kill after the page is stored", "abort"),
  failures: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 4, maxLength: 4 }),
});

const LAST_PART: Part = { pages: Infinity, stop: "abort", failures: [] };

/** What is kept between two parts: only what a transaction has stored. */
class Store {
  resumeToken: string | null | undefined;
  readonly numbers: [account: string, row: number][] = [];
  readonly completeAccounts: string[] = [];
}

/** Creates the clients of a part, as another process would. */
function connect(accounts: readonly PagedAccount[], failures: readonly number[]) {
  return accounts.map((account, index) => {
    let requests = 0;
    const fail = () => (++requests === failures[index] ? Response.json({}, { status: 403 }) : undefined);
    return { name: `account ${index}`, client: clientOf(account, fail) };
  });
}

/** Runs a part until it is stopped. Each page is stored together with its token. */
async function runPart(accounts: readonly PagedAccount[], { pages, stop, failures }: Part, store: Store) {
  const controller = new AbortController();
  const { signal } = controller;
  let count = 0;
  try {
    const resumeToken = store.resumeToken ?? undefined;
    for await (const page of listPages(connect(accounts, failures), { resumeToken, signal })) {
      const isLast = ++count === pages;
      if (isLast && stop === "kill before the page is stored") {
        return;
      }
      store.resumeToken = page.resumeToken;
      store.numbers.push(...page.items.map(({ account, id }) => [account, rowOf(id)] as [string, number]));
      if (page.report?.complete === true) {
        store.completeAccounts.push(page.account.name);
      }
      if (isLast && stop === "kill after the page is stored") {
        return;
      }
      if (isLast) {
        controller.abort();
      }
    }
  } catch (error) {
    expect(isInventoryError(error) || isAbortError(error)).toBe(true);
    store.resumeToken = (error as { resumeToken?: string }).resumeToken ?? null;
  }
}

/** Checks that each number was listed once. */
function expectEachOnce(accounts: readonly PagedAccount[], numbers: readonly [account: string, row: number][]): void {
  accounts.forEach((account, index) => {
    const rows = numbers.filter(([name]) => name === `account ${index}`).map(([, row]) => row);
    expect(rows.sort((a, b) => a - b)).toEqual(rowsOf(account));
  });
}

test("property: pages that are stored with their token have each number once, wherever the process stops", async () => {
  await fc.assert(
    fc.asyncProperty(pagedAccounts, fc.array(part, { maxLength: 6 }), async (accounts, parts) => {
      const store = new Store();
      for (const one of [...parts, LAST_PART]) {
        if (store.resumeToken !== null) {
          await runPart(accounts, one, store);
        }
      }
      expect(store.resumeToken).toBeNull();
      expectEachOnce(accounts, store.numbers);
      expect(store.completeAccounts.sort()).toEqual(accounts.map((_, index) => `account ${index}`));
    }),
    { numRuns: 150 * RUNS },
  );
});

test("property: `listNumbers` yields each number once, if it continues with the token of each error", async () => {
  const failures = fc.array(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 4, maxLength: 4 }), {
    maxLength: 5,
  });
  await fc.assert(
    fc.asyncProperty(pagedAccounts, failures, async (accounts, failuresOfParts) => {
      const numbers: [string, number][] = [];
      let resumeToken: string | undefined;
      let isFinished = false;
      for (const one of [...failuresOfParts, []]) {
        const { length } = numbers;
        try {
          for await (const { account, id } of isFinished ? [] : listNumbers(connect(accounts, one), { resumeToken })) {
            numbers.push([account, rowOf(id)]);
          }
          isFinished = true;
        } catch (error) {
          expect(error).toMatchObject({ kind: "inventory", yielded: numbers.length - length });
          resumeToken = (error as { resumeToken: string }).resumeToken;
          expect(resumeToken).toBeTypeOf("string");
        }
      }
      expect(isFinished).toBe(true);
      expectEachOnce(accounts, numbers);
    }),
    { numRuns: 80 * RUNS },
  );
});

test("property: a token that is malformed, changed or of other accounts is a TypeError, and never anything else", () => {
  const accounts = [1, 2].map((index) => ({
    name: `account ${index}`,
    client: clientOf({ provider: "apifonica", rows: 5, size: 2 }),
  }));
  const entry = fc.tuple(fc.string(), fc.string(), fc.option(fc.string()));
  const malformed = fc.oneof(
    fc.string(),
    fc.json(),
    fc.tuple(fc.array(entry), fc.string()).map((token) => JSON.stringify(token)),
    fc.integer({ min: 1, max: 100_000 }).map((depth) => "[".repeat(depth) + "]".repeat(depth)),
  );
  fc.assert(
    fc.property(malformed, (resumeToken) => {
      expect(() => listNumbers(accounts, { resumeToken })).toThrow(TypeError);
      expect(() => listNumbers(accounts, { resumeToken })).toThrow(/^`resumeToken` /);
    }),
    { numRuns: 200 * RUNS },
  );
});
