/** `infiniteQueryOptions` with the cache of TanStack Query. `test/types/tanstack-query.test-d.ts` tests the types. */
import {
  CancelledError,
  dehydrate,
  hydrate,
  InfiniteQueryObserver,
  QueryClient,
  type DehydratedState,
  type InfiniteData,
} from "@tanstack/react-query";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Page } from "../../src/index.js";
import { infiniteQueryOptions } from "../../src/tanstack-query/index.js";
import {
  apifonica,
  callgear,
  CASES,
  cloudlx,
  cloudlxByTokens,
  FAST,
  invoca,
  NOWHERE,
  type AnyListing,
} from "../support/simulators/connect.js";
import { forTest } from "../support/simulators/for-test.js";
import { FAULTS, firstRequests, startApifonica, startCallgear } from "../support/simulators/index.js";

/** A cache with the default options of TanStack Query, which include three retries. */
function createCache(): QueryClient {
  const cache = new QueryClient();
  onTestFinished(() => cache.clear());
  return cache;
}

/** What `useInfiniteQuery` uses, observed until the end of the test. */
function observe(cache: QueryClient, listing: AnyListing, options: { maxPages?: number } = {}) {
  const observer = new InfiniteQueryObserver(cache, { ...infiniteQueryOptions(listing), ...options });
  onTestFinished(observer.subscribe(() => undefined));
  return observer;
}

