/** Invoca servers whose responses contradict themselves or each other. */
import { describe, expect, test } from "vitest";
import type { DestinationQuery } from "../../src/providers/invoca/client.js";
import { failureOf, invoca, NOWHERE } from "../support/simulators/connect.js";

interface Row {
  id: unknown;
  name: string;
}

interface Server {
  rows: readonly Row[];
  /** The total, given the offset, the items of the page, and the number of the request, starting at 1. */
  total?: (start: number, page: readonly Row[], request: number) => unknown;
  /** The items of the page. */
  page?: (rows: readonly Row[], start: number, limit: number) => readonly Row[];
}

const rowsOf = (...ids: unknown[]): Row[] => ids.map((id, index) => ({ id, name: `row ${index}` }));
const numbered = (count: number) => rowsOf(...Array.from({ length: count }, (_, i) => i + 1));
const always = (total: unknown) => () => total;

/** Returns a listing of a server, and the offsets that were requested. */
function listAt(
  { rows, total = always(rows.length), page = (all, start, limit) => all.slice(start, start + limit) }: Server,
  query: DestinationQuery = {},
  options: { resumeToken?: string | null; strict?: boolean; concurrency?: number } = {},
) {
  const requested: number[] = [];
  const fetch = ({ url }: Request) => {
    const parameters = new URL(url).searchParams;
    const start = Number(parameters.get("start"));
    requested.push(start);
    const data = page(rows, start, Number(parameters.get("limit")));
    return Promise.resolve(Response.json({ data, recordsTotal: total(start, data, requested.length) }));
  };
  const listing = invoca(NOWHERE, { fetch }).destinations.list(query, options);
  return { listing, requested };
}

async function read(...args: Parameters<typeof listAt>) {
  const { listing, requested } = listAt(...args);
  const names = ((await listing.toArray()) as unknown as Row[]).map(({ name }) => name);
  return { names, report: listing.report!, requested };
}

const namesOf = (rows: readonly Row[]) => rows.map(({ name }) => name);
const incomplete = (reason: string) => ({ complete: false, reason });

describe("a total above the number of items", () => {
  test("of an empty list is reported, and is an error with `strict`", async () => {
    const server = { rows: [], total: always(250) };
    const { report, requested } = await read(server);
    expect(report).toMatchObject({ ...incomplete("expected 250 items, got 0"), yielded: 0, expected: 250 });
    expect(requested).toEqual([0]);
    const failure = await failureOf(listAt(server, {}, { strict: true }).listing.toArray());
    expect(failure).toMatchObject({ kind: "listing", message: /expected 250 items, got 0/ });
  });

  test.each([1, 2, 99, 100, 101, 150, 198, 199, 249])("is reported if the data stops at %i of 250", async (count) => {
    for (const concurrency of [1, 6]) {
      const { names, report } = await read({ rows: numbered(count), total: always(250) }, {}, { concurrency });
      expect(names).toEqual(namesOf(numbered(count)));
      expect(report).toMatchObject({ ...incomplete(`expected 250 items, got ${count}`), expected: 250 });
    }
  });

  test("is reported if the last, empty page has another total", async () => {
    for (const last of [0, null, 150]) {
      const total = (_: number, page: readonly Row[]) => (page.length > 0 ? 250 : last);
      const { report } = await read({ rows: numbered(150), total });
      expect(report).toMatchObject(incomplete("expected 250 items, got 150"));
    }
  });

  test("is reported if a record never comes, whatever takes its place", async () => {
    const rows = numbered(250);
    for (const missing of [1, 42, 100, 101, 250]) {
      const without = rows.filter(({ id }) => id !== missing);
      const servers: Server[] = [
        { rows: without, total: always(250) },
        { rows, page: (all, start, limit) => all.slice(start, start + limit).filter(({ id }) => id !== missing) },
        { rows: rows.map((row, index) => (row.id === missing ? (rows[index - 1] ?? rows[index + 1]!) : row)) },
      ];
      for (const server of servers) {
        for (const query of [{}, { sort_by: "created_at" }]) {
          const { listing } = listAt(server, query);
          const found = await listing.toArray().catch(() => []);
          expect([missing, new Set(found.map(({ id }) => id)).size]).toEqual([missing, found.length]);
          expect([missing, listing.report!.complete]).toEqual([missing, false]);
        }
      }
    }
  });

  test("is reported by a listing that continues one with a gap", async () => {
    const rows = numbered(250);
    const page = (all: readonly Row[], start: number, limit: number) =>
      all.slice(start, start + limit).filter(({ id }) => id !== 42);
    const { value } = await listAt({ rows, page }).listing.pages().next();
    const { names, report } = await read({ rows, page }, {}, { resumeToken: value!.resumeToken });
    expect(names).toEqual(namesOf(rows.slice(100)));
    expect(report).toMatchObject({ complete: false, reason: expect.stringMatching(/items/) as string });
  });

  test("under a filter proves nothing: an empty page proves the end", async () => {
    for (const count of [0, 3, 100, 150]) {
      const rows = numbered(count);
      const { names, report } = await read({ rows, total: always(5000) }, { status: "tracked" });
      expect(names).toEqual(namesOf(rows));
      expect(report).toMatchObject({ complete: true, verifiedBy: "overlap", expected: null });
      const query = { status: "tracked", sort_by: "created_at" } as const;
      const other = await read({ rows, total: always(5000) }, query);
      expect(other.report).toMatchObject({ yielded: count, complete: true, verifiedBy: "empty-page" });
    }
  });

  test("under a filter that agrees with the items needs no empty page", async () => {
    const { report, requested } = await read({ rows: numbered(150) }, { status: "tracked" });
    expect(report).toMatchObject({ complete: true, verifiedBy: "overlap", expected: 150 });
    expect(requested).toEqual([0, 99]);
  });

  test("under a filter is reported if it counts an item that was received twice", async () => {
    const rows = numbered(250).map((row, index, all) => (index === 60 ? all[59]! : row));
    const { report } = await read({ rows }, { status: "tracked" });
    expect(report).toMatchObject({ ...incomplete("expected 250 items, got 249"), duplicatesDropped: 1 });
  });
});

