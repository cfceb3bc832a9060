import { describe, expect, test } from "vitest";
import { toListTotal, type PageCounts } from "../../src/listing/reported-total.js";

const toTotal = (reported: number | null, page: Partial<PageCounts> = {}) =>
  toListTotal(reported, {
    itemCount: 10,
    pageSize: 10,
    isFirstPage: true,
    skippedItems: 0,
    mayCountPage: false,
    ...page,
  });

test("the total is the reported one", () => {
  expect(toTotal(55)).toBe(55);
  expect(toTotal(10)).toBe(10);
  expect(toTotal(0)).toBe(0);
  expect(toTotal(null)).toBeNull();
});

test("items before the first page of the listing do not count", () => {
  expect(toTotal(55, { skippedItems: 20 })).toBe(35);
  expect(toTotal(5, { skippedItems: 20 })).toBe(0);
});

describe("a total that may be the number of items on the page", () => {
  const mayCountPage = true;

  test("is the list's if it differs from that number", () => {
    expect(toTotal(11, { mayCountPage })).toBe(11);
    expect(toTotal(10, { mayCountPage, itemCount: 0, isFirstPage: false })).toBe(10);
  });

  test("is used on a first page that is not full: both numbers are the same there", () => {
    expect(toTotal(7, { mayCountPage, itemCount: 7 })).toBe(7);
    expect(toTotal(7, { mayCountPage, itemCount: 7, skippedItems: 20 })).toBe(7);
  });

  test("is used on a first page with more items than requested", () => {
    expect(toTotal(50, { mayCountPage, itemCount: 50 })).toBe(50);
  });

  test("is not used on a full first page: it can be either", () => {
    expect(toTotal(10, { mayCountPage })).toBeNull();
  });

  test("is not used on a later page if it equals the number of items", () => {
    expect(toTotal(10, { mayCountPage, isFirstPage: false })).toBeNull();
  });
});
