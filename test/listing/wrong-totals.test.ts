/** Servers whose totals, page sizes or flags do not agree with their items: every number once, or reported. */
import { describe, expect, test } from "vitest";
import { idPropertyOf } from "../support/id-property.js";
import { callgear, cloudlx, NOWHERE } from "../support/simulators/connect.js";

const CLOUDLX_ID = idPropertyOf("cloudlx");

const numbersFrom = (first: number, end: number) =>
  Array.from({ length: Math.max(0, end - first) }, (_, index) => ({
    [CLOUDLX_ID]: `u-${first + index}`,
    id: first + index,
  }));

type Respond = (position: number, size: number, request: number) => object;

/** Lists the numbers of a CloudLX server. `respond` returns the body of a page. */
async function listCloudlx(respond: Respond, query: { page?: number; max_per_page?: number } = {}) {
  const pages: number[] = [];
  const fetch = (request: Request): Promise<Response> => {
    const parameters = new URL(request.url).searchParams;
    const page = Number(parameters.get("page"));
    pages.push(page);
    return Promise.resolve(Response.json(respond(page, Number(parameters.get("max_per_page")), pages.length)));
  };
  const listing = cloudlx(NOWHERE, { fetch, retry: false }).numbers.list(query);
  const ids = (await listing.toArray()).map((item) => (item as Partial<Record<string, unknown>>)[CLOUDLX_ID]);
  return { count: ids.length, distinct: new Set(ids).size, pages, report: listing.report! };
}

/** Lists the numbers of a CallGear server. `respond` returns the result of a page. */
async function listCallgear(respond: Respond, query: { offset?: number; limit?: number } = {}) {
  const offsets: number[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const { params } = (await request.json()) as { params: { offset: number; limit: number } };
    offsets.push(params.offset);
    return Response.json({ jsonrpc: "2.0", id: 1, result: respond(params.offset, params.limit, offsets.length) });
  };
  const listing = callgear(NOWHERE, { fetch, retry: false }).virtualNumbers.list(query);
  const ids = (await listing.toArray()).map(({ id }) => id);
  return { count: ids.length, distinct: new Set(ids).size, offsets, report: listing.report! };
}

/** A CloudLX server with at most `cap` items per page. `extra` returns the other properties of a response. */
function cloudlxServer(rows: number, cap: number, extra: (items: object[]) => object): Respond {
  return (page, size) => {
    const pageSize = Math.min(size, cap);
    const numbers = numbersFrom((page - 1) * pageSize, Math.min(rows, page * pageSize));
    return { numbers, ...extra(numbers) };
  };
}

/** A CallGear server that reports a total. */
function callgearServer(rows: number, total: unknown, cap = Infinity): Respond {
  return (offset, limit) => ({
    data: numbersFrom(offset, Math.min(rows, offset + Math.min(limit, cap))),
    metadata: { total_items: total },
  });
}