describe("a total below the number of items", () => {
  test.each([0, 1, 50, 99, 100, 249])("%i of 250 items: pages are read until one is empty", async (total) => {
    for (const [query, verifiedBy] of [
      [{}, "overlap"],
      [{ sort_by: "created_at" }, "empty-page"],
    ] as const) {
      const { names, report } = await read({ rows: numbered(250), total: always(total) }, query);
      expect(names).toEqual(namesOf(numbered(250)));
      expect(report).toMatchObject({ complete: true, expected: null, verifiedBy });
    }
  });

  test("that counts the page, or the items so far: every item is yielded", async () => {
    for (const total of [
      (_: number, page: readonly Row[]) => page.length,
      (start: number, page: readonly Row[]) => start + page.length,
    ]) {
      const { names, report } = await read({ rows: numbered(250), total });
      expect(names).toEqual(namesOf(numbered(250)));
      expect(report).toMatchObject({ complete: true, verifiedBy: "overlap" });
    }
  });

  test("after a larger one is reported if the data stops between them", async () => {
    const total = (_: number, __: readonly Row[], request: number) => (request === 1 ? 250 : 100);
    const { report } = await read({ rows: numbered(150), total }, {}, { concurrency: 1 });
    expect(report).toMatchObject(incomplete("expected 250 items, got 150"));
  });
});

describe("a total that is not a count", () => {
  test.each([null, undefined, -1, 1.5, "many", true, {}, [250], "-5", ""])("%j is not used", async (total) => {
    const { names, report } = await read({ rows: numbered(250), total: always(total) });
    expect(names).toEqual(namesOf(numbered(250)));
    expect(report).toMatchObject({ complete: true, expected: null, verifiedBy: "overlap" });
    const other = await read({ rows: numbered(250), total: always(total) }, { sort_by: "created_at" });
    expect(other.report).toMatchObject({ yielded: 250, complete: true, verifiedBy: "empty-page" });
  });

  test("is used if it is written as digits", async () => {
    const { report, requested } = await read({ rows: numbered(250), total: always("250") });
    expect(report).toMatchObject({ complete: true, expected: 250 });
    expect(requested).toHaveLength(3);
  });
});

