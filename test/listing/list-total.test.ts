import { describe, expect, test } from "vitest";
import { expectedItems, startOfPass, toUsableTotal, type PassContext } from "../../src/listing/pass-progress.js";

/** The context of a list with 10 items per page. */
function contextWith(style: "page" | "offset", { first = style === "page" ? 1 : 0, totalMayCountPage = false } = {}) {
  const position = { name: style, first: style === "page" ? 1 : 0 };
  const limit = { name: "limit", size: 10 };
  return {
    pagination: { style, position, limit, id: "id", totalMayCountPage },
    pageSize: 10,
    first,
  } satisfies PassContext;
}

describe("the usable total", () => {
  interface PageCase {
    itemCount?: number;
    pages?: number;
    known?: number | null;
    first?: number;
    totalMayCountPage?: boolean;
    paginates?: boolean | null;
  }
  const toTotal = (
    total: number | null,
    { itemCount = 10, pages = 0, known = null, first = 1, totalMayCountPage = true, paginates = false }: PageCase = {},
  ) =>
    toUsableTotal(
      { ...startOfPass(first), pages, total: known },
      { items: Array.from({ length: itemCount }, () => ({})), total, paginates, nextLink: undefined },
      contextWith("page", { first, totalMayCountPage }),
    );

  test("is the reported one if that never counts the page", () => {
    for (const total of [55, 10, 0, null]) {
      expect(toTotal(total, { totalMayCountPage: false })).toBe(total);
    }
  });

  test("is the reported one if that differs from the number of items on the page", () => {
    expect(toTotal(11)).toBe(11);
    expect(toTotal(0)).toBe(0);
    expect(toTotal(10, { itemCount: 0, pages: 1 })).toBe(10);
    expect(toTotal(null)).toBeNull();
  });

  test("is the number of items on the page if that is reported as the only one, and is not full", () => {
    expect(toTotal(7, { itemCount: 7 })).toBe(7);
    expect(toTotal(0, { itemCount: 0 })).toBe(0);
    expect(toTotal(7, { itemCount: 7, paginates: true })).toBeNull();
    expect(toTotal(7, { itemCount: 7, paginates: null })).toBeNull();
  });

  test("is not the number of items on a full page, on a later page, or in a list that starts at a later page", () => {
    expect(toTotal(10)).toBeNull();
    expect(toTotal(50, { itemCount: 50 })).toBeNull();
    expect(toTotal(7, { itemCount: 7, pages: 1 })).toBeNull();
    expect(toTotal(7, { itemCount: 7, first: 3 })).toBeNull();
  });

  test("is the number of items on the page if an earlier total was usable: the total changed", () => {
    expect(toTotal(10, { pages: 1, known: 55 })).toBe(10);
  });
});

describe("the number of expected items", () => {
  const expectItems = (total: number | null, context: PassContext, received = 0, largestPage = 0) =>
    expect(expectedItems({ ...startOfPass(1), total, received, largestPage }, context));

  test("is the total without the items before the first page", () => {
    expectItems(55, contextWith("page")).toBe(55);
    expectItems(55, contextWith("page", { first: 3 }), 10, 10).toBe(35);
    expectItems(55, contextWith("offset", { first: 3 })).toBe(52);
    expectItems(null, contextWith("page", { first: 3 })).toBeNull();
  });

  test("is not negative", () => {
    expectItems(5, contextWith("page", { first: 3 })).toBe(0);
    expectItems(5, contextWith("offset", { first: 30 })).toBe(0);
  });

  test("depends on the page size that the server uses, if a list starts at a later page", () => {
    const context = contextWith("page", { first: 3 });
    // Pages of 5 items.
    expectItems(55, context, 5, 5).toBe(45);
    // The last page of 10 items.
    expectItems(25, context, 5, 5).toBe(5);
    // An empty page.
    expectItems(25, context).toBe(5);
  });
});
