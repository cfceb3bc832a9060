import fc from "fast-check";
import { expect, test } from "vitest";
import { apifonica, callgear, cloudlx, invoca, NOWHERE, type AnyListing } from "../support/simulators/connect.js";
import { Rows } from "../support/simulators/rows.js";

/** What happens before one answer: whether it fails, and which keys come and go. */
interface Moment {
  fails: boolean;
  comes: number[];
  goes: number[];
}

const KEYS = 60;
const moment: fc.Arbitrary<Moment> = fc.record({
  fails: fc.boolean(),
  comes: fc.array(fc.integer({ min: 1, max: 2 * KEYS }), { maxLength: 3 }),
  goes: fc.array(fc.integer({ min: 1, max: 2 * KEYS }), { maxLength: 3 }),
});
const schedule = fc.array(moment, { maxLength: 40 });
// Between two keys that are there from the beginning, there is room for one that comes.
const beginning = fc
  .uniqueArray(fc.integer({ min: 1, max: KEYS }), { maxLength: KEYS })
  .map((keys) => keys.map((key) => 2 * key));

/** An account that changes before each answer as the schedule says, and knows which rows were there all the time. */
function changingAccount(keys: readonly number[], moments: readonly Moment[]) {
  const rows = new Rows(keys, true);
  const stayed = new Set(keys);
  let answers = 0;
  const next = (): boolean => {
    const { comes, goes, fails } = moments[answers++] ?? { comes: [], goes: [], fails: false };
    for (const key of goes) {
      rows.remove(key);
      stayed.delete(key);
    }
    for (const key of comes) {
      if (!rows.keys.includes(key)) {
        rows.insert(key);
      }
    }
    return fails;
  };
  return { rows, stayed, next, requests: () => answers };
}

test("property: invoca loses nothing that stayed and repeats nothing, whatever comes, goes and fails meanwhile", async () => {
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
          // Answers side by side overtake one another.
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
        expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
        const lost = [...account.stayed].filter((key) => !ids.includes(key));
        expect({ lost, complete: listing.report!.complete }).toEqual({ lost: [], complete: true });
      },
    ),
    { numRuns: 500 },
  );
});

test("property: an invoca listing that is broken off and continued anywhere loses and repeats nothing", async () => {
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
        expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
        expect([...account.stayed].filter((key) => !ids.includes(key))).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

test("property: apifonica loses nothing that stayed and repeats nothing, whatever comes, goes and fails meanwhile", async () => {
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

test("property: cloudlx and callgear lose and repeat nothing, or tell, for every schedule that leaves a sign", async () => {
  // Rows only go, so that every change moves the total.
  const goings = fc.array(fc.array(fc.nat(), { maxLength: 2 }), { maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(
      beginning,
      goings,
      fc.integer({ min: 2, max: 20 }),
      fc.boolean(),
      async (keys, gone, limit, rpc) => {
        const rows = new Rows(keys, false);
        let answers = 0;
        const stayed = new Set(keys);
        const change = () => {
          for (const n of gone[answers++] ?? []) {
            const key = rows.keys[n % Math.max(1, rows.length)];
            if (key === undefined) {
              continue;
            }
            rows.remove(key);
            stayed.delete(key);
          }
        };
        const answer = async (request: Request): Promise<object> => {
          change();
          const total = rows.length;
          if (rpc) {
            const { params } = (await request.json()) as { params: { offset: number } };
            const data = rows.keys.slice(params.offset, params.offset + limit).map((id) => ({ id }));
            return { result: { data, metadata: { total_items: total } } };
          }
          const page = Number(new URL(request.url).searchParams.get("page"));
          const numbers = rows.keys.slice((page - 1) * limit, page * limit).map((key) => ({ uuid: `u-${key}` }));
          return { numbers, num_results: total, paginates: total > limit };
        };
        const fetch = async (request: Request) => Response.json(await answer(request));
        const listing: AnyListing = rpc
          ? callgear(NOWHERE, { fetch }).virtualNumbers.list({ limit })
          : cloudlx(NOWHERE, { fetch }).numbers.list({ max_per_page: limit });
        const found = (await listing.toArray()).map((item) =>
          "id" in item ? Number(item.id) : Number((item as { uuid: string }).uuid.slice(2)),
        );
        expect(new Set(found).size).toBe(found.length);
        const lost = [...stayed].filter((key) => !found.includes(key));
        expect({ lost: listing.report!.complete ? lost : [] }).toEqual({ lost: [] });
      },
    ),
    { numRuns: 500 },
  );
});
