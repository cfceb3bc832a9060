import { describe, expect, test } from "vitest";
import {
  findPageInconsistency,
  findPassInconsistency,
  isFullPage,
  isLastPage,
  progressAfter,
  startOfPass,
  type PassContext,
  type PassProgress,
} from "../../src/listing/pass-progress.js";
import type { ReceivedPage } from "../../src/listing/listing-context.js";
import type { PageComparison } from "../../src/listing/seen-ids.js";

const progressWith = (changes: Partial<PassProgress> = {}) => ({ ...startOfPass(1), ...changes }) as PassProgress;
const pageWith = (itemCount = 10, total: number | null = null, paginates: boolean | null = null): ReceivedPage => ({
  items: Array.from({ length: itemCount }, (_, id) => ({ id })),
  total,
  paginates,
  nextLink: undefined,
});
const comparisonWith = (changes: Partial<PageComparison> = {}): PageComparison => ({
  newItems: [],
  repeatedItems: 0,
  duplicates: 0,
  lastItem: "z",
  idProblem: null,
  ...changes,
});
const limit = { name: "limit", size: 10 };
const byPage: PassContext = {
  pagination: { style: "page", position: { name: "page", first: 1 }, limit, id: "id" },
  pageSize: 10,
  first: 1,
};
const byOffset: PassContext = {
  pagination: { style: "offset", position: { name: "offset", first: 0, max: 100 }, limit, id: "id" },
  pageSize: 10,
  first: 0,
};

describe("adding a page", () => {
  const add = (progress: PassProgress, page: ReceivedPage, changes = {}, context = byPage) =>
    progressAfter(progress, page, comparisonWith(changes), context);

  test("counts pages and items, and advances the position", () => {
    const progress = progressWith({
      pages: 1,
      received: 10,
      duplicates: 1,
      position: 2,
      total: 55,
      largestPage: 10,
      lastPage: 10,
    });
    expect(add(progress, pageWith(9, 55), { duplicates: 2, lastItem: "a" })).toEqual({
      position: 3,
      pages: 2,
      minPages: 0,
      received: 19,
      duplicates: 3,
      total: 55,
      largestPage: 10,
      lastPage: 9,
      lastItem: "a",
      repeatedPages: 0,
      inconsistency: null,
    });
  });

  test("counts consecutive pages that contain only known items, or end with the same item", () => {
    const first = add(progressWith(), pageWith(2, 9), { lastItem: "b" });
    const second = add(first, pageWith(2, 9), { lastItem: "b" });
    expect(second).toMatchObject({ repeatedPages: 1, inconsistency: "page 2 repeats 1 item" });
    const third = add(second, pageWith(2, 9), { duplicates: 2, lastItem: "a" });
    expect(third.repeatedPages).toBe(2);
    expect(add(third, pageWith(2, 9), { duplicates: 1, lastItem: "c" }).repeatedPages).toBe(0);
  });

  test("advances the position by the number of items if it is an offset", () => {
    const progress = progressWith({ position: 20 });
    expect(add(progress, pageWith(7), { duplicates: 7 }, byOffset)).toMatchObject({ position: 27, received: 7 });
  });

  test("changes only the total if the page is empty", () => {
    const progress = progressWith({
      pages: 1,
      received: 10,
      position: 2,
      largestPage: 10,
      lastPage: 10,
      lastItem: "b",
    });
    expect(add(progress, pageWith(0, 55), { lastItem: null })).toEqual({ ...progress, total: 55 });
    expect(add(progress, pageWith(0), { lastItem: null })).toEqual(progress);
  });

  test("keeps the total if the page reports none", () => {
    expect(add(progressWith({ total: 55 }), pageWith())).toMatchObject({ total: 55 });
  });

  test("keeps the first inconsistency", () => {
    const first = add(progressWith(), pageWith(), { repeatedItems: 3 });
    expect(first.inconsistency).toBe("page 1 repeats 3 items");
    expect(add(first, pageWith(), { repeatedItems: 1 }).inconsistency).toBe(first.inconsistency);
  });

  test("expects two pages if the first page of the list reports that there are more", () => {
    expect(add(progressWith(), pageWith(10, null, true))).toMatchObject({ minPages: 2 });
    expect(add(progressWith(), pageWith(0, null, true))).toMatchObject({ minPages: 2 });
    expect(add(progressWith(), pageWith(10, null, false))).toMatchObject({ minPages: 0 });
    expect(add(progressWith({ pages: 1 }), pageWith(10, null, true))).toMatchObject({ minPages: 0 });
    expect(add(progressWith(), pageWith(10, null, true), {}, { ...byPage, first: 3 })).toMatchObject({ minPages: 0 });
  });
});

