/** Invoca lists that are not sorted by ascending id, and servers that ignore query parameters. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DestinationQuery } from "../../src/providers/invoca/client.js";
import { failureOf, invoca, NOWHERE } from "../support/simulators/connect.js";
import { Rows } from "../support/simulators/rows.js";
import "../support/property-runs.js";

/** A sort key that is unrelated to the number. */
const shuffled = (key: number) => (key * 7919) % 1009;

/** The orders: what is requested, and how the server sorts its keys. */
const ORDERS: Record<string, { query: DestinationQuery; sort: (a: number, b: number) => number }> = {
  "by descending id": { query: { sort_dir: "desc" }, sort: (a, b) => b - a },
  "by another property": { query: { sort_by: "created_at" }, sort: (a, b) => shuffled(a) - shuffled(b) },
  "unsorted although ascending ids are requested": { query: {}, sort: (a, b) => shuffled(a) - shuffled(b) },
};

interface Account {
  rows: Rows;
  sort: (a: number, b: number) => number;
  /** Called before each response; the response is an error if it returns true. `request` starts at 1. */
  before?: (request: number) => boolean;
  /** Replaces the page that is returned. */
  part?: (keys: number[], start: number, limit: number) => number[];
  idOf?: (key: number) => unknown;
  totals?: boolean;
}

/** A `fetch` that responds as the account's server, and the number of its requests. */
function serve({ rows, sort, before, part, idOf = (key) => key, totals = true }: Account) {
  const count = { requests: 0 };
  const fetch = async ({ url }: Request): Promise<Response> => {
    const request = ++count.requests;
    // Concurrent responses arrive in another order than their requests.
    for (let turns = request % 3; turns > 0; turns--) {
      await Promise.resolve();
    }
    if (before?.(request)) {
      return new Response("", { status: 503 });
    }
    const query = new URL(url).searchParams;
    const [start, limit] = [Number(query.get("start")), Number(query.get("limit"))];
    const keys = rows.keys.toSorted(sort);
    const returnedKeys = part?.(keys, start, limit) ?? keys.slice(start, start + limit);
    const data = returnedKeys.map((key) => ({ id: idOf(key), key }));
    return Response.json({ data, requestId: null, ...(totals && { recordsTotal: keys.length }) });
  };
  return { count, fetch };
}

const keysOf = (items: object[]) => items.map((item) => (item as { key: number }).key);
const keys = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 60 });
const change = fc.record({
  fails: fc.boolean(),
  inserted: fc.array(fc.integer({ min: 61, max: 120 }), { maxLength: 2 }),
  removed: fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 2 }),
});
// Most responses have no change: a list that keeps changing is never complete, which tests little.
const still = fc.constant({ fails: false, inserted: [], removed: [] });
const schedule = fc.array(fc.oneof({ weight: 4, arbitrary: still }, change), { maxLength: 30 });

// Without the unsorted list: that it is not sorted is only detected when a page shows it.
const REQUESTED_ORDERS = Object.entries(ORDERS).filter(([, { query }]) => Object.keys(query).length > 0);

