import { expect, test } from "vitest";
import { PrefetchQueue } from "../../src/listing/prefetch-queue.js";

/** A queue of the given capacity, and the offsets that it requested. */
function createQueue(capacity: number) {
  const requested: number[] = [];
  const queue = new PrefetchQueue((start) => {
    requested.push(start);
    return Promise.resolve(`page at ${start}`);
  }, capacity);
  return { queue, requested };
}

test("a page that was not prefetched is requested", async () => {
  const { queue, requested } = createQueue(3);
  expect(await queue.take(0)).toBe("page at 0");
  expect(requested).toEqual([0]);
});

test("the number of prefetched pages doubles with each page taken, up to the capacity", async () => {
  const { queue, requested } = createQueue(5);
  const prefetched: number[] = [];
  for (const start of [0, 9, 18, 27]) {
    await queue.take(start);
    queue.fill(start + 9, 9, 1000);
    prefetched.push(requested.length - 1 - start / 9);
  }
  expect(prefetched).toEqual([2, 4, 5, 5]);
});

test("nothing is requested at or after the end", async () => {
  const { queue, requested } = createQueue(10);
  for (const start of [0, 9]) {
    await queue.take(start);
    queue.fill(start + 9, 9, 27);
  }
  expect(requested).toEqual([0, 9, 18]);
});

test("a prefetched page is not requested again, and makes room for another", async () => {
  const { queue, requested } = createQueue(2);
  queue.fill(9, 9, 100);
  expect(await queue.take(9)).toBe("page at 9");
  queue.fill(18, 9, 100);
  expect(requested).toEqual([9, 18, 27]);
});

test("the queue is discarded if another page is needed than the next one in it", async () => {
  const { queue, requested } = createQueue(2);
  await queue.take(0);
  queue.fill(9, 9, 100);
  expect(await queue.take(5)).toBe("page at 5");
  expect(await queue.take(9)).toBe("page at 9");
  expect(requested).toEqual([0, 9, 18, 5, 9]);
});