describe("a page is full", () => {
  const isFull = (pages: number, lastPage: number, largestPage = lastPage, context = byPage) =>
    isFullPage(progressWith({ pages, lastPage, largestPage }), context);

  test("if it has as many items as were requested", () => {
    expect([9, 10, 11].map((itemCount) => isFull(1, itemCount))).toEqual([false, true, true]);
  });

  test("if it has as many items as the largest page before it", () => {
    expect([4, 5].map((itemCount) => isFull(3, itemCount, 5))).toEqual([false, true]);
  });

  test("if it is the first page of a list that starts at a later page: its size is not known", () => {
    expect(isFull(1, 9, 9, { ...byPage, first: 3 })).toBe(true);
    expect(isFull(2, 8, 9, { ...byPage, first: 3 })).toBe(false);
    expect(isFull(1, 9, 9, { ...byOffset, first: 3 })).toBe(false);
  });
});

describe("the last page", () => {
  const after = (received: number, lastPage: number, changes: Partial<PassProgress> = {}) =>
    progressWith({ pages: 6, received, total: 55, largestPage: 10, lastPage, ...changes });

  test("is empty", () => {
    expect(isLastPage(after(20, 10), 0, byOffset)).toBe(true);
    expect(isLastPage(progressWith(), 0, byPage)).toBe(true);
  });

  test("completes the total, and is not full", () => {
    expect(isLastPage(after(54, 9), 9, byPage)).toBe(false);
    expect(isLastPage(after(55, 5), 5, byPage)).toBe(true);
    expect(isLastPage(after(55, 10), 10, byPage)).toBe(false);
  });

  test("reaches the total with duplicates, and is not full", () => {
    expect(isLastPage(after(55, 5, { duplicates: 2 }), 5, byPage)).toBe(true);
    expect(isLastPage(after(57, 7, { duplicates: 2 }), 7, byPage)).toBe(true);
    expect(isLastPage(after(56, 6, { duplicates: 2 }), 6, byPage)).toBe(false);
  });

  test("completes the total if the API has no later position", () => {
    expect(isLastPage(after(55, 10, { position: 100 }), 10, byOffset)).toBe(false);
    expect(isLastPage(after(55, 10, { position: 101 }), 10, byOffset)).toBe(true);
  });

  test("does not exceed the total: then the total is wrong", () => {
    expect(isLastPage(after(56, 6), 6, byPage)).toBe(false);
  });

  test("is empty if there is no total", () => {
    expect(isLastPage(after(9, 9, { total: null }), 9, byPage)).toBe(false);
    expect(isLastPage(after(9, 9, { total: null }), 9, byOffset)).toBe(false);
  });
});

describe("a page is inconsistent", () => {
  const find = (changes: Partial<PassProgress>, itemCount = 10, pageTotal: number | null = null, repeatedItems = 0) =>
    findPageInconsistency(progressWith(changes), itemCount, pageTotal, { repeatedItems }, byPage);

  test("if the total changed", () => {
    expect(find({ total: 55 }, 10, 55)).toBeNull();
    expect(find({ total: 55 })).toBeNull();
    expect(find({ total: 55 }, 10, 54)).toBe("total changed from 55 to 54 while listing");
  });

  test("if its total is the first one, and the pages before it had no more items than that", () => {
    expect(find({ pages: 1, received: 10, largestPage: 10, lastPage: 10 }, 5, 15)).toBe(
      "total of 15 was first reported on page 2",
    );
    expect(find({ pages: 1, received: 10, largestPage: 10, lastPage: 10 }, 5, 14)).toBeNull();
    expect(find({ pages: 0, received: 0 }, 5, 5)).toBeNull();
  });

  test("if it repeats items", () => {
    expect(find({ pages: 2, largestPage: 10, lastPage: 10 }, 10, null, 2)).toBe("page 3 repeats 2 items");
    expect(find({}, 10, null, 1)).toBe("page 1 repeats 1 item");
    expect(find({})).toBeNull();
  });

  test("if pages are numbered, and a page before it has another size", () => {
    const even = { pages: 2, largestPage: 10, lastPage: 10 };
    const short = { pages: 2, largestPage: 10, lastPage: 9 };
    expect(find(even, 9)).toBeNull();
    expect(find(even, 11)).toBe("page 2 has 10 items, another page has 11");
    expect(find(short, 1)).toBe("page 2 has 9 items, another page has 10");
    expect(find(short, 0)).toBeNull();
    const noRepetition = { repeatedItems: 0 };
    expect(findPageInconsistency(progressWith(short), 1, null, noRepetition, byOffset)).toBeNull();
  });
});

