/** The requests of a caller who reads only a part of a list. */
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { CASES, invoca } from "../support/simulators/connect.js";
import { forTest } from "../support/simulators/for-test.js";
import { startInvoca } from "../support/simulators/index.js";

describe.each(CASES)("$id: `toArray({ limit })`", ({ start, list, pageSize }) => {
  test.each([10, pageSize - 1])("sends one request for %i items of 10,000", async (limit) => {
    const simulator = await forTest(start({ rows: 10_000 }));
    expect(await list(simulator).toArray({ limit })).toHaveLength(limit);
    expect(simulator.requests).toHaveLength(1);
  });

  test("sends the requests for the pages that contain the items", async () => {
    const simulator = await forTest(start({ rows: 30_000 }));
    const limit = 2 * pageSize + 5;
    expect(await list(simulator).toArray({ limit })).toHaveLength(limit);
    expect(simulator.requests).toHaveLength(3);
  });
});

test("an Invoca list requests more pages concurrently with each page that the caller has read", async () => {
  const simulator = await forTest(startInvoca({ rows: 10_000 }));
  const received: number[] = [];
  for await (const _ of invoca(simulator).destinations.list({}, { concurrency: 5 }).pages()) {
    // Until the prefetched pages have arrived at the server.
    await delay(100);
    received.push(simulator.requests.length);
    if (received.length === 4) {
      break;
    }
  }
  expect(received).toEqual([1, 3, 6, 8]);
});
