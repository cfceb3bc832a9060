import { describe, expect, test } from "vitest";
import {
  addToProgress,
  findPageInconsistency,
  findPassInconsistency,
  isLastPage,
  startProgress,
  type PassProgress,
  type ReceivedPage,
} from "../../src/listing/pass-progress.js";

const progressWith = (changes: Partial<PassProgress> = {}): PassProgress => ({ ...startProgress(1), ...changes });
const pageWith = (changes: Partial<ReceivedPage> = {}): ReceivedPage => ({
  number: 1,
  itemCount: 10,
  repeatedItems: 0,
  reportedTotal: null,
  ...changes,
});

test("a resumed listing starts with the progress that it continues from", () => {
  expect(startProgress(1)).toEqual({ position: 1, received: 0, unique: 0, total: null, inconsistency: null });
  const from = { position: 4, received: 30, unique: 29, total: 55, inconsistency: "page 2 repeats 1 item" };
  expect(startProgress(1, from)).toEqual(from);
});

describe("adding a page", () => {
  const parameter = { name: "page", unit: "page", first: 1, max: Infinity, skippedItems: 0 } as const;

  test("counts received and unique items, and moves on", () => {
    const progress = progressWith({ received: 10, unique: 10, position: 2 });
    addToProgress(progress, pageWith({ repeatedItems: 3, reportedTotal: 55 }), parameter);
    expect(progress).toMatchObject({ received: 20, unique: 17, position: 3, total: 55 });
  });

  test("keeps the total if the page reports none", () => {
    const progress = progressWith({ total: 55 });
    addToProgress(progress, pageWith(), parameter);
    expect(progress.total).toBe(55);
  });

  test("moves by the number of items if the position is an offset", () => {
    const progress = progressWith({ position: 20 });
    addToProgress(progress, pageWith({ itemCount: 7 }), { ...parameter, unit: "item" });
    expect(progress.position).toBe(27);
  });
});

describe("the last page", () => {
  test("is empty", () => {
    expect(isLastPage(progressWith({ total: 55 }), pageWith({ itemCount: 0 }), "item", 10)).toBe(true);
  });

  test("completes the total", () => {
    expect(isLastPage(progressWith({ received: 54, total: 55 }), pageWith(), "page", 10)).toBe(false);
    expect(isLastPage(progressWith({ received: 55, total: 55 }), pageWith(), "page", 10)).toBe(true);
  });

  test("is not full, if there is no total and the position is a page number", () => {
    expect(isLastPage(progressWith(), pageWith({ itemCount: 9 }), "page", 10)).toBe(true);
    expect(isLastPage(progressWith(), pageWith({ itemCount: 10 }), "page", 10)).toBe(false);
    expect(isLastPage(progressWith(), pageWith({ itemCount: 9 }), "item", 10)).toBe(false);
  });
});

describe("a page is inconsistent", () => {
  test("if the total changed", () => {
    const progress = progressWith({ total: 55 });
    expect(findPageInconsistency(progress, pageWith({ reportedTotal: 55 }))).toBeNull();
    expect(findPageInconsistency(progress, pageWith({ reportedTotal: null }))).toBeNull();
    expect(findPageInconsistency(progress, pageWith({ reportedTotal: 54 }))).toBe(
      "total changed from 55 to 54 while listing",
    );
  });

  test("if it repeats items", () => {
    expect(findPageInconsistency(progressWith(), pageWith({ number: 3, repeatedItems: 2 }))).toBe(
      "page 3 repeats 2 items",
    );
    expect(findPageInconsistency(progressWith(), pageWith({ repeatedItems: 1 }))).toBe("page 1 repeats 1 item");
  });
});

describe("a pass is inconsistent", () => {
  const find = (progress: Partial<PassProgress>, pages: number, passCount: number, previous: number | null) =>
    findPassInconsistency(progressWith(progress), pageWith({ number: pages }), passCount, previous);

  test("if the number of items differs from the total", () => {
    expect(find({ total: 55, unique: 55 }, 6, 110, null)).toBeNull();
    expect(find({ total: 55, unique: 54 }, 6, 108, null)).toBe("expected 55 items, got 54");
  });

  test("if there is no total, several pages, and no equal pass before", () => {
    const reason = "provider reports no total; completeness cannot be verified";
    expect(find({ unique: 55 }, 6, 110, null)).toBe(reason);
    expect(find({ unique: 55 }, 6, 110, 108)).toBe(reason);
    expect(find({ unique: 55 }, 6, 110, 110)).toBeNull();
    expect(find({ unique: 5 }, 1, 10, null)).toBeNull();
  });
});
