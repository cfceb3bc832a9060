import fc from "fast-check";
import { expect, test } from "vitest";
import { idPropertyOf } from "../support/id-property.js";
import {
  apifonica,
  callgear,
  caseOf,
  cloudlx,
  invoca,
  NOWHERE,
  type AnyListing,
} from "../support/simulators/connect.js";
import { Rows } from "../support/simulators/rows.js";
import "../support/property-runs.js";

/** What happens before a response: whether it fails, and which keys are added and removed. */
interface Moment {
  fails: boolean;
  inserted: number[];
  removed: number[];
}

const KEYS = 60;
const moment: fc.Arbitrary<Moment> = fc.record({
  fails: fc.boolean(),
  inserted: fc.array(fc.integer({ min: 1, max: 2 * KEYS }), { maxLength: 3 }),
  removed: fc.array(fc.integer({ min: 1, max: 2 * KEYS }), { maxLength: 3 }),
});
const schedule = fc.array(moment, { maxLength: 40 });
// The initial keys are even, so that keys can be inserted between them.
const beginning = fc
  .uniqueArray(fc.integer({ min: 1, max: KEYS }), { maxLength: KEYS })
  .map((keys) => keys.map((key) => 2 * key));

/** Checks that no id repeats, and that those of the rows that were in the list all the time are in ascending order. */
function expectInOrder(ids: readonly number[], stayed: ReadonlySet<number>): void {
  const idsThatStayed = ids.filter((id) => stayed.has(id));
  expect(new Set(ids).size).toBe(ids.length);
  expect(idsThatStayed).toEqual(idsThatStayed.toSorted((a, b) => a - b));
}

