import { describe, expect, test } from "vitest";
import type { ProviderId } from "../../src/providers/index.js";
import { CASES } from "../support/simulators/connect.js";
import { forTest } from "../support/simulators/for-test.js";
import {
  startApifonica,
  startCallgear,
  startCloudlx,
  startInvoca,
  type Simulator,
} from "../support/simulators/index.js";
import { apifonica, callgear, caseOf, cloudlx, invoca } from "../support/simulators/connect.js";

/** The page sizes that were requested. */
const requestedSizes: Record<ProviderId, (simulator: Simulator) => unknown[]> = {
  invoca: ({ requests }) => requests.map(({ url }) => url.searchParams.get("limit")),
  cloudlx: ({ requests }) => requests.map(({ url }) => url.searchParams.get("max_per_page")),
  apifonica: ({ requests }) => requests.map(({ url }) => url.searchParams.get("limit")),
  callgear: ({ requests }) =>
    requests.map(({ body }) => (JSON.parse(body) as { params: { limit: number } }).params.limit),
};

// Invoca's pages overlap by one item: 1 + ceil((1234 - 100) / 99). The total after a full page may be the number of
// items on that page, which only the next response decides (Invoca, CloudLX, CallGear).
const REQUESTS: Record<ProviderId, Record<number, number>> = {
  invoca: { 0: 1, 1: 1, 99: 1, 100: 2, 101: 2, 199: 3, 200: 3, 1234: 13 },
  cloudlx: { 0: 1, 1: 1, 200: 2, 201: 2, 1234: 7 },
  apifonica: { 0: 1, 1: 1, 20: 1, 21: 2, 1234: 62 },
  callgear: { 0: 1, 1: 1, 1234: 1, 10_000: 2, 10_001: 2 },
};

describe.each(CASES)("$id", ({ id, pageSize, start, list, keyOf }) => {
  test.each(Object.entries(REQUESTS[id]))(
    "yields %s rows once each and in order, in %s requests",
    async (rows, requests) => {
      const simulator = await forTest(start({ rows: Number(rows) }));
      const listing = list(simulator);
      const keys = (await listing.toArray()).map(keyOf);
      expect(keys).toEqual(id === "apifonica" ? simulator.rows.keys.toReversed() : simulator.rows.keys);
      expect(simulator.requests).toHaveLength(requests);
      expect(new Set(requestedSizes[id](simulator).map(Number))).toEqual(new Set([pageSize]));
      const verifiedBy: Partial<Record<ProviderId, string>> = { invoca: "overlap", apifonica: "cursor" };
      expect(listing.report).toEqual({
        yielded: Number(rows),
        expected: id === "apifonica" ? null : Number(rows),
        duplicatesDropped: 0,
        verifiedBy: requests === 1 ? "single-page" : (verifiedBy[id] ?? "totals"),
        complete: true,
        reason: null,
      });
    },
  );

  test("requests the page size that the caller sets", async () => {
    const simulator = await forTest(start({ rows: 12 }));
    await caseOf(id).listBy(5, simulator).toArray();
    expect(new Set(requestedSizes[id](simulator).map(Number))).toEqual(new Set([5]));
  });

  test("yields everything if the server returns fewer rows per page than requested", async () => {
    const simulator = await forTest(start({ rows: 50, pageCap: 7 }));
    const listing = list(simulator);
    const keys = (await listing.toArray()).map(keyOf);
    expect(keys.sort((a, b) => a - b)).toEqual(simulator.rows.keys);
    expect(listing.report).toMatchObject({ complete: true, yielded: 50 });
  });

  test("yields every property of the records unchanged", async () => {
    let sent: object | undefined;
    const record = (row: object) => (sent = { ...row, new_property: { a: [1, null] } });
    const simulator = await forTest(start({ rows: 1, record }));
    expect(await list(simulator).toArray()).toEqual([sent]);
    expect(Object.keys(sent!).length).toBeGreaterThan(2);
  });
});

test.each([1, 2, 6, 50])(
  "invoca: with %i concurrent requests nothing is requested past the last page",
  async (concurrency) => {
    const simulator = await forTest(startInvoca({ rows: 1234 }));
    const listing = invoca(simulator).destinations.list({}, { concurrency });
    expect(await listing.toArray()).toHaveLength(1234);
    expect(simulator.requests).toHaveLength(13);
  },
);

