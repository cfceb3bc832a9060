import { describe, expect, onTestFinished, test, vi } from "vitest";
import { isListingError } from "../../src/listing/listing-error.js";
import type { Page } from "../../src/listing/listing.js";
import { createApifonicaClient } from "../../src/providers/apifonica/client.js";
import { createCallgearClient } from "../../src/providers/callgear/client.js";
import { createCloudlxClient } from "../../src/providers/cloudlx/client.js";
import { createInvocaClient } from "../../src/providers/invoca/client.js";
import {
  apifonica,
  callgear,
  CASES,
  cloudlx,
  failureOf,
  invoca,
  type AnyListing,
} from "../support/simulators/connect.js";
import { idPropertyOf } from "../support/id-property.js";
import { forTest } from "../support/simulators/for-test.js";
import { FAULTS, startApifonica, startCallgear, startCloudlx, startInvoca } from "../support/simulators/index.js";

async function pagesOf(listing: AnyListing): Promise<Page<object>[]> {
  const pages: Page<object>[] = [];
  for await (const page of listing.pages()) {
    pages.push(page);
  }
  return pages;
}

describe.each(CASES)("$id", ({ start, list, listBy, listQuery, keyOf, id }) => {
  const ROWS = 45;
  const SIZE = 10;
  /** The option `concurrency`, which only Invoca's list has. */
  const concurrent = (concurrency: number) => (id === "invoca" ? { concurrency } : {});

  test("nothing is requested before the listing is iterated", async () => {
    const simulator = await forTest(start({ rows: 3 }));
    const listing = list(simulator);
    listing.pages();
    listing[Symbol.asyncIterator]();
    expect(await listing.toArray({ limit: 0 })).toEqual([]);
    expect(simulator.requests).toEqual([]);
    expect(listing.report).toBeUndefined();
  });

  test("toArray checks its options, and `limit` limits the items", async () => {
    const simulator = await forTest(start({ rows: ROWS }));
    const listing = listBy(SIZE, simulator);
    for (const [limit, shown] of [
      [NaN, "NaN"],
      [-1, "-1"],
      [2.5, "2.5"],
      [null, "null"],
      ["5", '"5"'],
    ] as const) {
      const message = `\`limit\` must be an integer >= 0, got ${shown}`;
      const error = typeof limit === "number" ? new RangeError(message) : new TypeError(message);
      await expect(listing.toArray({ limit: limit as number })).rejects.toThrow(error);
    }
    const unknown = new TypeError("unknown option `limt`; did you mean `limit`?");
    await expect(listing.toArray({ limt: 5 } as object)).rejects.toThrow(unknown);
    const none = new TypeError("`options` must be an object, got null");
    await expect(listing.toArray(null as unknown as object)).rejects.toThrow(none);
    expect(simulator.requests).toEqual([]);
    expect(await listing.toArray({ limit: 12 })).toHaveLength(12);
    expect(await listing.toArray({ limit: Infinity })).toHaveLength(ROWS);
    expect(await listing.toArray({ limit: undefined })).toHaveLength(ROWS);
  });

  test("a query or options that are not an object throw a TypeError", () => {
    const place = { url: "https://api.test" };
    expect(() => list(place, null as unknown as object)).toThrow(
      new TypeError("`options` must be an object, got null"),
    );
    for (const [query, shown] of [
      [null, "null"],
      [[], "an array"],
      ["status", "a string of length 6"],
      [5, "5"],
    ] as const) {
      const error = new TypeError(`\`query\` must be an object, got ${shown}`);
      expect(() => listQuery(place, query as unknown as object)).toThrow(error);
    }
  });

  test("a `resumeToken` of null or undefined is the beginning of the list", async () => {
    const simulator = await forTest(start({ rows: ROWS }));
    const all = await list(simulator).toArray();
    expect(await list(simulator, { resumeToken: null }).toArray()).toEqual(all);
    expect(await list(simulator, { resumeToken: undefined }).toArray()).toEqual(all);
  });

  test("items, pages and arrays contain the same items", async () => {
    const simulator = await forTest(start({ rows: ROWS }));
    const items: object[] = [];
    for await (const item of listBy(SIZE, simulator)) {
      items.push(item);
    }
    expect(items).toHaveLength(ROWS);
    expect(await listBy(SIZE, simulator).toArray()).toEqual(items);

    const pages = await pagesOf(listBy(SIZE, simulator));
    expect(pages.flatMap((page) => page.items)).toEqual(items);
    const total = id === "apifonica" ? null : ROWS;
    expect(pages.map((page) => page.total)).toEqual(pages.map(() => total));
    expect(pages.map((page) => page.resumeToken === null)).toEqual(pages.map((_, i) => i === pages.length - 1));
  });

  test("resuming after any page yields exactly the remaining items", async () => {
    const simulator = await forTest(start({ rows: ROWS }));
    const pages = await pagesOf(listBy(SIZE, simulator));
    expect(pages.length).toBeGreaterThan(4);
    const allItems = pages.flatMap((page) => page.items);
    let before = 0;
    for (const { items, resumeToken } of pages.slice(0, -1)) {
      before += items.length;
      const listing = listBy(SIZE, simulator, { resumeToken: resumeToken! });
      expect(await listing.toArray()).toEqual(allItems.slice(before));
      expect(listing.report).toMatchObject({ complete: true, yielded: ROWS - before });
    }
  });

  test("a resumeToken of another query or provider, or a malformed one, throws before any request", async () => {
    const simulator = await forTest(start({ rows: ROWS }));
    const [first] = await pagesOf(listBy(SIZE, simulator));
    const other = CASES.find((one) => one.id !== id)!;
    const elsewhere = await forTest(other.start({ rows: ROWS }));
    const sent = simulator.requests.length;
    expect(() => listBy(SIZE + 1, simulator, { resumeToken: first!.resumeToken! })).toThrow(TypeError);
    expect(() => other.listBy(SIZE, elsewhere, { resumeToken: first!.resumeToken! })).toThrow(/`resumeToken`/);
    for (const resumeToken of ["", "nonsense", btoa("null"), btoa("[]"), btoa('["x",null]'), "ÿ"]) {
      expect(() => listBy(SIZE, simulator, { resumeToken })).toThrow(/`resumeToken`/);
    }
    expect(simulator.requests).toHaveLength(sent);
    expect(elsewhere.requests).toEqual([]);
  });

  test("each iteration starts over, also concurrently", async () => {
    const simulator = await forTest(start({ rows: 3 }));
    const listing = list(simulator);
    const first = await listing.toArray();
    simulator.rows.insert(100);
    const [second, third] = await Promise.all([listing.toArray(), listing.toArray()]);
    expect(first).toHaveLength(3);
    expect(second.map(keyOf).sort()).toEqual([1, 100, 2, 3]);
    expect(third).toEqual(second);
    expect(listing.report).toMatchObject({ yielded: 4, complete: true });
  });

  test("a listing that failed can be iterated again", async () => {
    let broken = true;
    const faults = () => (broken ? FAULTS.html : undefined);
    const simulator = await forTest(start({ rows: 3, faults }));
    const listing = list(simulator, {}, { retry: false });
    await expect(listing.toArray()).rejects.toThrow(/HTTP 200/);
    expect(listing.report).toMatchObject({ complete: false, yielded: 0 });
    broken = false;
    expect(await listing.toArray()).toHaveLength(3);
    expect(listing.report).toMatchObject({ complete: true, reason: null });

    broken = true;
    const iterator = listing[Symbol.asyncIterator]() as AsyncGenerator<object>;
    await expect(iterator.next()).rejects.toThrow(/HTTP 200/);
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });

  test("an error has `yielded` and `resumeToken`, and resuming loses and repeats nothing", async () => {
    let broken: number | undefined = 3;
    const faults = (request: number) => (request === broken ? FAULTS.unavailable : undefined);
    const simulator = await forTest(start({ rows: ROWS, faults }));
    const listing = listBy(SIZE, simulator, concurrent(1), { retry: false });
    const got: object[] = [];
    const failure = await failureOf<{ yielded: number; resumeToken: string; status: number }>(
      (async () => {
        for await (const item of listing) {
          got.push(item);
        }
      })(),
    );
    expect(failure).toMatchObject({ status: 503, yielded: got.length });
    expect(got.length).toBeGreaterThan(0);
    expect(listing.report).toMatchObject({ complete: false, yielded: got.length });
    expect(listing.report?.reason).toMatch(/503/);

    broken = undefined;
    const rest = await listBy(SIZE, simulator, { resumeToken: failure.resumeToken }).toArray();
    expect([...got, ...rest]).toEqual(await listBy(SIZE, simulator).toArray());
  });

  test("an error on the first page of a resumed listing has the `resumeToken` it was resumed with", async () => {
    let broken = false;
    const faults = () => (broken ? FAULTS.unavailable : undefined);
    const simulator = await forTest(start({ rows: ROWS, faults }));
    const [first] = await pagesOf(listBy(SIZE, simulator));
    broken = true;
    const failure = await failureOf(
      listBy(SIZE, simulator, { resumeToken: first!.resumeToken! }, { retry: false }).toArray(),
    );
    expect(failure).toMatchObject({ yielded: 0, resumeToken: first!.resumeToken });
  });

  test("stopping early requests nothing more, cancels open requests, and is reported", async () => {
    const simulator = await forTest(
      start({ rows: ROWS, faults: (request) => (request > 2 ? FAULTS.hang : undefined) }),
    );
    const listing = listBy(SIZE, simulator, concurrent(2));
    let taken = 0;
    for await (const _ of listing) {
      // The second page: Invoca's pages are not prefetched before.
      if (++taken < SIZE + 4) {
        continue;
      }
      await vi.waitFor(() => expect(simulator.open).toBeGreaterThan(0));
      break;
    }
    expect(listing.report).toMatchObject({
      complete: false,
      reason: expect.stringContaining("iteration stopped early") as string,
    });
    await vi.waitFor(() => expect(simulator.open).toBe(0));
    expect(simulator.requests.length).toBeLessThanOrEqual(4);
  });

  test("a list longer than `maxPages` ends with an error after the pages before", async () => {
    const simulator = await forTest(start({ rows: ROWS }));
    const listing = listBy(SIZE, simulator, { maxPages: 2 });
    const failure = await failureOf(listing.toArray());
    expect(isListingError(failure)).toBe(true);
    expect(failure.message).toMatch(/maxPages \(2\) exceeded/);
    expect(failure).toMatchObject({ resumeToken: expect.any(String) as string });
    expect(simulator.requests).toHaveLength(2);
    expect(listing.report).toMatchObject({ complete: false });
    expect(await listBy(SIZE, simulator, { maxPages: 50 }).toArray()).toHaveLength(ROWS);
  });

  test("an abort between pages ends the listing and cancels open requests", async () => {
    const simulator = await forTest(start({ rows: ROWS }));
    const controller = new AbortController();
    const listing = listBy(SIZE, simulator, { signal: controller.signal });
    const got: object[] = [];
    const failure = await failureOf(
      (async () => {
        for await (const page of listing.pages()) {
          got.push(...page.items);
          controller.abort(new Error("enough"));
        }
      })(),
    );
    expect(failure).toMatchObject({ name: "AbortError", kind: "abort", yielded: got.length });
    expect(listing.report).toMatchObject({ complete: false });
    const rest = await listBy(SIZE, simulator, {
      resumeToken: (failure as { resumeToken?: string }).resumeToken,
    }).toArray();
    expect(got.length + rest.length).toBe(ROWS);
  });

  test("a listing that is aborted before it is iterated requests nothing", async () => {
    const simulator = await forTest(start({ rows: ROWS }));
    const listing = list(simulator, { signal: AbortSignal.abort() });
    await expect(listing.toArray()).rejects.toMatchObject({ name: "AbortError" });
    expect(simulator.requests).toEqual([]);
  });

  test("invalid page sizes and options throw an error that names them", async () => {
    const place = { url: "https://api.test" };
    for (const size of [0, -1, NaN, 100_000_000 * (id === "invoca" ? -1 : 1)]) {
      expect(() => listBy(size, place)).toThrow(RangeError);
    }
    for (const bad of [0, -5, NaN, "x" as unknown as number]) {
      expect(() => list(place, { maxPages: bad })).toThrow(/`maxPages`/);
      expect(() => list(place, { concurrency: bad })).toThrow(/`concurrency`/);
    }
  });
});