describe("a full page that reaches the total", () => {
  test("is confirmed by one more request", async () => {
    for (const [count, offsets] of [
      [100, [0, 99]],
      [199, [0, 99, 198]],
    ] as const) {
      const { report, requested } = await read({ rows: numbered(count) });
      expect(requested).toEqual(offsets);
      expect(report).toMatchObject({ complete: true, verifiedBy: "overlap", expected: count });
    }
  });

  test("of a server that returns fewer items than requested is confirmed too", async () => {
    const page = (all: readonly Row[], start: number) => all.slice(start, start + 50);
    const { requested } = await read({ rows: numbered(99), page });
    expect(requested).toEqual([0, 49, 98]);
    const { names, report } = await read({ rows: numbered(250), page, total: always(99) });
    expect(names).toEqual(namesOf(numbered(250)));
    expect(report).toMatchObject({ complete: true, expected: null });
  });

  test("is confirmed if more items followed an earlier page of this size", async () => {
    const sizes: Readonly<Record<number, number>> = { 0: 20, 19: 60, 78: 20 };
    const page = (all: readonly Row[], start: number) => all.slice(start, start + (sizes[start] ?? 40));
    const { names, report } = await read({ rows: numbered(250), page, total: always(98) });
    expect(names).toEqual(namesOf(numbered(250)));
    expect(report).toMatchObject({ complete: true, expected: null });
  });

  test("of a server that ignores `start` is reported", async () => {
    for (const [count, size] of [
      [250, 100],
      [250, 250],
      [100, 100],
    ] as const) {
      const { names, report, requested } = await read({
        rows: numbered(count),
        page: (all) => all.slice(0, size),
        total: always(size),
      });
      expect(names).toHaveLength(size);
      expect(report).toMatchObject(
        incomplete("pagination did not advance: the page after the last one contains only known items"),
      );
      expect(requested).toHaveLength(2);
    }
  });
});

describe("equal ids", () => {
  const doubled = (at: number, copy: (row: Row) => Row) => {
    const rows = numbered(250);
    return [...rows.slice(0, at), copy(rows[at - 1]!), ...rows.slice(at)];
  };
  // In the middle of a page, at the end of the first page, and across its end.
  const PLACES = [1, 50, 98, 99, 100, 101, 250];

  test.each(PLACES)("of equal items after item %i: one is dropped and counted", async (at) => {
    const rows = doubled(at, (row) => ({ ...row }));
    for (const query of [{}, { sort_by: "created_at" }]) {
      const { names, report } = await read({ rows, total: always(250) }, query);
      expect(names).toEqual(namesOf(numbered(250)));
      expect(report).toMatchObject({ duplicatesDropped: 1, complete: true });
    }
  });

  test.each(PLACES)("of different items after item %i: both are yielded, and it is reported", async (at) => {
    const rows = doubled(at, ({ id }) => ({ id, name: "another" }));
    for (const query of [{}, { sort_by: "created_at" }, { limit: 2 }]) {
      const { names, report } = await read({ rows }, query);
      expect(names).toEqual(namesOf(rows));
      expect(report).toMatchObject(incomplete("different items have the same `id`"));
    }
  });

  test.each(PLACES)("of different items after item %i, in a resumed listing: both are yielded", async (at) => {
    const rows = doubled(at, ({ id }) => ({ id, name: "another" }));
    const { value } = await listAt({ rows }).listing.pages().next();
    const { names, report } = await read({ rows }, {}, { resumeToken: value!.resumeToken });
    expect([...namesOf(value!.items as unknown as Row[]), ...names]).toEqual(namesOf(rows));
    expect(report.complete).toBe(false);
  });

  test("of an item that changes between two pages: it is yielded once, and nothing is reported", async () => {
    let version = 0;
    const page = (all: readonly Row[], start: number, limit: number) =>
      all.slice(start, start + limit).map((row) => ({ ...row, updated_at: version++ }));
    const { names, report } = await read({ rows: numbered(250), page });
    expect(names).toEqual(namesOf(numbered(250)));
    expect(report).toMatchObject({ complete: true, duplicatesDropped: 0 });
  });
});

test("ids above 2^53 - 1, which are equal after parsing, are all yielded and reported", async () => {
  const rows = Array.from({ length: 100 }, (_, i) => ({ id: 2 ** 53 + 2 * Math.floor(i / 2), name: `row ${i}` }));
  for (const limit of [100, 10]) {
    const { names, report } = await read({ rows }, { limit });
    expect(names).toEqual(namesOf(rows));
    expect(report.complete).toBe(false);
    expect(report.reason).toMatch(/cannot be compared/);
  }
});

test("ids of digits above 2^53 - 1 are compared as strings", async () => {
  const rows = rowsOf(...Array.from({ length: 100 }, (_, i) => String(2n ** 53n + BigInt(i))));
  const { names, report } = await read({ rows }, { limit: 10 });
  expect(names).toEqual(namesOf(rows));
  expect(report).toMatchObject({ complete: true, verifiedBy: "totals" });
});

