import { expect, test } from "vitest";
import type { ListingContext, RawItem } from "../../src/listing/listing-context.js";
import { ListingError } from "../../src/listing/listing-error.js";
import { paginateWithTotals } from "../../src/listing/paginate-with-totals.js";
import { fingerprintOf } from "../../src/listing/page-fields.js";
import { createReport } from "../../src/listing/report.js";
import type { ResumePosition } from "../../src/listing/resume-token.js";

const SIZE = 10;
const itemsOf = (count: number): RawItem[] => Array.from({ length: count }, (_, index) => ({ id: index + 1 }));

interface Server {
  /** The items at an offset; `pass` is the number of requests of the first page until then. */
  page: (offset: number, size: number, pass: number) => RawItem[];
  total?: number | null;
  max?: number;
}

/** Reads a list by offsets from a position. Returns the sizes of the yielded pages, and the requested offsets. */
async function read({ page, total = null, max = 1000 }: Server, from: ResumePosition = {}) {
  const requested: number[] = [];
  const request = (position: unknown, size = SIZE) => {
    requested.push(Number(position));
    const items = page(Number(position), size, requested.filter((offset) => offset === 0).length);
    return Promise.resolve({ items, total, paginates: null, nextLink: undefined });
  };
  const context: ListingContext = {
    pagination: {
      style: "offset",
      position: { name: "offset", first: 0, max },
      limit: { name: "limit", size: SIZE },
      id: "id",
    },
    query: {},
    pageSize: SIZE,
    first: 0,
    limit: Infinity,
    isSinglePage: false,
    session: "",
    concurrency: 1,
    report: createReport(),
    requestPage: request,
    rereadPage: request,
    createError: (reason) => new ListingError(reason, { provider: "test", operation: "list" }),
  };
  const pages: number[] = [];
  const ids: unknown[] = [];
  for await (const { items } of paginateWithTotals(context, from)) {
    pages.push(items.length);
    ids.push(...items.map(({ id }) => id));
  }
  return { pages, ids, requested, report: context.report };
}

const slices = (items: RawItem[]) => (offset: number, size: number) => items.slice(offset, offset + size);

test("the last offset that the API accepts is requested, and items after its page are reported", async () => {
  const { requested, ids, report } = await read({ page: slices(itemsOf(50)), total: 50, max: 20 });
  expect(requested).toEqual([0, 10, 20]);
  expect(ids).toHaveLength(30);
  expect(report.reason).toBe("API offset limit reached (`offset` <= 20)");
});

test("without a total, the second pass ends without another empty page, and yields nothing again", async () => {
  const { requested, pages, report } = await read({ page: slices(itemsOf(15)) });
  expect(requested).toEqual([0, 10, 15, 0, 10]);
  expect(pages).toEqual([10, 5, 0]);
  expect(report).toMatchObject({ reason: null, verifiedBy: "empty-page" });
});

test("with a total that is not reached, each of three passes ends with an empty page", async () => {
  const { requested, report } = await read({ page: slices(itemsOf(15)), total: 20 });
  expect(requested).toEqual([0, 10, 15, 0, 10, 15, 0, 10, 15]);
  expect(report.reason).toBe("expected 20 items, got 15");
});

test("an item that the first pass missed is yielded by the second one", async () => {
  const page = (offset: number, size: number, pass: number) => slices(itemsOf(pass === 1 ? 2 : 3))(offset, size);
  const { ids, requested, report } = await read({ page, total: 3 });
  expect(ids).toEqual([1, 2, 3]);
  expect(requested).toEqual([0, 2, 0]);
  expect(report).toMatchObject({ reason: null, verifiedBy: "totals" });
});

test("equal items on a page are counted", async () => {
  const { ids, report } = await read({ page: slices([{ id: 1 }, { id: 1 }, { id: 2 }]), total: 2 });
  expect(ids).toEqual([1, 2]);
  expect(report).toMatchObject({ duplicatesDropped: 1, reason: null });
});

test("a resumed listing compares the first item of the page that it reads again, and does not yield it again", async () => {
  const from = { position: 10, pages: 1, received: 10, largestPage: 10, lastPage: 10, total: 15 };
  const lastItem = fingerprintOf({ id: 10 }, "id");
  const ignoringSize = (offset: number) => itemsOf(15).slice(offset, offset === 9 ? 12 : undefined);
  expect((await read({ page: ignoringSize, total: 15 }, { ...from, lastItem })).report.duplicatesDropped).toBe(2);
  const shifted = (offset: number) => (offset === 9 ? [{ id: 10 }] : itemsOf(14).slice(9));
  const { ids, report } = await read({ page: shifted, total: 15 }, { ...from, lastItem });
  expect(ids).toEqual([11, 12, 13, 14]);
  expect(report.reason).toBe("page 2 repeats 1 item");
});