describe.each(REQUESTED_ORDERS)("a changing list %s", (_, { query, sort }) => {
  test("property: nothing is duplicated, and no loss is silent, with any insertions, removals and failures", async () => {
    const [sizes, atATime] = [fc.integer({ min: 2, max: 12 }), fc.integer({ min: 1, max: 7 })];
    let completeListings = 0;
    await fc.assert(
      fc.asyncProperty(keys, schedule, sizes, atATime, async (beginning, moments, limit, concurrency) => {
        const rows = new Rows(beginning, false);
        const stayed = new Set(beginning);
        const before = (request: number) => {
          const { inserted, removed, fails } = moments[request - 1] ?? { inserted: [], removed: [], fails: false };
          for (const key of removed) {
            rows.remove(key);
            stayed.delete(key);
          }
          for (const key of inserted) {
            if (!rows.keys.includes(key)) {
              rows.insert(key);
            }
          }
          return fails;
        };
        const { fetch } = serve({ rows, sort, before });
        const { destinations } = invoca(NOWHERE, { fetch, retry: { maxRetries: 99, baseDelayMs: 0 } });
        const listing = destinations.list({ ...query, limit }, { concurrency });
        const found = keysOf(await listing.toArray());
        expect(new Set(found).size).toBe(found.length);
        const lost = [...stayed].filter((key) => !found.includes(key));
        const { complete, reason } = listing.report!;
        expect({ complete, lost: complete ? lost : [] }).toEqual({ complete: reason === null, lost: [] });
        if (complete) {
          completeListings++;
        }
      }),
      { numRuns: 300 },
    );
    expect(completeListings).toBeGreaterThan(0);
  });

  test("property: resuming after the list has changed loses and repeats nothing silently", async () => {
    const some = fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(keys, some, some, fc.integer({ min: 1, max: 5 }), async (beginning, inserted, removed, stop) => {
        const rows = new Rows(beginning, false);
        const { fetch } = serve({ rows, sort });
        const { destinations } = invoca(NOWHERE, { fetch });
        const found: number[] = [];
        let resumeToken: string | null = null;
        let pages = 0;
        for await (const page of destinations.list({ ...query, limit: 5 }).pages()) {
          found.push(...keysOf(page.items));
          ({ resumeToken } = page);
          if (++pages === stop) {
            break;
          }
        }
        if (resumeToken === null) {
          return;
        }
        for (const key of removed) {
          rows.remove(key);
        }
        for (const key of inserted) {
          if (!rows.keys.includes(key) && !beginning.includes(key)) {
            rows.insert(key);
          }
        }
        const rest = destinations.list({ ...query, limit: 5 }, { resumeToken });
        found.push(...keysOf(await rest.toArray()));
        if (!rest.report!.complete) {
          return;
        }
        const stayed = beginning.filter((key) => rows.keys.includes(key));
        const lost = stayed.filter((key) => !found.includes(key));
        expect({ lost, duplicated: found.length - new Set(found).size }).toEqual({ lost: [], duplicated: 0 });
      }),
      { numRuns: 300, examples: [[[33, 32, 34, 35, 36, 1], [], [32], 1]] },
    );
  });
});