test("a query parameter that is undefined does not invalidate a resumeToken", async () => {
  const simulator = await forTest(startCloudlx({ rows: 30 }));
  const { numbers } = cloudlx(simulator);
  const { value } = await numbers.list({ max_per_page: 10, search: undefined }).pages().next();
  const rest = numbers.list({ max_per_page: 10 }, { resumeToken: value!.resumeToken! });
  expect(await rest.toArray()).toHaveLength(20);
});

/** For each provider: a listing with the same operation and query as the first one, but of other accounts. */
const OTHER_ACCOUNTS: readonly [id: string, lists: ((resumeToken?: string) => AnyListing)[]][] = [
  [
    "invoca",
    [{}, { networkId: 1235 }, { baseUrl: "https://other.test" }, { baseUrl: undefined, vanity: "other" }].map(
      (other) => (resumeToken) =>
        createInvocaClient({
          baseUrl: "https://api.test",
          networkId: 1234,
          token: "t",
          ...served(10),
          ...other,
        }).destinations.list({ limit: 5 }, { resumeToken }),
    ),
  ],
  [
    "apifonica",
    [{}, { accountSid: "acc-2" }, { baseUrl: "https://other.test" }, { baseUrl: "https://api.test/v2" }].map(
      (other) => (resumeToken) =>
        createApifonicaClient({
          baseUrl: "https://api.test",
          accountSid: "acc-1",
          authToken: "t",
          ...served(10),
          ...other,
        }).numbers.list({ limit: 5 }, { resumeToken }),
    ),
  ],
  [
    "cloudlx",
    [{}, { clientId: "client-2" }, { baseUrl: "https://other.test" }, { baseUrl: "http://api.test" }].map(
      (other) => (resumeToken) =>
        createCloudlxClient({
          baseUrl: "https://api.test",
          clientId: "client-1",
          clientSecret: "s",
          ...served(10),
          ...other,
        }).numbers.list({ max_per_page: 5 }, { resumeToken }),
    ),
  ],
  [
    "callgear",
    [
      {},
      { baseUrl: "https://other.test" },
      { baseUrl: undefined },
      { baseUrl: undefined, host: "dataapi.uiscom.ru" },
    ].map(
      (other) => (resumeToken) =>
        createCallgearClient({
          baseUrl: "https://api.test",
          accessToken: "t",
          ...served(10),
          ...other,
        }).virtualNumbers.list({ limit: 5 }, { resumeToken }),
    ),
  ],
];

