/** `report.yielded` is the number of items that the caller received. */
import { describe, expect, test } from "vitest";
import { idPropertyOf } from "../support/id-property.js";
import { CASES, cloudlx, invoca, NOWHERE } from "../support/simulators/connect.js";
import { FAULTS } from "../support/simulators/index.js";
import { forTest } from "../support/simulators/for-test.js";

describe.each(CASES)("$id", ({ start, listBy }) => {
  const SIZE = 10;

  test("`break` in a loop over items: the items that the loop body saw", async () => {
    const simulator = await forTest(start({ rows: 45 }));
    const listing = listBy(SIZE, simulator);
    for (const count of [1, SIZE, 13]) {
      let seen = 0;
      for await (const _ of listing) {
        if (++seen === count) {
          break;
        }
      }
      expect(listing.report).toMatchObject({ yielded: count, complete: false, reason: "iteration stopped early" });
    }
  });

  test("`break` in a loop over pages: the items of the pages that the loop body saw", async () => {
    const simulator = await forTest(start({ rows: 45 }));
    const listing = listBy(SIZE, simulator);
    for await (const { items } of listing.pages()) {
      expect(items).toHaveLength(SIZE);
      break;
    }
    expect(listing.report).toMatchObject({ yielded: SIZE, complete: false });
  });

  test("`toArray({ limit })`: at most `limit`", async () => {
    const simulator = await forTest(start({ rows: 45 }));
    const listing = listBy(SIZE, simulator);
    for (const limit of [1, 3, SIZE, 13, 44]) {
      expect(await listing.toArray({ limit })).toHaveLength(limit);
      expect(listing.report).toMatchObject({ yielded: limit, complete: false, reason: "iteration stopped early" });
    }
  });

  test("`toArray({ limit })` is complete if the list has `limit` items or fewer", async () => {
    for (const rows of [1, 3, SIZE, 2 * SIZE, 25]) {
      const simulator = await forTest(start({ rows }));
      for (const limit of [rows, rows + 1]) {
        const listing = listBy(SIZE, simulator);
        expect(await listing.toArray({ limit })).toHaveLength(rows);
        expect([rows, listing.report]).toMatchObject([rows, { yielded: rows, complete: true, reason: null }]);
      }
    }
  });

  test("`toArray({ limit })` of a resumed listing is complete if `limit` items remain", async () => {
    const simulator = await forTest(start({ rows: 3 * SIZE }));
    const { value } = await listBy(SIZE, simulator).pages().next();
    const rest = listBy(SIZE, simulator, { resumeToken: value!.resumeToken! });
    expect(await rest.toArray({ limit: 2 * SIZE })).toHaveLength(2 * SIZE);
    expect(rest.report).toMatchObject({ yielded: 2 * SIZE, complete: true });
  });

  test("an error has the number of items that the loop body saw", async () => {
    const faults = (request: number) => (request > 2 ? FAULTS.unavailable : undefined);
    const simulator = await forTest(start({ rows: 45, faults }));
    const listing = listBy(SIZE, simulator, {}, { retry: false });
    let seen = 0;
    const read = async () => {
      for await (const _ of listing) {
        seen++;
      }
    };
    await expect(read()).rejects.toMatchObject({ status: 503 });
    expect(seen).toBeGreaterThan(0);
    await expect(listing.toArray()).rejects.toMatchObject({ yielded: expect.any(Number) as number });
    expect(listing.report).toMatchObject({ complete: false });
  });
});

test("`toArray({ limit })` is complete without a total", async () => {
  const pages = [[1, 2, 3, 4, 5], [6, 7, 8, 9, 10], []];
  const fetch = ({ url }: Request) => {
    const page = Number(new URL(url).searchParams.get("page"));
    return Promise.resolve(
      Response.json({ numbers: (pages[page - 1] ?? []).map((key) => ({ [idPropertyOf("cloudlx")]: `u-${key}` })) }),
    );
  };
  const listing = cloudlx(NOWHERE, { fetch }).numbers.list({ max_per_page: 5 });
  expect(await listing.toArray({ limit: 10 })).toHaveLength(10);
  expect(listing.report).toMatchObject({ yielded: 10, complete: true });
});

test("`toArray({ limit })` is complete if a filter selects `limit` items, whatever the total counts", async () => {
  const rows = [{ id: 1 }, { id: 2 }];
  const fetch = ({ url }: Request) => {
    const data = rows.slice(Number(new URL(url).searchParams.get("start")));
    return Promise.resolve(Response.json({ data, recordsTotal: 250 }));
  };
  const listing = invoca(NOWHERE, { fetch }).destinations.list({ status: "tracked" });
  expect(await listing.toArray({ limit: 2 })).toHaveLength(2);
  expect(listing.report).toMatchObject({ yielded: 2, complete: true });
});