describe.each(CASES)("$id", ({ start, listBy, keyOf }) => {
  const keysOf = (data: InfiniteData<Page<object>> | undefined) =>
    data!.pages.flatMap(({ items }) => items.map(keyOf)).sort((a, b) => a - b);

  test("reads each page with one request, and has no next page after the last one", async () => {
    const simulator = await forTest(start({ rows: 7 }));
    const observer = observe(createCache(), listBy(3, simulator));
    await vi.waitFor(() => expect(observer.getCurrentResult().isSuccess).toBe(true));
    expect(simulator.requests).toHaveLength(1);
    for (let pages = 2; observer.getCurrentResult().hasNextPage; pages++) {
      await observer.fetchNextPage();
      expect(simulator.requests).toHaveLength(pages);
    }
    expect(keysOf(observer.getCurrentResult().data)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test("a refetch requests the loaded pages again, with one request for each", async () => {
    const simulator = await forTest(start({ rows: 30 }));
    const observer = observe(createCache(), listBy(3, simulator));
    await observer.fetchNextPage();
    await observer.fetchNextPage();
    const before = observer.getCurrentResult().data;
    simulator.requests.length = 0;
    const { data, error } = await observer.refetch();
    expect(error).toBeNull();
    expect(simulator.requests).toHaveLength(before!.pages.length);
    expect(data!.pages.map(({ items }) => items)).toEqual(before!.pages.map(({ items }) => items));
  });

  test("`maxPages` keeps the last pages, which a refetch requests from the first of them", async () => {
    const simulator = await forTest(start({ rows: 30 }));
    const observer = observe(createCache(), listBy(3, simulator), { maxPages: 2 });
    for (let page = 1; page < 5; page++) {
      await observer.fetchNextPage();
    }
    const before = observer.getCurrentResult().data!;
    expect(before.pages).toHaveLength(2);
    expect(keysOf(before)).not.toContain(1);
    simulator.requests.length = 0;
    const { data } = await observer.refetch();
    expect(simulator.requests).toHaveLength(2);
    expect(keysOf(data)).toEqual(keysOf(before));
  });

  test("pages from another process continue in this one", async () => {
    const simulator = await forTest(start({ rows: 7 }));
    const other = createCache();
    await other.infiniteQuery({ ...infiniteQueryOptions(listBy(3, simulator)), pages: 1 });
    const cache = createCache();
    hydrate(cache, JSON.parse(JSON.stringify(dehydrate(other))) as DehydratedState);
    const observer = observe(cache, listBy(3, simulator));
    while (observer.getCurrentResult().hasNextPage) {
      await observer.fetchNextPage({ throwOnError: true });
    }
    expect(keysOf(observer.getCurrentResult().data)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect((await observer.refetch()).error).toBeNull();
  });

  test("`fetchInfiniteQuery` reads several pages, and no more than the list has", async () => {
    const simulator = await forTest(start({ rows: 7 }));
    const options = infiniteQueryOptions(listBy(3, simulator));
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- older releases of version 5 have no other one
    const data = await createCache().fetchInfiniteQuery({ ...options, pages: 9 });
    expect(simulator.requests).toHaveLength(data.pages.length);
    expect(keysOf(data)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});

describe("the key", () => {
  const keyOf = (listing: AnyListing) => infiniteQueryOptions(listing).queryKey;

  test("has the provider, the account, the operation and the query", () => {
    expect(keyOf(invoca(NOWHERE).destinations.list({ status: "tracked" }))).toEqual([
      "number-inventory",
      "invoca",
      ["https://api.test", "1234"],
      "listDestinations",
      { status: "tracked" },
    ]);
    expect(keyOf(cloudlxByTokens(NOWHERE).numbers.list())[2]).toEqual(["https://api.test", "cloudlx-client"]);
    expect(keyOf(apifonica(NOWHERE).numbers.list())[2]).toEqual(["https://api.test", "acc-1"]);
  });

  test.each(CASES)("contains no credential: $id", async ({ id, start, list }) => {
    const simulator = await forTest(start({ rows: 1 }));
    const listing = list(simulator);
    await listing.toArray();
    expect(JSON.stringify(keyOf(listing))).toContain(id);
    expect(JSON.stringify(keyOf(listing))).not.toMatch(/token|sensitive/);
  });

  test("contains no access token that the client has obtained", async () => {
    const listing = cloudlxByTokens(NOWHERE, { clientSecret: () => "sensitive" }).numbers.list();
    expect(JSON.stringify(keyOf(listing))).not.toContain("sensitive");
  });

  test("has the name of the account, if it has one", () => {
    const listing = callgear(NOWHERE).virtualNumbers.list();
    expect(infiniteQueryOptions(listing, { account: "EU" }).queryKey[2]).toEqual(["EU"]);
  });

  test("differs if items have an id or not", () => {
    const { virtualNumbers } = callgear(NOWHERE);
    const withId = keyOf(virtualNumbers.list({ fields: ["status", "id"] }));
    expect(keyOf(virtualNumbers.list({ fields: ["status"] }))).not.toEqual(withId);
  });

  test("is the same for the same list of another client", () => {
    const listBy = (limit: number) => cloudlx(NOWHERE).numbers.list({ max_per_page: limit, search: "1" });
    expect(keyOf(listBy(3))).toEqual(keyOf(listBy(3)));
    expect(keyOf(listBy(3))).not.toEqual(keyOf(listBy(4)));
  });
});

test("items have the properties that `fields` selects", async () => {
  const simulator = await forTest(startCallgear({ rows: 1 }));
  const listing = callgear(simulator).virtualNumbers.list({ fields: ["status"] });
  const { pages } = await createCache().infiniteQuery(infiniteQueryOptions(listing));
  expect(pages[0]!.items.map(Object.keys)).toEqual([["status"]]);
});

test("only the client retries", async () => {
  const retried = await forTest(startApifonica({ rows: 3, faults: firstRequests(2, FAULTS.truncated) }));
  const { pages } = await createCache().infiniteQuery(infiniteQueryOptions(apifonica(retried).numbers.list()));
  expect(pages[0]!.items).toHaveLength(3);
  expect(retried.requests).toHaveLength(3);

  const failing = await forTest(startApifonica({ rows: 3, faults: firstRequests(100, FAULTS.truncated) }));
  const { numbers } = apifonica(failing, { retry: { ...FAST.retry, maxRetries: 2 } });
  const observer = observe(createCache(), numbers.list());
  await vi.waitFor(() => expect(observer.getCurrentResult().isError).toBe(true));
  expect(observer.getCurrentResult().error).toMatchObject({ name: "NetworkError", attempts: 3 });
  expect(failing.requests).toHaveLength(3);
});

test("a query that is cancelled, or that nothing observes any more, aborts its request", async () => {
  const signals: AbortSignal[] = [];
  const fetch = ({ signal }: Request) => {
    signals.push(signal);
    return new Promise<Response>(() => undefined);
  };
  const options = infiniteQueryOptions(apifonica(NOWHERE, { fetch }).numbers.list());
  const cache = createCache();
  const query = expect(cache.infiniteQuery(options)).rejects.toBeInstanceOf(CancelledError);
  await vi.waitFor(() => expect(signals).toHaveLength(1));
  expect(signals[0]!.aborted).toBe(false);
  await cache.cancelQueries(options);
  await query;
  expect(signals[0]!.aborted).toBe(true);

  const unsubscribe = new InfiniteQueryObserver(cache, options).subscribe(() => undefined);
  await vi.waitFor(() => expect(signals).toHaveLength(2));
  unsubscribe();
  await vi.waitFor(() => expect(signals[1]!.aborted).toBe(true));
});

test.each([undefined, null, "list", invoca(NOWHERE).destinations])("what is not a list (%j) is rejected", (listing) => {
  expect(() => infiniteQueryOptions(listing as never)).toThrow(
    /^`listing` must be a list, such as `invoca.destinations.list\(\)`, got (undefined|null|string|object)$/,
  );
});