test.each(["all", "page", "none"] as const)("cloudlx: nothing is lost if num_results counts %s", async (totals) => {
  for (const rows of [0, 1, 199, 200, 201, 400, 450, 600]) {
    const simulator = await forTest(startCloudlx({ rows, totals }));
    const listing = cloudlx(simulator).numbers.list();
    expect(await listing.toArray()).toHaveLength(rows);
    expect(listing.report).toMatchObject({ complete: true, yielded: rows });
  }
});

test("cloudlx: a listing that starts at a later page yields the remaining rows, and is complete", async () => {
  const simulator = await forTest(startCloudlx({ rows: 1234 }));
  const listing = cloudlx(simulator).numbers.list({ page: 3 });
  expect(await listing.toArray()).toHaveLength(834);
  expect(listing.report).toMatchObject({ complete: true, duplicatesDropped: 0 });
  expect(simulator.requests).toHaveLength(5);
});

test("invoca: a listing whose total counts more than the search found ends with the last row", async () => {
  const simulator = await forTest(startInvoca({ rows: 1234, totals: "unfiltered" }));
  const listing = invoca(simulator).destinations.list({ query: "-00" }, {});
  const found = simulator.rows.keys.filter((key) => key < 1000 && String(key).padStart(4, "0").startsWith("00"));
  expect((await listing.toArray()).length).toBe(found.length);
  expect(listing.report).toMatchObject({ complete: true });
});

test.each(["all", "none"] as const)(
  "invoca: a list in descending order with the total %s is yielded completely",
  async (totals) => {
    const simulator = await forTest(startInvoca({ rows: 250, totals }));
    const listing = invoca(simulator).destinations.list({ sort_dir: "desc" });
    const ids = (await listing.toArray()).map(({ id }) => id);
    expect(ids).toEqual(simulator.rows.keys.toReversed());
    const verifiedBy = totals === "all" ? "totals" : "empty-page";
    expect(listing.report).toMatchObject({ complete: true, verifiedBy });
  },
);

test("invoca: a list with one row per page and no total is yielded completely", async () => {
  const simulator = await forTest(startInvoca({ rows: 5, totals: "none" }));
  expect(await invoca(simulator).destinations.list({ limit: 1 }).toArray()).toHaveLength(5);
  const other = await forTest(startInvoca({ rows: 250, totals: "none" }));
  expect(await invoca(other).destinations.list().toArray()).toHaveLength(250);
});

test("invoca: a listing that starts at a later row yields the remaining rows", async () => {
  const simulator = await forTest(startInvoca({ rows: 250 }));
  const listing = invoca(simulator).destinations.list({ start: 120 });
  expect((await listing.toArray()).map(({ id }) => id)).toEqual(simulator.rows.keys.slice(120));
  expect(listing.report).toMatchObject({ complete: true, expected: 130 });
});

test("invoca: a server that returns one row per page is listed completely, or reported as incomplete", async () => {
  const simulator = await forTest(startInvoca({ rows: 5, pageCap: 1 }));
  const listing = invoca(simulator).destinations.list();
  const items = await listing.toArray();
  expect(listing.report).toMatchObject(items.length === 5 ? { complete: true } : { complete: false });
});

test("apifonica: filters are sent with each page request", async () => {
  const simulator = await forTest(startApifonica({ rows: 60 }));
  const items = await apifonica(simulator).numbers.list({ type: "mobile", messaging: true }).toArray();
  expect(items).toHaveLength(54);
  for (const { url } of simulator.requests) {
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ type: "mobile", messaging: "true" });
  }
});

test("callgear: rows past the highest offset are reported", async () => {
  const simulator = await forTest(startCallgear({ rows: 110_001 }));
  const listing = callgear(simulator).virtualNumbers.list({ fields: ["id"] });
  expect(await listing.toArray()).toHaveLength(110_000);
  expect(listing.report).toMatchObject({ complete: false, expected: 110_001, yielded: 110_000 });
  expect(listing.report?.reason).toMatch(/offset/);
  expect(simulator.requests).toHaveLength(11);
});

test("callgear: 110,000 rows can be listed", async () => {
  const simulator = await forTest(startCallgear({ rows: 110_000 }));
  const listing = callgear(simulator).virtualNumbers.list({ fields: ["id"] });
  expect(await listing.toArray()).toHaveLength(110_000);
  expect(listing.report).toMatchObject({ complete: true });
});

test("callgear: without a total, pages are requested until one is empty", async () => {
  const simulator = await forTest(startCallgear({ rows: 30, totals: "none", pageCap: 8 }));
  const listing = callgear(simulator).virtualNumbers.list();
  expect(await listing.toArray()).toHaveLength(30);
  expect(listing.report).toMatchObject({ complete: true, expected: null });
});