describe("a CloudLX server that returns 100 of 200 requested items per page", () => {
  test.each([
    ["the page, and reports more pages", (items: object[]) => ({ num_results: items.length, paginates: true })],
    ["the page, without the flag", (items: object[]) => ({ num_results: items.length })],
    ["nothing", () => ({})],
    ["nothing, and reports more pages", () => ({ paginates: true })],
    ["nothing, and reports one page", () => ({ paginates: false })],
    ["null", () => ({ num_results: null, paginates: true })],
  ])("is listed completely if the total counts %s", async (_, extra) => {
    const { count, distinct, pages, report } = await listCloudlx(cloudlxServer(500, 100, extra));
    expect({ count, distinct }).toEqual({ count: 500, distinct: 500 });
    expect(report).toMatchObject({ complete: true, verifiedBy: "empty-page", expected: null });
    // Twice, and an empty page after each full one.
    expect(pages).toHaveLength(12);
  });

  test.each([500, "500"])("is listed completely if the total is %j", async (num_results) => {
    const { count, pages, report } = await listCloudlx(
      cloudlxServer(500, 100, () => ({ num_results, paginates: true })),
    );
    expect(count).toBe(500);
    expect(report).toMatchObject({ complete: true, verifiedBy: "totals", expected: 500 });
    expect(pages).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("is listed completely from a later page on", async () => {
    for (const num_results of [500, undefined]) {
      const server = cloudlxServer(500, 100, () => ({ num_results }));
      expect(await listCloudlx(server, { page: 3 })).toMatchObject({ count: 300, report: { complete: true } });
    }
    const { count, report } = await listCloudlx(
      cloudlxServer(300, 100, () => ({ num_results: 300 })),
      { page: 3 },
    );
    expect(count).toBe(100);
    expect(report).toMatchObject({ complete: true, expected: 100, verifiedBy: "totals" });
  });
});

describe("CloudLX: one page that is not full", () => {
  const list = (extra: object) => listCloudlx(cloudlxServer(50, 200, () => extra));

  test("is a list in one request if total and flag agree", async () => {
    const { count, pages, report } = await list({ num_results: 50, paginates: false });
    expect({ count, pages }).toEqual({ count: 50, pages: [1] });
    expect(report).toMatchObject({ complete: true, verifiedBy: "single-page", expected: 50 });
  });

  test.each([{ num_results: 50 }, { num_results: 50, paginates: "false" }, {}])(
    "is followed by an empty page otherwise: %j",
    async (extra) => {
      const { count, pages, report } = await list(extra);
      expect({ count, pages }).toEqual({ count: 50, pages: [1, 2] });
      expect(report).toMatchObject({ complete: true });
    },
  );

  test("is reported if there should be more pages, and no total", async () => {
    const server = cloudlxServer(50, 200, (items) => ({ num_results: items.length, paginates: true }));
    const { count, report } = await listCloudlx(server);
    expect(count).toBe(50);
    expect(report).toMatchObject({ complete: false, reason: "expected more than one page, got 1" });
  });
});

describe("without a total, a later pass with other items does not verify the list, however short it is", () => {
  const FIRST_PASS = [numbersFrom(0, 5), numbersFrom(0, 5), []];
  const LATER_PASSES: [string, object[][]][] = [
    ["an empty page, then one short page", [[], numbersFrom(20, 23), []]],
    ["one short page, then an empty page", [numbersFrom(20, 23), [], []]],
    ["an empty page, then another one", [[], []]],
    ["one short page, then another one", [numbersFrom(20, 23), [], numbersFrom(30, 33), []]],
  ];
  test.each(LATER_PASSES)("%s", async (_, laterPasses) => {
    const responses = [...FIRST_PASS, ...laterPasses];
    const itemsOf = (request: number) => responses[request - 1] ?? [];
    const query = { max_per_page: 5 };
    const cloudlxList = await listCloudlx((_page, _size, request) => ({ numbers: itemsOf(request) }), query);
    const callgearList = await listCallgear((_offset, _limit, request) => ({ data: itemsOf(request) }), { limit: 5 });
    const reason = "provider reports no total; completeness cannot be verified";
    expect(cloudlxList.report).toMatchObject({ complete: false, reason });
    expect(callgearList.report).toMatchObject({ complete: false, reason });
  });
});

describe("CloudLX: numbered pages that differ in size", () => {
  const SIZES: [string, number[]][] = [
    ["page 2 is one short", [200, 199, 100]],
    ["page 1 is one short", [199, 200, 100]],
    ["the pages shrink", [200, 100, 50]],
    ["the pages grow", [50, 100, 200]],
  ];
  test.each(SIZES)("are reported: %s", async (_, sizes) => {
    for (const extra of [() => ({}), (items: object[]) => ({ num_results: items.length, paginates: true })]) {
      const { count, distinct, report } = await listCloudlx((page) => {
        const numbers = numbersFrom(page * 1000, page * 1000 + (sizes[page - 1] ?? 0));
        return { numbers, ...extra(numbers) };
      });
      const rows = sizes.reduce((sum, size) => sum + size);
      expect({ count, distinct }).toEqual({ count: rows, distinct: rows });
      expect(report).toMatchObject({
        complete: false,
        reason: expect.stringMatching(/^page \d has \d+ items, another page has \d+$/) as string,
      });
    }
  });
});

test("CallGear: pages that differ in size are listed completely", async () => {
  const caps = [7, 3, 10, 1, 9];
  const server: Respond = (offset, limit, request) =>
    callgearServer(30, 30, caps[request % caps.length])(offset, limit, request);
  expect(await listCallgear(server)).toMatchObject({ count: 30, report: { complete: true, verifiedBy: "totals" } });
});

describe("a wrong total", () => {
  const WRONG_TOTALS: [string, number, unknown][] = [
    ["equals a full page", 100, 100],
    ["is smaller", 30, 30],
    ["is larger", 300, 300],
    ["is text", 100, "100"],
    ["is 0", 0, 0],
    ["is 2^60", 2 ** 60, 2 ** 60],
  ];
  test.each(WRONG_TOTALS)("is reported, and all items are yielded: the total %s", async (_, expected, total) => {
    const expectation = {
      count: 250,
      distinct: 250,
      report: { complete: false, expected, reason: `expected ${expected} items, got 250` },
    };
    expect(await listCallgear(callgearServer(250, total), { limit: 100 })).toMatchObject(expectation);
    const server = cloudlxServer(250, 100, () => ({ num_results: total, paginates: true }));
    expect(await listCloudlx(server, { max_per_page: 100 })).toMatchObject(expectation);
  });

  test.each([-1, 250.5, null, "many", "-250", true, [250], {}])(
    "is ignored if it is not a count: %j",
    async (total) => {
      const expectation = { count: 250, report: { complete: true, expected: null, verifiedBy: "empty-page" } };
      expect(await listCallgear(callgearServer(250, total), { limit: 100 })).toMatchObject(expectation);
      const server = cloudlxServer(250, 100, () => ({ num_results: total }));
      expect(await listCloudlx(server, { max_per_page: 100 })).toMatchObject(expectation);
    },
  );

  test("is reported if there is no item", async () => {
    const report = { complete: false, reason: "expected 250 items, got 0" };
    expect(await listCallgear(callgearServer(0, 250))).toMatchObject({ count: 0, report });
    const server = cloudlxServer(0, 200, () => ({ num_results: 250, paginates: true }));
    expect(await listCloudlx(server)).toMatchObject({ count: 0, report });
    const later = { complete: false, reason: "expected 100 items, got 0" };
    expect(
      await listCloudlx(
        cloudlxServer(0, 200, () => ({ num_results: 500 })),
        { page: 3 },
      ),
    ).toMatchObject({ report: later });
    expect(await listCallgear(callgearServer(0, 500), { offset: 400 })).toMatchObject({ report: later });
  });

  test("is confirmed by one more request if the last page is full", async () => {
    const { count, offsets, report } = await listCallgear(callgearServer(200, 200), { limit: 100 });
    expect({ count, offsets }).toEqual({ count: 200, offsets: [0, 100, 200] });
    expect(report).toMatchObject({ complete: true, verifiedBy: "totals" });
    const capped = await listCallgear(callgearServer(50, 50, 10));
    expect(capped).toMatchObject({ count: 50, offsets: [0, 10, 20, 30, 40, 50], report: { complete: true } });
    const uneven = await listCallgear(callgearServer(55, 55, 10));
    expect(uneven).toMatchObject({ count: 55, offsets: [0, 10, 20, 30, 40, 50], report: { complete: true } });
  });
});

test("a page after the last one that is an error ends the listing with that error", async () => {
  const fetch = (request: Request): Promise<Response> =>
    Promise.resolve(
      new URL(request.url).searchParams.get("page") === "1"
        ? Response.json({ numbers: numbersFrom(0, 200), num_results: 200, paginates: false })
        : Response.json({ message: "Not Found" }, { status: 404 }),
    );
  const listing = cloudlx(NOWHERE, { fetch }).numbers.list();
  await expect(listing.toArray()).rejects.toMatchObject({ status: 404, yielded: 200 });
});

describe("ids", () => {
  const single = (items: object[]): [Respond, Respond] => [
    () => ({ numbers: items, num_results: items.length, paginates: false }),
    () => ({ data: items, metadata: { total_items: items.length } }),
  ];
  const listBoth = async (items: object[]) => {
    const [cloudlxResponse, callgearResponse] = single(items);
    return [await listCloudlx(cloudlxResponse), await listCallgear(callgearResponse)];
  };

  test("above 2^53 are reported, and all items are yielded", async () => {
    // Each pair of ids is one number after parsing.
    const items = Array.from({ length: 100 }, (_, index) => {
      const id = 2 ** 53 + 2 * Math.floor(index / 2);
      return { [CLOUDLX_ID]: id, id, name: `Number ${index}` };
    });
    for (const { count, report } of await listBoth(items)) {
      expect({ count, complete: report.complete, reason: report.reason }).toEqual({
        count: 100,
        complete: false,
        reason: expect.stringMatching(/^`\w+` cannot be compared: it is not an integer up to 2\^53 - 1$/) as string,
      });
    }
  });

  test("that are missing are replaced by the content of the items", async () => {
    for (const missing of [{}, { [CLOUDLX_ID]: null, id: null }, { [CLOUDLX_ID]: { a: 1 }, id: [] }]) {
      for (const { count, report } of await listBoth([1, 2, 3].map((name) => ({ ...missing, name })))) {
        expect({ count, report }).toMatchObject({ count: 3, report: { complete: true } });
      }
      for (const { report } of await listBoth([1, 1, 3].map((name) => ({ ...missing, name })))) {
        expect(report).toMatchObject({ complete: false, duplicatesDropped: expect.any(Number) as number });
      }
    }
  });

  test("that change their type between pages are the same ids", async () => {
    const server: Respond = (offset) => ({
      data: offset === 0 ? [{ id: 1 }, { id: 2 }] : offset === 2 ? [{ id: "2" }, { id: "3" }] : [],
      metadata: {},
    });
    const { count, report } = await listCallgear(server, { limit: 2 });
    expect(count).toBe(3);
    expect(report).toMatchObject({ complete: false, reason: "page 2 repeats 1 item" });
  });
});

test("CallGear: equal items on a page, which are not in the list, are reported without a total", async () => {
  // The offset of the next page counts the second copy of item 2, and skips item 5.
  const server: Respond = (offset, limit) => {
    const data = numbersFrom(offset, Math.min(20, offset + limit));
    return { data: data.flatMap((item) => (item.id === 2 ? [item, item] : [item])), metadata: {} };
  };
  const { count, report } = await listCallgear(server, { limit: 5 });
  expect(count).toBe(19);
  expect(report).toMatchObject({ complete: false, reason: "pages repeat 1 item, and the provider reports no total" });
});

test("a server that ignores the position ends with an error", async () => {
  const only = numbersFrom(0, 100);
  await expect(listCallgear(() => ({ data: only, metadata: { total_items: 100 } }), { limit: 100 })).rejects.toThrow(
    "pagination did not advance: 10 consecutive pages contain only known items",
  );
  await expect(
    listCloudlx(() => ({ numbers: only, num_results: 250, paginates: true }), { max_per_page: 100 }),
  ).rejects.toThrow("pagination did not advance: 10 consecutive pages contain only known items");
});

describe("resuming", () => {
  /** An account of both providers, whose ids differ from those of another account. */
  const account = (prefix: string, rows: number) => {
    const items = numbersFrom(0, rows).map(({ id }) => ({
      [CLOUDLX_ID]: `${prefix}-${id}`,
      id: prefix === "a" ? id : id + 500,
    }));
    const sent: unknown[] = [];
    const fetch = async (request: Request): Promise<Response> => {
      if (request.method === "GET") {
        const parameters = new URL(request.url).searchParams;
        const [page, size] = [Number(parameters.get("page")), Number(parameters.get("max_per_page"))];
        sent.push([page, size]);
        const numbers = items.slice((page - 1) * size, page * size);
        return Response.json({ numbers, num_results: items.length, paginates: true });
      }
      const { params } = (await request.json()) as { params: { offset: number; limit: number } };
      sent.push([params.offset, params.limit]);
      const data = items.slice(params.offset, params.offset + params.limit);
      return Response.json({ jsonrpc: "2.0", id: 1, result: { data, metadata: { total_items: items.length } } });
    };
    return { items, sent, fetch };
  };
  const LISTS = {
    cloudlx: ({ fetch }: ReturnType<typeof account>, resumeToken?: string | null, size = 10) =>
      cloudlx(NOWHERE, { fetch }).numbers.list({ max_per_page: size }, { resumeToken }),
    callgear: ({ fetch }: ReturnType<typeof account>, resumeToken?: string | null, size = 10) =>
      callgear(NOWHERE, { fetch }).virtualNumbers.list({ limit: size }, { resumeToken }),
  };
  const tokenAfter = async (
    pages: number,
    first: ReturnType<typeof account>,
    id: keyof typeof LISTS,
    size?: number,
  ) => {
    let token: string | null = null;
    for await (const page of LISTS[id](first, null, size).pages()) {
      token = page.resumeToken;
      if (--pages === 0) {
        break;
      }
    }
    return token;
  };
  const OTHER_LIST = "list changed since the `resumeToken` was created, or the token belongs to another account";

  test.each(["cloudlx", "callgear"] as const)("%s: the last item is requested again, and not yielded", async (id) => {
    for (const size of [1, 10]) {
      const resumeToken = await tokenAfter(2, account("a", 25), id, size);
      const server = account("a", 25);
      const listing = LISTS[id](server, resumeToken, size);
      expect(await listing.toArray()).toEqual(server.items.slice(2 * size));
      expect(listing.report).toMatchObject({ complete: true, duplicatesDropped: 0, reason: null });
      const first =
        id === "cloudlx"
          ? [
              [2, size],
              [3, size],
            ]
          : [
              [2 * size - 1, 1],
              [2 * size, size],
            ];
      // Both are sent at the same time.
      expect(server.sent.slice(0, 2)).toEqual(expect.arrayContaining(first));
    }
  });

  test.each(["cloudlx", "callgear"] as const)("%s: the last item does not count as one of `maxPages`", async (id) => {
    const server = account("a", 25);
    const resumeToken = await tokenAfter(2, server, id);
    const options = { resumeToken, maxPages: 1 };
    const listing =
      id === "cloudlx"
        ? cloudlx(NOWHERE, { fetch: server.fetch }).numbers.list({ max_per_page: 10 }, options)
        : callgear(NOWHERE, { fetch: server.fetch }).virtualNumbers.list({ limit: 10 }, options);
    expect(await listing.toArray()).toHaveLength(5);
    expect(listing.report).toMatchObject({ complete: true });
  });

  test.each(["cloudlx", "callgear"] as const)("%s: the token of another account is reported", async (id) => {
    const resumeToken = await tokenAfter(2, account("a", 25), id);
    const listing = LISTS[id](account("b", 25), resumeToken);
    await listing.toArray();
    expect(listing.report).toMatchObject({ complete: false, reason: OTHER_LIST });
    const empty = LISTS[id](account("b", 0), resumeToken);
    expect(await empty.toArray()).toEqual([]);
    expect(empty.report).toMatchObject({ complete: false, reason: OTHER_LIST });
  });

  test.each(["cloudlx", "callgear"] as const)("%s: a change before the position is reported", async (id) => {
    const changes = [
      (items: object[]) => items.shift(),
      (items: object[]) => items.splice(19, 1),
      (items: object[]) => items.unshift({ [CLOUDLX_ID]: "new", id: 900 }),
    ];
    for (const change of changes) {
      const server = account("a", 25);
      const resumeToken = await tokenAfter(2, server, id);
      change(server.items);
      const listing = LISTS[id](server, resumeToken);
      await listing.toArray();
      expect(listing.report).toMatchObject({ complete: false, reason: OTHER_LIST });
    }
  });

  test.each(["cloudlx", "callgear"] as const)(
    "%s: after a first pass without items, items that the second pass found are not doubled in silence",
    async (id) => {
      const server = account("a", 11);
      let requests = 0;
      const fetch = (request: Request) => (++requests === 1 ? account("a", 0) : server).fetch(request);
      // The total of the empty page is wrong, so that the list is read again.
      const lying = {
        ...server,
        fetch: async (request: Request) => {
          const text = await (await fetch(request)).text();
          return new Response(text.replace(/"(num_results|total_items)":0/, '"$1":11'), {
            headers: { "content-type": "application/json" },
          });
        },
      };
      const resumeToken = await tokenAfter(2, lying, id);
      const listing = LISTS[id](lying, resumeToken);
      await listing.toArray();
      expect(listing.report).toMatchObject({ complete: false, reason: "expected 11 items, got 0" });
    },
  );
});

test("CallGear: a list that lost an item after a first page without a total is read again", async () => {
  const rows = (removed: number) => numbersFrom(0, 25).slice(removed);
  const { count, distinct, report } = await listCallgear(
    (offset, limit, request) => ({
      data: rows(request > 1 ? 1 : 0).slice(offset, offset + limit),
      metadata: { total_items: request > 1 ? 24 : undefined },
    }),
    { limit: 10 },
  );
  expect({ count, distinct }).toEqual({ count: 25, distinct: 25 });
  expect(report).toMatchObject({ complete: true, verifiedBy: "totals", expected: 24 });
});
