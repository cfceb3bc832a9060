/** `queryOptions` with the cache of TanStack Query. */
import { CancelledError, QueryClient } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import { infiniteQueryOptions, queryOptions } from "../../src/tanstack-query/index.js";
import { invoca, NOWHERE } from "../support/simulators/connect.js";
import { forTest } from "../support/simulators/for-test.js";
import { startInvoca } from "../support/simulators/index.js";

test("reads one record with one request", async () => {
  const simulator = await forTest(startInvoca({ rows: 3 }));
  const { destinations } = invoca(simulator);
  const cache = new QueryClient();
  expect(await cache.query(queryOptions(destinations, 2))).toMatchObject({ id: 2 });
  expect(simulator.requests).toHaveLength(1);
  await expect(cache.query(queryOptions(destinations, 9))).rejects.toMatchObject({ name: "NotFoundError" });
  expect(simulator.requests).toHaveLength(2);
});

test("the key begins like those of the lists, so that both can be invalidated together", async () => {
  const { destinations } = invoca(NOWHERE, { credential: "sensitive" });
  const { queryKey } = queryOptions(destinations, 42);
  expect(queryKey).toEqual([...infiniteQueryOptions(destinations.list()).queryKey.slice(0, -1), 42]);
  expect(JSON.stringify(queryKey)).not.toContain("sensitive");
  expect(queryOptions(destinations, 42, { account: "EU" }).queryKey[2]).toEqual(["EU"]);

  const simulator = await forTest(startInvoca({ rows: 1 }));
  const cache = new QueryClient();
  const options = queryOptions(invoca(simulator).destinations, 1);
  await cache.query(options);
  await cache.invalidateQueries({ queryKey: ["number-inventory", "invoca"] });
  expect(cache.getQueryState(options.queryKey)?.isInvalidated).toBe(true);
});

test("a query that is cancelled aborts its request", async () => {
  const signals: AbortSignal[] = [];
  const fetch = ({ signal }: Request) => {
    signals.push(signal);
    return new Promise<Response>(() => undefined);
  };
  const options = queryOptions(invoca(NOWHERE, { fetch }).destinations, 42);
  const cache = new QueryClient();
  const query = expect(cache.query(options)).rejects.toBeInstanceOf(CancelledError);
  await vi.waitFor(() => expect(signals).toHaveLength(1));
  await cache.cancelQueries(options);
  await query;
  expect(signals[0]!.aborted).toBe(true);
});

test.each([undefined, null, "list", { list: () => undefined }])("what has no records (%j) is rejected", (records) => {
  expect(() => queryOptions(records as never, 1)).toThrow(
    /^`records` must be a part of a client that has `get`, such as `invoca.destinations`, got (undefined|null|string|object)$/,
  );
});
