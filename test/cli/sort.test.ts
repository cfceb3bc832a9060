import { expect, test } from "vitest";
import { SortedNumbers, toSortKey } from "../../src/cli/sort.js";
import type { InventoryNumber } from "../../src/index.js";
import { run } from "../support/command.js";
import { emptyNumber } from "../support/empty-number.js";
import { forTest } from "../support/simulators/for-test.js";
import {
  always,
  env,
  FAULTS,
  startApifonica,
  startCallgear,
  startCloudlx,
  startInvoca,
} from "../support/simulators/index.js";

test("numeric ids are ordered by number, then other ids, then numbers without an id", () => {
  const ids = [null, "num-2", "10", "9", "007", "num-10", "99999999999999999999", "0", "8", "-1"];
  const sorted = ids.toSorted((a, b) => (toSortKey(a) < toSortKey(b) ? -1 : 1));
  expect(sorted).toEqual(["0", "007", "8", "9", "10", "99999999999999999999", "-1", "num-10", "num-2", null]);
});

function collect(numbers: Partial<InventoryNumber>[], signal = new AbortController().signal) {
  const sorted = new SortedNumbers(false);
  sorted.add(numbers.map((number) => ({ ...emptyNumber, ...number }) as InventoryNumber));
  return [...sorted.batches(2, signal)].map((batch) =>
    batch.map(({ account, id, name }) => [account, id, name].join(" ")),
  );
}

test("numbers are ordered by account, id and their other fields, in batches of one account", () => {
  const numbers = [
    { account: "b", id: "1" },
    { account: "a", id: "2" },
    { account: "a", id: "1", name: "y" },
    { account: "a", id: "1", name: "x" },
  ];
  const expected = [["a 1 x", "a 1 y"], ["a 2 "], ["b 1 "]];
  expect(collect(numbers)).toEqual(expected);
  expect(collect(numbers.toReversed())).toEqual(expected);
});

test("the fields of a number are read once, however many numbers have no id", () => {
  let reads = 0;
  const numbers = Array.from({ length: 100 }, (_, index) => ({
    ...emptyNumber,
    id: null,
    get name() {
      reads++;
      return String((index * 7) % 100);
    },
  }));
  const sorted = new SortedNumbers(true);
  sorted.add(numbers);
  expect([...sorted.batches(100, new AbortController().signal)]).toHaveLength(1);
  expect(reads).toBe(100);
});

test("records are kept only if they are printed", () => {
  const number = { ...emptyNumber, raw: { a: 1 } } as unknown as InventoryNumber;
  for (const keepsRecords of [true, false]) {
    const sorted = new SortedNumbers(keepsRecords);
    sorted.add([number]);
    const [batch] = [...sorted.batches(9, new AbortController().signal)];
    expect(batch![0]!.raw).toEqual(keepsRecords ? { a: 1 } : {});
  }
});

test("no batch follows an abort", () => {
  expect(collect([{ id: "1" }], AbortSignal.abort())).toEqual([]);
});

/** The environment of four accounts whose responses arrive in an order that depends on `delays`. */
async function startAccounts(delays: number[]): Promise<Record<string, string>> {
  const options = (index: number) => ({ rows: 230, delayMs: delays[index]! });
  return env([
    await forTest(startInvoca(options(0))),
    await forTest(startCloudlx(options(1))),
    await forTest(startApifonica(options(2))),
    await forTest(startCallgear({ ...options(3), pageCap: 50 })),
  ]);
}

test.each(["table", "json", "ndjson", "csv"])("with --sort, two runs print the same as %s", async (format) => {
  const flags = ["list", "--sort", "--format", format, ...(format.endsWith("json") ? ["--raw"] : [])];
  const first = await run(flags, await startAccounts([0, 30, 1, 20]));
  const second = await run(flags, await startAccounts([30, 0, 5, 1]));
  expect(first.code).toBe(0);
  expect(second.stdout).toBe(first.stdout);
  expect(first.stderr).toContain("920 numbers from 4 accounts\n");
});

test("with --sort, the numbers of the other accounts are printed if one fails", async () => {
  const simulators = [
    await forTest(startInvoca({ rows: 12 })),
    await forTest(startApifonica({ rows: 1, faults: always(FAULTS.html) })),
  ];
  const { code, stdout } = await run(["list", "--sort", "--format", "ndjson", "--retries", "0"], env(simulators));
  expect(code).toBe(1);
  const ids = stdout
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as InventoryNumber).id);
  expect(ids).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]);
});