test.each(["created_at", "phone_number"])(
  "sorted by %s: an item that a later page repeats is dropped and reported",
  async (sort_by) => {
    const rows = numbered(250);
    const repeating = [...rows.slice(0, 150), rows[3]!, ...rows.slice(151)];
    const { names, report } = await read({ rows: repeating }, { sort_by });
    expect(new Set(names).size).toBe(names.length);
    expect(report).toMatchObject({
      ...incomplete("list changed while reading, or is not sorted by id"),
      yielded: 249,
      duplicatesDropped: 1,
    });
  },
);

test("sorted by id: an item that a later page repeats is reported, because the ids before it are not known", async () => {
  const rows = numbered(250);
  const repeating = [...rows.slice(0, 150), rows[3]!, ...rows.slice(151)];
  const { report } = await read({ rows: repeating });
  expect(report).toMatchObject(incomplete("list changed while reading, or is not sorted by id"));
});

test("pages without a total, of which one is not full and not continued, are reported", async () => {
  const page = (all: readonly Row[], start: number, limit: number) =>
    all.slice(start, start + limit).filter(({ id }) => id !== 42);
  const { report } = await read({ rows: numbered(250), page, total: always(null) });
  expect(report).toMatchObject(incomplete("a page before the last one was not full, so that items may be missing"));
});

describe("a page that ends with a higher id than it should", () => {
  const rows = rowsOf(1, 4, 7, 10);
  const page = (all: readonly Row[], start: number, limit: number) =>
    start === 0 ? [all[0]!, all[2]!] : all.slice(start, start + limit);
  const names = ["row 0", "row 2", "row 1", "row 3"];

  test("loses nothing: the item in the middle is on the next page", async () => {
    const result = await read({ rows, page }, { limit: 2 });
    expect(result).toMatchObject({
      names,
      report: { complete: true, reason: null, verifiedBy: "overlap", yielded: 4 },
    });
  });

  test("before a stop: a resumed listing reports that items may be missing", async () => {
    const { listing } = listAt({ rows, page }, { limit: 2 });
    const first = (await listing.pages().next()).value!;
    const { names: rest, report } = await read({ rows, page }, { limit: 2 }, { resumeToken: first.resumeToken });
    expect(rest).toEqual(["row 3"]);
    expect(report).toMatchObject(incomplete("items before the one at which the listing was resumed may be missing"));
  });

  test("before a stop, with the highest id of the list: also a listing that is stopped and resumed again reports it", async () => {
    const all = numbered(100);
    const wrong = (rows_: readonly Row[], start: number, limit: number) =>
      start === 19 ? [...rows_.slice(19, 38), rows_[99]!] : rows_.slice(start, start + limit);
    let resumeToken: string | null = null;
    for (const stopAfter of [2, 1]) {
      const pages = listAt({ rows: all, page: wrong }, { limit: 20 }, { resumeToken, concurrency: 1 }).listing.pages();
      for (let read_ = 0; read_ < stopAfter; read_++) {
        resumeToken = (await pages.next()).value?.resumeToken ?? resumeToken;
      }
    }
    const { report } = await read({ rows: all, page: wrong }, { limit: 20 }, { resumeToken });
    expect(report).toMatchObject(incomplete("items before the one at which the listing was resumed may be missing"));
  });

  test("before a stop: items that were added since then do not count as missing", async () => {
    const { listing } = listAt({ rows: rowsOf(2, 4, 6, 8) }, { limit: 2 });
    const first = (await listing.pages().next()).value!;
    const { report } = await read({ rows: rowsOf(1, 2, 3, 4, 6, 8) }, { limit: 2 }, { resumeToken: first.resumeToken });
    expect(report).toMatchObject({ complete: true, reason: null });
  });
});

test("pages of one item under a filter: no removal between two requests loses another item in silence", async () => {
  const rows = rowsOf(10, 20, 30, 40);
  for (let removed = 0; removed < rows.length; removed++) {
    for (let lastRequest = 1; lastRequest <= 12; lastRequest++) {
      let requests = 0;
      const page = (all: readonly Row[], start: number) => {
        const rest = requests++ < lastRequest ? all : all.toSpliced(removed, 1);
        return rest.slice(start, start + 1);
      };
      const { names, report } = await read({ rows, page, total: always(250) }, { status: "tracked" });
      const lost = namesOf(rows.toSpliced(removed, 1)).filter((name) => !names.includes(name));
      expect(report.complete ? lost : [], `${removed} removed after request ${lastRequest}`).toEqual([]);
    }
  }
});