describe.each(Object.entries(ORDERS))("a list %s", (title, { query, sort }) => {
  // If the first page is sorted by chance and a later one is not, the listing is incomplete.
  const complete = title === "unsorted although ascending ids are requested" ? expect.any(Boolean) : true;

  test("an unchanged list is yielded completely and in its order, with any page size", async () => {
    for (const length of [0, 1, 2, 10, 29]) {
      for (const limit of [1, 2, 3, 10, 28, 29, 30, 100]) {
        for (const totals of [true, false]) {
          const rows = new Rows(length, false);
          const { fetch, count } = serve({ rows, sort, totals });
          const listing = invoca(NOWHERE, { fetch }).destinations.list({ ...query, limit });
          expect(keysOf(await listing.toArray())).toEqual(rows.keys.toSorted(sort));
          expect(listing.report).toMatchObject({ complete, yielded: length });
          // Without a total, the end of a list with one item per page is confirmed by one more request.
          const mostToEnd = totals ? 3 : 4;
          expect(count.requests).toBeLessThanOrEqual(length / Math.max(1, limit - 1) + mostToEnd);
        }
      }
    }
  });

  test("resuming after any page yields exactly the remaining items", async () => {
    const rows = new Rows(29, false);
    const { fetch } = serve({ rows, sort });
    const { destinations } = invoca(NOWHERE, { fetch });
    const found: number[] = [];
    let pages = 0;
    for await (const { items, resumeToken } of destinations.list({ ...query, limit: 4 }).pages()) {
      found.push(...keysOf(items));
      pages++;
      if (resumeToken === null) {
        continue;
      }
      const rest = destinations.list({ ...query, limit: 4 }, { resumeToken });
      expect(keysOf(await rest.toArray())).toEqual(rows.keys.toSorted(sort).slice(found.length));
      expect(rest.report).toMatchObject({ complete });
    }
    expect(found).toEqual(rows.keys.toSorted(sort));
    expect(pages).toBeGreaterThan(5);
  });

  test("a server that returns one row per page is listed completely, or reported as incomplete", async () => {
    for (const limit of [1, 2, 10]) {
      const rows = new Rows(9, false);
      const { fetch, count } = serve({ rows, sort, part: (all, start) => all.slice(start, start + 1) });
      const listing = invoca(NOWHERE, { fetch }).destinations.list({ ...query, limit });
      const found = keysOf(await listing.toArray());
      expect(new Set(found).size).toBe(found.length);
      if (listing.report!.complete) {
        expect(found).toEqual(rows.keys.toSorted(sort));
      }
      expect(count.requests).toBeLessThan(30);
    }
  });

  test("a server that ignores `limit` is listed completely", async () => {
    for (const size of [3, 7, 50]) {
      const rows = new Rows(40, false);
      const { fetch } = serve({ rows, sort, part: (all, start) => all.slice(start, start + size) });
      const listing = invoca(NOWHERE, { fetch }).destinations.list({ ...query, limit: 10 });
      expect(keysOf(await listing.toArray())).toEqual(rows.keys.toSorted(sort));
      expect(listing.report).toMatchObject({ complete, yielded: 40 });
    }
  });

  test("a server that ignores `start` is not reported as complete", async () => {
    // With 28 rows and pages of 10, the last requested offset ends at the total, as in a complete list.
    for (const length of [11, 19, 20, 28, 37, 45]) {
      for (const concurrency of [1, 6]) {
        const rows = new Rows(length, false);
        const { fetch, count } = serve({ rows, sort, part: (all, _start, limit) => all.slice(0, limit) });
        const listing = invoca(NOWHERE, { fetch }).destinations.list({ ...query, limit: 10 }, { concurrency });
        const found: number[] = [];
        const reading = (async () => {
          for await (const item of listing) {
            found.push(...keysOf([item]));
          }
        })();
        await reading.catch((error: unknown) => expect(error).toMatchObject({ kind: "listing" }));
        expect([length, new Set(found).size]).toEqual([length, found.length]);
        expect([length, listing.report!.complete]).toEqual([length, false]);
        expect(count.requests).toBeLessThan(200);
      }
    }
  });

  test("items whose ids are missing or not numbers are listed completely", async () => {
    for (const idOf of [(key: number) => `id-${key}`, () => null, () => undefined, (key: number) => [key]]) {
      const rows = new Rows(29, false);
      const { fetch } = serve({ rows, sort, idOf });
      const listing = invoca(NOWHERE, { fetch }).destinations.list({ ...query, limit: 5 });
      expect(keysOf(await listing.toArray())).toEqual(rows.keys.toSorted(sort));
      expect(listing.report).toMatchObject({ complete: true, verifiedBy: "totals" });
    }
  });
});

test("a sorted list whose server ignores `start` is not reported as complete", async () => {
  for (const length of [11, 19, 20, 28, 37, 45]) {
    for (const concurrency of [1, 6]) {
      const rows = new Rows(length, true);
      const { fetch, count } = serve({
        rows,
        sort: (a, b) => a - b,
        part: (all, _start, limit) => all.slice(0, limit),
      });
      const listing = invoca(NOWHERE, { fetch }).destinations.list({ limit: 10 }, { concurrency });
      await listing.toArray().catch((error: unknown) => expect(error).toMatchObject({ kind: "listing" }));
      expect([length, listing.report!.complete]).toEqual([length, false]);
      expect(count.requests).toBeLessThan(200);
    }
  }
});

test("`strict` throws if a list in another order is incomplete", async () => {
  const rows = new Rows(40, false);
  const before = (request: number) => {
    if (request === 3) {
      rows.remove(40);
    }
    return false;
  };
  const { fetch } = serve({ rows, sort: (a, b) => b - a, before });
  const listing = invoca(NOWHERE, { fetch }).destinations.list(
    { sort_dir: "desc", limit: 10 },
    { strict: true, concurrency: 1 },
  );
  expect(await failureOf(listing.toArray())).toMatchObject({ kind: "listing", yielded: expect.any(Number) as number });
  expect(listing.report).toMatchObject({ complete: false });
});

test("an empty list in another order without a total is verified by its empty page, not by an overlap", async () => {
  const { fetch } = serve({ rows: new Rows(0, false), sort: (a, b) => b - a, totals: false });
  const listing = invoca(NOWHERE, { fetch }).destinations.list({ sort_dir: "desc" });
  expect(await listing.toArray()).toEqual([]);
  expect(listing.report).toMatchObject({ complete: true, verifiedBy: "empty-page" });
});
