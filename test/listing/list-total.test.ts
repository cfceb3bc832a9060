import { describe, expect, test } from "vitest";
import { toListTotal } from "../../src/listing/pass-progress.js";

/** The total of a page of a list with 10 items per page. */
function toTotal(reported: number | null, { itemCount = 10, pages = 0, first = 1, totalMayCountPage = false } = {}) {
  const progress = { position: first, pages, received: 0, total: null, inconsistency: null };
  const page = {
    items: Array.from({ length: itemCount }, () => ({})),
    total: reported,
    paginates: null,
    nextLink: undefined,
  };
  const position = { name: "page", first: 1 };
  const pagination = {
    style: "page",
    position,
    limit: { name: "limit", size: 10 },
    id: "id",
    totalMayCountPage,
  } as const;
  return toListTotal(progress, page, { pagination, pageSize: 10, first });
}

test("the total is the reported one", () => {
  expect(toTotal(55)).toBe(55);
  expect(toTotal(10)).toBe(10);
  expect(toTotal(0)).toBe(0);
  expect(toTotal(null)).toBeNull();
});

test("items before the first page of the listing do not count", () => {
  expect(toTotal(55, { first: 3 })).toBe(35);
  expect(toTotal(5, { first: 3 })).toBe(0);
});

describe("a total that may be the number of items on the page", () => {
  const totalMayCountPage = true;

  test("is the list's if it differs from that number", () => {
    expect(toTotal(11, { totalMayCountPage })).toBe(11);
    expect(toTotal(10, { totalMayCountPage, itemCount: 0, pages: 1 })).toBe(10);
  });

  test("is used on a first page that is not full: both numbers are the same there", () => {
    expect(toTotal(7, { totalMayCountPage, itemCount: 7 })).toBe(7);
    expect(toTotal(7, { totalMayCountPage, itemCount: 7, first: 3 })).toBe(7);
  });

  test("is used on a first page with more items than requested", () => {
    expect(toTotal(50, { totalMayCountPage, itemCount: 50 })).toBe(50);
  });

  test("is not used on a full first page: it can be either", () => {
    expect(toTotal(10, { totalMayCountPage })).toBeNull();
  });

  test("is not used on a later page if it equals the number of items", () => {
    expect(toTotal(10, { totalMayCountPage, pages: 1 })).toBeNull();
  });
});