/** An account that changes before each response according to a schedule, and records which rows were never removed. */
function changingAccount(keys: readonly number[], moments: readonly Moment[]) {
  const rows = new Rows(keys, true);
  const stayed = new Set(keys);
  let responses = 0;
  const next = (): boolean => {
    const { inserted, removed, fails } = moments[responses++] ?? { inserted: [], removed: [], fails: false };
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
  return { rows, stayed, next, requests: () => responses };
}

test("property: invoca loses no remaining row and repeats nothing, with any insertions, removals and failures", async () => {
  const sizes = fc.integer({ min: 1, max: 12 });
  await fc.assert(
    fc.asyncProperty(
      beginning,
      schedule,
      sizes,
      fc.integer({ min: 1, max: 7 }),
      async (keys, moments, limit, concurrency) => {
        const account = changingAccount(keys, moments);
        const fetch = async (request: Request): Promise<Response> => {
          // Concurrent responses arrive in another order than their requests.
          for (let turns = account.requests() % 3; turns > 0; turns--) {
            await Promise.resolve();
          }
          if (account.next()) {
            return new Response("", { status: 503 });
          }
          const query = new URL(request.url).searchParams;
          const start = Number(query.get("start"));
          const data = account.rows.keys.slice(start, start + Number(query.get("limit"))).map((id) => ({ id }));
          return Response.json({ data, requestId: null, recordsTotal: account.rows.length });
        };
        const client = invoca(NOWHERE, { fetch, retry: { maxRetries: 99, baseDelayMs: 0 } });
        const listing = client.destinations.list({ limit }, { concurrency });
        const ids = (await listing.toArray()).map(({ id }) => id);
        expectInOrder(ids, account.stayed);
        const lost = [...account.stayed].filter((key) => !ids.includes(key));
        expect({ lost, complete: listing.report!.complete }).toEqual({ lost: [], complete: true });
      },
    ),
    { numRuns: 500 },
  );
});

test("property: an invoca listing that is stopped and resumed at any page loses and repeats nothing", async () => {
  const stops = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(
      beginning,
      schedule,
      stops,
      fc.integer({ min: 2, max: 9 }),
      async (keys, moments, pagesARun, limit) => {
        const account = changingAccount(
          keys,
          moments.map((one) => ({ ...one, fails: false })),
        );
        const fetch = (request: Request): Promise<Response> => {
          account.next();
          const query = new URL(request.url).searchParams;
          const start = Number(query.get("start"));
          const data = account.rows.keys.slice(start, start + Number(query.get("limit"))).map((id) => ({ id }));
          return Promise.resolve(Response.json({ data, requestId: null, recordsTotal: account.rows.length }));
        };
        const client = invoca(NOWHERE, { fetch });
        const ids: number[] = [];
        let resumeToken: string | null | undefined;
        for (const most of [...pagesARun, Infinity]) {
          let pages = 0;
          for await (const page of client.destinations
            .list({ limit }, { ...(resumeToken && { resumeToken }) })
            .pages()) {
            ids.push(...page.items.map(({ id }) => id));
            ({ resumeToken } = page);
            if (++pages >= most) {
              break;
            }
          }
          if (resumeToken === null) {
            break;
          }
        }
        expectInOrder(ids, account.stayed);
        expect([...account.stayed].filter((key) => !ids.includes(key))).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

test("property: apifonica loses no remaining row and repeats nothing, with any insertions, removals and failures", async () => {
  await fc.assert(
    fc.asyncProperty(beginning, schedule, fc.integer({ min: 1, max: 20 }), async (keys, moments, limit) => {
      const account = changingAccount(keys, moments);
      const fetch = (request: Request): Promise<Response> => {
        if (account.next()) {
          return Promise.resolve(new Response("", { status: 503 }));
        }
        const cursor = new URL(request.url).searchParams.get("next");
        const page = account.rows.below(cursor === null ? undefined : Number(cursor), limit);
        const more = page.length > 0 && account.rows.below(page.at(-1), 1).length > 0;
        const next = more ? `https://api.apifonica.com/v2?next=${page.at(-1)}` : null;
        const numbers = page.map((key) => ({ number_sid: `num-${key}` }));
        return Promise.resolve(Response.json({ limit, prev: null, next, numbers }));
      };
      const client = apifonica(NOWHERE, { fetch, retry: { maxRetries: 99, baseDelayMs: 0 } });
      const listing = client.numbers.list({ limit });
      const found = (await listing.toArray()).map(({ number_sid }) => Number(number_sid.slice(4)));
      expect(new Set(found).size).toBe(found.length);
      expect([...account.stayed].filter((key) => !found.includes(key))).toEqual([]);
      expect(listing.report).toMatchObject({ complete: true });
    }),
    { numRuns: 300 },
  );
});

test("property: cloudlx and callgear lose nothing silently and repeat nothing, with any removals", async () => {
  // Rows are only removed, so that every change shows in the total.
  const removals = fc.array(fc.array(fc.nat(), { maxLength: 2 }), { maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(
      beginning,
      removals,
      fc.integer({ min: 2, max: 20 }),
      fc.boolean(),
      async (keys, gone, limit, rpc) => {
        const rows = new Rows(keys, false);
        let responses = 0;
        const stayed = new Set(keys);
        const change = () => {
          for (const n of gone[responses++] ?? []) {
            const key = rows.keys[n % Math.max(1, rows.length)];
            if (key === undefined) {
              continue;
            }
            rows.remove(key);
            stayed.delete(key);
          }
        };
        const createBody = async (request: Request): Promise<object> => {
          change();
          const total = rows.length;
          if (rpc) {
            const { params } = (await request.json()) as { params: { offset: number } };
            const data = rows.keys.slice(params.offset, params.offset + limit).map((id) => ({ id }));
            return { result: { data, metadata: { total_items: total } } };
          }
          const page = Number(new URL(request.url).searchParams.get("page"));
          const numbers = rows.keys
            .slice((page - 1) * limit, page * limit)
            .map((key) => ({ [idPropertyOf("cloudlx")]: `u-${key}` }));
          return { numbers, num_results: total, paginates: total > limit };
        };
        const fetch = async (request: Request) => Response.json(await createBody(request));
        const listing: AnyListing = rpc
          ? callgear(NOWHERE, { fetch }).virtualNumbers.list({ limit })
          : cloudlx(NOWHERE, { fetch }).numbers.list({ max_per_page: limit });
        const found = (await listing.toArray()).map((item) => caseOf(rpc ? "callgear" : "cloudlx").keyOf(item));
        expect(new Set(found).size).toBe(found.length);
        const lost = [...stayed].filter((key) => !found.includes(key));
        expect({ lost: listing.report!.complete ? lost : [] }).toEqual({ lost: [] });
      },
    ),
    { numRuns: 500 },
  );
});
