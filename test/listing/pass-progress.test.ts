import { describe, expect, test } from "vitest";
import {
  progressAfter,
  findPageInconsistency,
  findPassInconsistency,
  isLastPage,
  type PassContext,
  type PassProgress,
} from "../../src/listing/pass-progress.js";
import type { ReceivedPage } from "../../src/listing/listing-context.js";

const progressWith = (changes: Partial<PassProgress> = {}): PassProgress => ({
  position: 1,
  pages: 0,
  received: 0,
  total: null,
  inconsistency: null,
  ...changes,
});
const pageWith = (itemCount = 10, total: number | null = null): ReceivedPage => ({
  items: Array.from({ length: itemCount }, (_, id) => ({ id })),
  total,
  paginates: null,
  nextLink: undefined,
});
const limit = { name: "limit", size: 10 };
const byPage: PassContext = {
  pagination: { style: "page", position: { name: "page", first: 1 }, limit, id: "id" },
  pageSize: 10,
  first: 1,
};
const byOffset: PassContext = {
  pagination: { style: "offset", position: { name: "offset", first: 0 }, limit, id: "id" },
  pageSize: 10,
  first: 0,
};

describe("adding a page", () => {
  test("counts pages and items, and advances the position", () => {
    const progress = progressWith({ pages: 1, received: 10, position: 2 });
    expect(progressAfter(progress, pageWith(10, 55), 0, byPage)).toEqual({
      position: 3,
      pages: 2,
      received: 20,
      total: 55,
      inconsistency: null,
    });
  });

  test("keeps the total if the page reports none", () => {
    expect(progressAfter(progressWith({ total: 55 }), pageWith(), 0, byPage)).toMatchObject({ total: 55 });
  });

  test("advances the position by the number of items if it is an offset", () => {
    const progress = progressWith({ position: 20 });
    expect(progressAfter(progress, pageWith(7), 0, byOffset)).toMatchObject({ position: 27 });
  });

  test("keeps the first inconsistency", () => {
    const first = progressAfter(progressWith(), pageWith(), 3, byPage);
    expect(first.inconsistency).toBe("page 1 repeats 3 items");
    expect(progressAfter(first, pageWith(), 1, byPage).inconsistency).toBe(first.inconsistency);
  });
});

describe("the last page", () => {
  test("is empty", () => {
    expect(isLastPage(progressWith({ total: 55 }), 0, byOffset)).toBe(true);
  });

  test("completes the total", () => {
    expect(isLastPage(progressWith({ received: 54, total: 55 }), 10, byPage)).toBe(false);
    expect(isLastPage(progressWith({ received: 55, total: 55 }), 10, byPage)).toBe(true);
  });

  test("is not full, if there is no total and the position is a page number", () => {
    expect(isLastPage(progressWith(), 9, byPage)).toBe(true);
    expect(isLastPage(progressWith(), 10, byPage)).toBe(false);
    expect(isLastPage(progressWith(), 9, byOffset)).toBe(false);
  });
});

describe("a page is inconsistent", () => {
  test("if the total changed", () => {
    const progress = progressWith({ total: 55 });
    expect(findPageInconsistency(progress, 55, 0)).toBeNull();
    expect(findPageInconsistency(progress, null, 0)).toBeNull();
    expect(findPageInconsistency(progress, 54, 0)).toBe("total changed from 55 to 54 while listing");
  });

  test("if it repeats items", () => {
    const find = (pages: number, repeatedItems: number) =>
      findPageInconsistency(progressWith({ pages }), null, repeatedItems);
    expect(find(2, 2)).toBe("page 3 repeats 2 items");
    expect(find(0, 1)).toBe("page 1 repeats 1 item");
    expect(find(2, 0)).toBeNull();
  });
});

describe("a pass is inconsistent", () => {
  const find = (progress: Partial<PassProgress>, isRepeatedPass = false) =>
    findPassInconsistency(progressWith(progress), isRepeatedPass);

  test("if the number of items differs from the total", () => {
    expect(find({ total: 55, received: 55, pages: 6 })).toBeNull();
    expect(find({ total: 55, received: 54, pages: 6 })).toBe("expected 55 items, got 54");
    expect(find({ total: 1, received: 0, pages: 1 })).toBe("expected 1 item, got 0");
  });

  test("if there is no total, several pages, and no equal pass before", () => {
    const reason = "provider reports no total; completeness cannot be verified";
    expect(find({ received: 55, pages: 6 })).toBe(reason);
    expect(find({ received: 55, pages: 6 }, true)).toBeNull();
    expect(find({ received: 5, pages: 1 })).toBeNull();
  });

  test("if a page was: the first inconsistency is kept", () => {
    const inconsistency = "page 2 repeats 1 item";
    expect(find({ total: 55, received: 55, inconsistency })).toBe(inconsistency);
    expect(find({ total: 55, received: 56, inconsistency })).toBe(inconsistency);
    expect(find({ received: 55, pages: 6, inconsistency })).toBe(inconsistency);
  });
});
