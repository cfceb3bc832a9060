import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { ndjson } from "../../src/cli/formats/json.js";
import { printNumbers } from "../../src/cli/print-numbers.js";
import type { InventoryNumber } from "../../src/index.js";
import { emptyNumber } from "../support/empty-number.js";

test("the pages that were received before an interruption, and not printed, are not read", async () => {
  const controller = new AbortController();
  let selectedPages = 0;
  async function* pages() {
    for (let page = 0; page < 100; page++) {
      yield await Promise.resolve([emptyNumber]);
    }
  }
  const select = (page: readonly InventoryNumber[]) => {
    selectedPages++;
    if (selectedPages === 2) {
      controller.abort();
    }
    return [...page];
  };
  const { signal } = controller;
  const stdout = new PassThrough();
  await printNumbers(pages(), {
    format: ndjson(undefined),
    stdout,
    signal,
    select,
    onWrite: () => undefined,
    sorted: undefined,
  });
  expect(selectedPages).toBe(2);
});