/** A `fetch` that returns the first 5 of `count` items with every provider's response, and access tokens. */
function served(count: number) {
  const items = Array.from({ length: 5 }, (_, i) => ({
    id: i + 1,
    [idPropertyOf("cloudlx")]: `u-${i}`,
    [idPropertyOf("apifonica")]: `num-${i}`,
  }));
  const body = {
    access_token: "a-token",
    ...{ data: items, recordsTotal: count },
    ...{ numbers: items, num_results: count, paginates: true },
    ...{ next: "https://api.test?next=abc" },
    ...{ result: { data: items, metadata: { total_items: count } } },
  };
  return { fetch: () => Promise.resolve(Response.json(body)) };
}

test.each(OTHER_ACCOUNTS)("%s: a resumeToken is invalid for another account or base URL", async (_, lists) => {
  const [own, ...others] = lists;
  const { value } = await own!().pages().next();
  const { resumeToken } = value as Page<object>;
  expect(() => own!(resumeToken!)).not.toThrow();
  for (const other of others) {
    const error = new TypeError("`resumeToken` is malformed, or belongs to a different account, operation or query");
    expect(() => other(resumeToken!)).toThrow(error);
  }
});

test("a resumeToken is valid for the same base URL in another spelling", async () => {
  const listAt = (baseUrl: string, resumeToken?: string) =>
    createInvocaClient({ baseUrl, networkId: "1234", token: "t", ...served(10) }).destinations.list(
      {},
      { resumeToken },
    );
  const { value } = await listAt("https://api.test/v1").pages().next();
  for (const baseUrl of ["https://api.test/v1/", "https://API.test:443/v1"]) {
    expect(() => listAt(baseUrl, value!.resumeToken!)).not.toThrow();
  }
});

