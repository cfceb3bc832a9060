import { describe, expect, test } from "vitest";
import type { PagePagination } from "../../src/listing/declaration.js";
import { readReportedTotal, type PageCounts } from "../../src/listing/reported-total.js";

const pagination: PagePagination = {
  style: "page",
  limit: { name: "limit", size: 10 },
  id: "id",
  page: { name: "page" },
  total: ["total"],
  totalMayCountPage: false,
};

const read = (total: unknown, page: Partial<PageCounts> = {}, totalMayCountPage = false) =>
  readReportedTotal(
    { total },
    { ...pagination, totalMayCountPage },
    { itemCount: 10, pageSize: 10, isFirstPage: true, skippedItems: 0, previousTotal: null, ...page },
  );

test("the total is a non-negative integer; anything else is no total", () => {
  expect(read(55)).toBe(55);
  expect(read(0)).toBe(0);
  for (const value of [-1, 1.5, "55", null, undefined]) {
    expect(read(value)).toBeNull();
  }
});

test("items before the first page of the listing do not count", () => {
  expect(read(55, { skippedItems: 20 })).toBe(35);
  expect(read(5, { skippedItems: 20 })).toBe(0);
});

describe("a total that may be the number of items on the page", () => {
  test("is the list's if it exceeds the page size", () => {
    expect(read(11, {}, true)).toBe(11);
  });

  test("is the list's if an earlier page reported a total", () => {
    expect(read(10, { isFirstPage: false, previousTotal: 55 }, true)).toBe(10);
  });

  test("is used on a first page that is not full: both numbers are the same there", () => {
    expect(read(7, { itemCount: 7 }, true)).toBe(7);
  });

  test("is not used on a full first page: it can be either", () => {
    expect(read(10, {}, true)).toBeNull();
  });

  test("is not used on a later page if it equals the number of items", () => {
    expect(read(10, { isFirstPage: false }, true)).toBeNull();
    expect(read(10, { isFirstPage: false, itemCount: 0 }, true)).toBe(10);
  });
});