describe("a resumed listing", () => {
  /** Reads the first pages of a list, and then the rest with a resumeToken. */
  async function readInTwoParts(server: Server, query: DestinationQuery, pages: number) {
    const names: string[] = [];
    let resumeToken: string | null = null;
    let readPages = 0;
    for await (const page of listAt(server, query).listing.pages()) {
      names.push(...namesOf(page.items as unknown as Row[]));
      ({ resumeToken } = page);
      if (++readPages === pages) {
        break;
      }
    }
    const { listing } = listAt(server, query, { resumeToken });
    names.push(...namesOf((await listing.toArray()) as unknown as Row[]));
    return { names, report: listing.report! };
  }

  test("of an unsorted list reports an item of the earlier listing that repeats", async () => {
    const rows = numbered(60);
    const repeating = [...rows.slice(0, 50), rows[3]!, ...rows.slice(50)];
    const { report } = await readInTwoParts({ rows: repeating, total: always(60) }, { sort_by: "name", limit: 10 }, 2);
    expect(report).toMatchObject(incomplete("expected 60 items, got 61"));
  });

  test("continues in the order that the earlier listing found", async () => {
    const rows = rowsOf(...Array.from({ length: 60 }, (_, i) => (i * 7) % 61));
    const { names, report } = await readInTwoParts({ rows }, { limit: 10 }, 2);
    expect(names).toEqual(namesOf(rows));
    expect(report).toMatchObject({ complete: true, verifiedBy: "totals" });
  });

  test.each([1, 2, 3, 5])("continues after page %i of a server with one item per page", async (pages) => {
    const page = (all: readonly Row[], start: number) => all.slice(start, start + 1);
    for (const [rows, query] of [
      [numbered(6), {}],
      [rowsOf(5, 3, 9, 1, 7, 2), { sort_by: "name" }],
    ] as const) {
      const { names } = await readInTwoParts({ rows, page, total: always(null) }, query, pages);
      expect(names).toEqual(namesOf(rows));
    }
  });
});

test("equal items that are not next to each other do not hide that a page is not sorted", async () => {
  const rows = rowsOf(1, 2, 3, 3, 4, 5);
  const served = [rows[0]!, rows[1]!, rows[2]!, rows[1]!, rows[3]!, rows[4]!, rows[5]!];
  const { report } = await read({ rows: served, total: always(null) }, { limit: 4 });
  expect(report.complete).toBe(false);
});

describe("an item that a page contains twice in place of another one", () => {
  const repeated = [...numbered(99), numbered(99).at(-1)!];

  test.each([
    ["without a total", {}, null, "pages repeat 1 item, and the provider reports no total"],
    [
      "under a filter, if the total counts more",
      { status: "tracked" },
      250,
      "pages repeat 1 item, and the total may count",
    ],
    ["if the total counts less", {}, 50, "pages repeat 1 item, and the total may count"],
    [
      "without a total and sorted by name",
      { sort_by: "name" },
      null,
      "pages repeat 1 item, and the provider reports no",
    ],
  ] as const)("is reported %s", async (_, query, total, reason) => {
    const { names, report } = await read({ rows: repeated, total: always(total) }, query);
    expect(names).toEqual(namesOf(numbered(99)));
    expect(report).toMatchObject({ complete: false, duplicatesDropped: 1, reason: expect.stringContaining(reason) });
  });

  test("is reported if only other pages report the total", async () => {
    const total = (start: number) => (start === 0 ? null : 150);
    const { report } = await read({ rows: [...repeated, ...numbered(150).slice(100)], total });
    expect(report).toMatchObject({ complete: false, reason: expect.stringMatching(/expected 150 items, got 149/) });
  });
});

test.each([{}, { sort_by: "phone_number" }])("a total that only the first page reports: %o", async (query) => {
  const { names, report } = await read({ rows: numbered(250), total: (start) => (start === 0 ? 250 : null) }, query);
  expect(names).toEqual(namesOf(numbered(250)));
  expect(report).toMatchObject({ complete: true, reason: null });
});

test("a list without a total that grows after its last page was read is complete", async () => {
  let requests = 0;
  const page = (_: readonly Row[], start: number, limit: number) => {
    requests++;
    return numbered(requests > 2 ? 16 : 12).slice(start, start + limit);
  };
  const { names, report, requested } = await read({ rows: [], page, total: always(null) }, { limit: 12 });
  expect(names).toEqual(namesOf(numbered(16)));
  expect(report).toMatchObject({ complete: true, verifiedBy: "overlap", duplicatesDropped: 0 });
  expect(requested).toEqual([0, 11, 12, 11, 15, 16]);
});