test("`verifiedBy` depends on the pagination style and on the number of pages", async () => {
  const verifications = async (size: number) => {
    const lists = [
      invoca(await forTest(startInvoca({ rows: 9 }))).destinations.list({ limit: size }),
      apifonica(await forTest(startApifonica({ rows: 9 }))).numbers.list({ limit: size }),
      cloudlx(await forTest(startCloudlx({ rows: 9 }))).numbers.list({ max_per_page: size }),
      callgear(await forTest(startCallgear({ rows: 9 }))).virtualNumbers.list({ limit: size }),
    ];
    const found: unknown[] = [];
    for (const listing of lists) {
      expect(await listing.toArray()).toHaveLength(9);
      found.push(listing.report?.verifiedBy);
    }
    return found;
  };
  expect(await verifications(10)).toEqual(["single-page", "single-page", "single-page", "single-page"]);
  expect(await verifications(4)).toEqual(["overlap", "cursor", "totals", "totals"]);
});

test("a resumed listing of one page is not verified as a single page", async () => {
  for (const { start, listBy } of CASES) {
    const simulator = await forTest(start({ rows: 15 }));
    const [first] = await pagesOf(listBy(10, simulator));
    const rest = listBy(10, simulator, { resumeToken: first!.resumeToken! });
    await rest.toArray();
    expect(rest.report?.verifiedBy).not.toBe("single-page");
  }
});

