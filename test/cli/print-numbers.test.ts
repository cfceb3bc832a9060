import { PassThrough } from "node:stream";
import { expect, test, vi } from "vitest";
import { ndjson } from "../../src/cli/formats/json.js";
import { printNumbers } from "../../src/cli/print-numbers.js";
import { SortedNumbers } from "../../src/cli/sort.js";
import type { InventoryNumber } from "../../src/index.js";
import { emptyNumber } from "../support/empty-number.js";

test("the numbers that were received before an interruption, and not printed, are not read", async () => {
  const controller = new AbortController();
  let selectedBatches = 0;
  async function* batches() {
    for (let batch = 0; batch < 100; batch++) {
      yield await Promise.resolve({ account: { name: "a", provider: "invoca" }, numbers: [emptyNumber] });
    }
  }
  const select = (numbers: readonly InventoryNumber[]) => {
    selectedBatches++;
    if (selectedBatches === 2) {
      controller.abort();
    }
    return [...numbers];
  };
  const { signal } = controller;
  const stdout = new PassThrough();
  await printNumbers(batches(), {
    format: ndjson(undefined),
    stdout,
    signal,
    select,
    onWrite: () => undefined,
    sorted: undefined,
  });
  expect(selectedBatches).toBe(2);
});

test("a signal is received while sorted numbers are printed", async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const format = ndjson(undefined);
  let printed = 0;
  const rows = (numbers: readonly InventoryNumber[]) => {
    if (printed === 0) {
      setTimeout(() => controller.abort());
    }
    printed += numbers.length;
    return format.rows(numbers);
  };
  async function* batches() {
    yield await Promise.resolve({
      account: { name: "a", provider: "invoca" },
      numbers: Array.from({ length: 5000 }, () => emptyNumber),
    });
  }
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => (now += 1000));
  await printNumbers(batches(), {
    format: { ...format, rows },
    stdout: new PassThrough().resume(),
    signal,
    select: (numbers) => [...numbers],
    onWrite: () => undefined,
    sorted: new SortedNumbers(false),
  });
  expect(printed).toBe(1000);
});
