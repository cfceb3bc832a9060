import { expect, test } from "vitest";
import type { ListingContext, RawItem, RawPage } from "../../src/listing/listing-context.js";
import { ListingError } from "../../src/listing/listing-error.js";
import { paginateWithOverlap } from "../../src/listing/paginate-with-overlap.js";
import { createReport } from "../../src/listing/report.js";
import type { ResumePosition } from "../../src/listing/resume-token.js";

const SIZE = 10;
const LIST_CHANGED = "list changed while reading, or is not sorted by id";
const itemsOf = (...ids: number[]): RawItem[] => ids.map((id) => ({ id }));
const numbered = (count: number) => itemsOf(...Array.from({ length: count }, (_, index) => index + 1));

interface Server {
  /** The items at an offset; `request` is the number of the request, starting at 1. */
  page: (offset: number, size: number, request: number) => RawItem[];
  total?: number | null;
  isSorted?: boolean;
  first?: number;
  pageSize?: number;
}

/** Reads a list from a position. A server that receives 200 requests fails. */
async function read(server: Server, from: ResumePosition = {}) {
  const { page, total = null, isSorted = true, first = 0, pageSize = SIZE } = server;
  const requested: number[] = [];
  const request = (position: unknown, size = pageSize) => {
    requested.push(Number(position));
    if (requested.length > 200) {
      throw new Error("too many requests");
    }
    const items = page(Number(position), size, requested.length);
    return Promise.resolve({ items, total, paginates: null, nextLink: undefined });
  };
  const context: ListingContext = {
    pagination: {
      style: "offset",
      position: { name: "start", first: 0 },
      limit: { name: "limit", size: SIZE },
      id: "id",
      ...(isSorted && { order: { sort_by: "id" } }),
    },
    ...{ query: {}, pageSize, first, concurrency: 1, limit: Infinity, report: createReport() },
    ...{ isSinglePage: false, session: "" },
    ...{ requestPage: request, rereadPage: request },
    createError: (reason) => new ListingError(reason, { provider: "test", operation: "list" }),
  };
  const pages: RawPage[] = [];
  let failure: unknown;
  try {
    for await (const rawPage of paginateWithOverlap(context, from)) {
      pages.push(rawPage);
    }
  } catch (thrown) {
    failure = thrown;
  }
  const items = pages.flatMap((rawPage) => rawPage.items);
  return { pages, items, requested, failure, report: context.report };
}

const slices = (items: RawItem[]) => (offset: number, size: number) => items.slice(offset, offset + size);

test("items with the last id are recognized by their content, in any order", async () => {
  const [one, a, b, c, last] = [
    { id: 1 },
    { id: 10, n: "a" },
    { id: 10, n: "b" },
    { id: 10, n: "c" },
    { id: 11 },
  ] as const;
  const responses: RawItem[][] = [
    [one, a],
    [b, a],
    [c, b],
    [c, last],
  ];
  const { items } = await read({ page: (_, _size, request) => responses[request - 1] ?? [], total: 5, pageSize: 2 });
  expect(items).toEqual([one, a, b, c, last]);
});

test("ids that are not sorted are reported, unless the first page shows it", async () => {
  const rows = (...ids: number[]) => itemsOf(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ...ids);
  expect((await read({ page: slices(rows(12, 11)), total: 12 })).report.reason).toBe(LIST_CHANGED);
  expect((await read({ page: slices(rows(11, 12).reverse()), total: 12 })).report.reason).toBeNull();
});

test("a shift of a list that is not sorted is reported, and the page that shows it is not yielded", async () => {
  const rows = numbered(15).reverse();
  const page = (offset: number, size: number, request: number) =>
    slices(request === 1 ? rows : rows.slice(1))(offset, size);
  const { report, pages } = await read({ page, total: 15, isSorted: false });
  expect(report.reason).toBe(LIST_CHANGED);
  expect(pages.slice(0, -1).map(({ items }) => items.length)).not.toContain(0);
});

test("64 pages without a new item are accepted", async () => {
  const page = (offset: number) => (offset === 0 ? numbered(10) : itemsOf(21, 22, 23));
  const { failure, requested } = await read({ page });
  expect(failure).toMatchObject({ message: "pagination did not advance: 64 pages without a new item" });
  expect(requested).toHaveLength(66);
});

test.each([true, false])("a server with one item per page needs a total (sorted by id: %s)", async (isSorted) => {
  const page = (offset: number) => numbered(3).slice(offset, offset + 1);
  expect(await read({ page, total: 3, isSorted })).toMatchObject({
    items: numbered(3),
    report: { verifiedBy: "totals", reason: null },
  });
  const { requested, items, report } = await read({ page, isSorted });
  expect(items).toEqual(numbered(3));
  expect(requested.slice(-2)).toEqual([3, 2]);
  expect(report.reason).toBe("one item per page and no total of the list; completeness cannot be verified");
});

test("a server with one item per page needs a total also if all later items belong before the first one", async () => {
  const page = (offset: number, _size: number, request: number) =>
    request === 1 ? itemsOf(3) : numbered(3).slice(offset, offset + 1);
  const { items, report } = await read({ page });
  expect(items).toEqual(itemsOf(3, 1, 2));
  expect(report.reason).toBe("one item per page and no total of the list; completeness cannot be verified");
});

test("the total is that of the items from the first offset on", async () => {
  const server = { page: slices(numbered(15)), first: 5, isSorted: false };
  const { pages, report } = await read({ ...server, total: 20 });
  expect(pages[0]?.total).toBe(15);
  expect(report).toMatchObject({ reason: "expected 15 items, got 10", expected: 15 });
  expect((await read(server)).pages.map(({ total }) => total)).not.toContain(0);
});

test("an empty list without a total is not verified as a single page", async () => {
  expect((await read({ page: () => [] })).report.verifiedBy).toBe("overlap");
});

test("a resumed listing continues with the counts of the earlier one, and counts items that it finds late", async () => {
  const from = {
    ...{ start: 9, lastId: 10, received: 9, duplicates: 2, lastPageSize: 7, largestPageSize: 8 },
    ...{ smallestContinuedSize: null, largestTotal: 40, isSorted: 1, isTotalContradicted: 1, inconsistency: null },
  };
  const rows = [...numbered(9), ...itemsOf(10, 11, 12, 13)];
  const resumed = await read({ page: (offset) => rows.slice(offset, offset + 4), total: 13 }, from);
  expect(resumed.pages[0]?.next).toMatchObject({
    ...{ start: 12, lastId: 13, received: 12, duplicates: 2, largestPageSize: 8, smallestContinuedSize: 7 },
    isTotalContradicted: 1,
  });
  const responses = [itemsOf(1, 2, 4, 6), itemsOf(3, 6, 8), itemsOf(8)];
  const { pages } = await read({ page: (_, _size, request) => responses[request - 1] ?? [], pageSize: 4 });
  expect(pages[1]).toMatchObject({ items: itemsOf(3, 8), next: { received: 6 } });
});