describe("a pass is inconsistent", () => {
  const find = (progress: Partial<PassProgress>, isRepeatedPass?: boolean) =>
    findPassInconsistency(progressWith(progress), isRepeatedPass, byPage);

  test("if the number of items differs from the total", () => {
    expect(find({ total: 55, received: 55, pages: 6 })).toBeNull();
    expect(find({ total: 55, received: 54, pages: 6 })).toBe("expected 55 items, got 54");
    expect(find({ total: 55, received: 55, duplicates: 1, pages: 6 })).toBe("expected 55 items, got 54");
    expect(find({ total: 55, received: 56, pages: 6 })).toBe("expected 55 items, got 56");
    expect(find({ total: 1, received: 0, pages: 1 })).toBe("expected 1 item, got 0");
  });

  test("if the list is empty when it is read again, although its total is 0", () => {
    const reason = "list was empty when it was read again";
    expect(find({ total: 0, received: 0, pages: 0 }, false)).toBe(reason);
    expect(find({ total: 0, received: 0, pages: 0 }, true)).toBe(reason);
    expect(find({ total: 0, received: 0, pages: 0 })).toBeNull();
  });

  test("if there is no total, several pages, and no equal pass before", () => {
    const reason = "provider reports no total; completeness cannot be verified";
    expect(find({ received: 55, pages: 6 })).toBe(reason);
    expect(find({ received: 55, pages: 6 }, true)).toBeNull();
    expect(find({ received: 5, pages: 1, lastPage: 5 })).toBeNull();
  });

  test("if there is no total, one full page, and no equal pass before", () => {
    const fullPage = { received: 10, pages: 1, lastPage: 10 };
    expect(find(fullPage)).toBe("provider reports no total; completeness cannot be verified");
    expect(find(fullPage, true)).toBeNull();
  });

  test("if there is no total, and the pass before has other items", () => {
    const reason = "provider reports no total; completeness cannot be verified";
    expect(find({ received: 5, pages: 1, lastPage: 5 }, false)).toBe(reason);
    expect(find({ received: 5, pages: 1, lastPage: 5 }, true)).toBeNull();
    expect(find({}, false)).toBe(reason);
  });

  test("if there is no total, and a later pass is empty", () => {
    expect(find({}, true)).toBe("provider reports no total; completeness cannot be verified");
    expect(find({})).toBeNull();
  });

  test("if there is no total, and items are repeated", () => {
    const reason = "pages repeat 1 item, and the provider reports no total";
    expect(find({ received: 55, duplicates: 1, pages: 6 }, true)).toBe(reason);
    expect(find({ received: 5, duplicates: 1, pages: 1 })).toBe(reason);
  });

  test("if there is no total, and more pages were reported", () => {
    expect(find({ received: 5, pages: 1, minPages: 2 }, true)).toBe("expected more than one page, got 1");
    expect(find({ received: 15, pages: 2, minPages: 2 }, true)).toBeNull();
    expect(find({ received: 5, pages: 1, minPages: 2, total: 5 })).toBeNull();
  });

  test("if a page was: the first inconsistency is kept", () => {
    const inconsistency = "page 2 repeats 1 item";
    expect(find({ total: 55, received: 55, inconsistency })).toBe(inconsistency);
    expect(find({ total: 55, received: 56, inconsistency })).toBe(inconsistency);
    expect(find({ received: 55, pages: 6, inconsistency })).toBe(inconsistency);
  });
});
