import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { ndjson } from "../../src/cli/formats/json.js";
import { printNumbers } from "../../src/cli/print-numbers.js";
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