test("an error thrown by the consumer is passed on unchanged, and the listing is incomplete", async () => {
  const simulator = await forTest(startInvoca({ rows: 3 }));
  const listing = invoca(simulator).destinations.list();
  const thrown = new Error("mine");
  const failure = await failureOf(
    (async () => {
      for await (const _ of listing) {
        throw thrown;
      }
    })(),
  );
  expect(failure).toBe(thrown);
  expect(listing.report).toMatchObject({ complete: false });
});

test("the order of query parameters does not invalidate a resumeToken", async () => {
  const simulator = await forTest(startInvoca({ rows: 30 }));
  const { destinations } = invoca(simulator);
  const pages = destinations.list({ limit: 10, query: "202" }).pages();
  const { value } = await pages.next();
  await pages.return();
  const rest = destinations.list({ query: "202", limit: 10 }, { resumeToken: value!.resumeToken! });
  expect(await rest.toArray()).toHaveLength(20);
});

test("the caller's query is not modified", async () => {
  const simulator = await forTest(startCallgear({ rows: 3 }));
  const query = Object.freeze({ fields: Object.freeze(["status"] as const), limit: 2 });
  await callgear(simulator).virtualNumbers.list(query).toArray();
  expect(query).toEqual({ fields: ["status"], limit: 2 });
});

test("a long listing does not cause a warning about too many listeners", async () => {
  const warnings: string[] = [];
  const warn = ({ name }: Error) => warnings.push(name);
  process.on("warning", warn);
  onTestFinished(() => void process.off("warning", warn));
  let page = 0;
  const fetch = async () =>
    Response.json({ limit: 1, prev: null, next: `https://x?next=${++page}`, numbers: [{ number_sid: `n-${page}` }] });
  const { signal } = new AbortController();
  const numbers = await apifonica({ url: "https://api.test" }, { fetch })
    .numbers.list({}, { signal })
    .toArray({ limit: 4000 });
  expect(numbers).toHaveLength(4000);
  await new Promise(setImmediate);
  expect(warnings).toEqual([]);
});

test("a resumeToken of one provider is invalid for another", async () => {
  const simulator = await forTest(startApifonica({ rows: 50 }));
  const first = await apifonica(simulator).numbers.list().pages().next();
  const { resumeToken } = first.value as { resumeToken: string };
  expect(() => cloudlx({ url: "https://api.test" }).numbers.list({}, { resumeToken })).toThrow(TypeError);
});

test("a server that repeats its last page with an increasing total ends with an error", async () => {
  let total = 500;
  let asked = 0;
  const fetch = async () => {
    asked++;
    return Response.json({
      numbers: [{ [idPropertyOf("cloudlx")]: `n-${Math.min(asked, 3)}` }],
      num_results: total++,
      paginates: true,
    });
  };
  const listing = cloudlx({ url: "https://api.test" }, { fetch }).numbers.list();
  await expect(listing.toArray()).rejects.toThrow(
    "pagination did not advance: 10 consecutive pages contain only known items",
  );
  expect(asked).toBeLessThan(20);
});
