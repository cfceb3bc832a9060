import { describe, expect, test } from "vitest";
import { isListingError } from "../../src/listing/listing-error.js";
import { apifonica, failureOf, NOWHERE } from "../support/simulators/connect.js";
import { forTest } from "../support/simulators/for-test.js";
import { cycle, HOSTILE_LINKS, startApifonica, startRecorder, UNUSABLE_LINKS } from "../support/simulators/index.js";

test.each([1, 2, 3, 4, 5])("a cycle of %i cursors ends with an error before 20 requests", async (length) => {
  const simulator = await forTest(startApifonica({ rows: 2000, link: cycle(length) }));
  const listing = apifonica(simulator).numbers.list();
  const failure = await failureOf(listing.toArray());
  expect(isListingError(failure)).toBe(true);
  expect(failure.message).toMatch(/pagination did not advance: cursor 0{20,}3\w\w repeated$/);
  expect(simulator.requests.length).toBeLessThan(20);
  expect(listing.report).toMatchObject({ complete: false });
});

test("a cycle that begins on a later page ends with an error", async () => {
  const simulator = await forTest(
    startApifonica({ rows: 400, link: (original, request) => (request < 5 ? original : cycle(3)(original, request)) }),
  );
  expect(isListingError(await failureOf(apifonica(simulator).numbers.list().toArray()))).toBe(true);
  expect(simulator.requests.length).toBeLessThan(20);
});

test("a cycle in a resumed listing ends with an error", async () => {
  const simulator = await forTest(startApifonica({ rows: 400, link: cycle(2) }));
  const pages = apifonica(simulator).numbers.list().pages();
  const { value } = await pages.next();
  await pages.return();
  const resumeToken = (value as { resumeToken: string }).resumeToken;
  expect(isListingError(await failureOf(apifonica(simulator).numbers.list({}, { resumeToken }).toArray()))).toBe(true);
});

test.each(Object.entries(HOSTILE_LINKS))(
  "a link to %s is not followed: only its cursor is used",
  async (name, twist) => {
    const elsewhere = await forTest(startRecorder());
    const simulator = await forTest(
      startApifonica({ rows: 45, link: (original) => (original === null ? null : twist(original, elsewhere.url)) }),
    );
    const listing = apifonica(simulator).numbers.list({ type: "mobile" });
    if (name === "no network scheme") {
      await listing.toArray().catch(() => undefined);
    } else {
      expect(await listing.toArray()).toHaveLength(41);
    }
    expect(elsewhere.requests).toEqual([]);
    for (const { url } of simulator.requests) {
      expect(url.pathname).toBe("/accounts/acc-1/numbers");
      expect([...url.searchParams.keys()].filter((key) => key !== "next").sort()).toEqual(["limit", "type"]);
      expect(url.searchParams.get("limit")).toBe("20");
    }
  },
);

test.each(Object.entries(UNUSABLE_LINKS))("a link with %s ends the listing with an error", async (_, link) => {
  const simulator = await forTest(startApifonica({ rows: 45, link: () => link }));
  const failure = await failureOf(apifonica(simulator).numbers.list().toArray());
  expect(isListingError(failure)).toBe(true);
  expect(failure.message.length).toBeLessThan(500);
  expect(simulator.requests).toHaveLength(1);
});

test("a link that is not a string ends the listing with an error", async () => {
  for (const link of [{}, 7, ["a"], true]) {
    const simulator = await forTest(startApifonica({ rows: 45, link: () => link as unknown as string }));
    expect(isListingError(await failureOf(apifonica(simulator).numbers.list().toArray()))).toBe(true);
  }
});

test("a relative link is used like an absolute one", async () => {
  const simulator = await forTest(
    startApifonica({ rows: 45, link: (original) => (original === null ? null : new URL(original).search) }),
  );
  expect(await apifonica(simulator).numbers.list().toArray()).toHaveLength(45);
});

test("numbers rented and returned while listing: all others are yielded once", async () => {
  const simulator = await forTest(
    startApifonica({
      rows: 100,
      beforeResponse: (request, rows) => {
        if (request === 1) {
          return;
        }
        rows.insert(1000 + request);
        rows.remove(100 - request); // already yielded
        rows.remove(rows.keys[0]!); // not yielded yet
        rows.remove(keyAtCursor(request));
      },
    }),
  );
  const listing = apifonica(simulator).numbers.list();
  const found = (await listing.toArray()).map(({ number_sid }) => Number(number_sid.slice(4)));
  expect(new Set(found).size).toBe(found.length);
  const stayed = simulator.rows.keys.filter((key) => key <= 100);
  expect(stayed.filter((key) => !found.includes(key))).toEqual([]);
  expect(listing.report).toMatchObject({ verifiedBy: "cursor", complete: true });
});

/** The key of the row that the cursor of a request points to. */
function keyAtCursor(request: number): number {
  return 101 - 20 * (request - 1);
}

describe("pages that repeat items", () => {
  /** Lists the numbers of a server with ever new cursors. `respond` returns the ids on a page, undefined at the end. */
  const list = (respond: (page: number) => readonly unknown[] | undefined, resumeToken: string | null = null) => {
    const requests: (string | null)[] = [];
    const fetch = (request: Request): Promise<Response> => {
      const cursor = new URL(request.url).searchParams.get("next");
      requests.push(cursor);
      const page = Number(cursor ?? 1);
      const numbers = (respond(page) ?? []).map((id, index) => ({ number_sid: id, number: `${page}-${index}` }));
      const next = respond(page + 1) === undefined ? null : `https://api.test/?next=${page + 1}`;
      return Promise.resolve(Response.json({ limit: 20, prev: null, next, numbers }));
    };
    return { listing: apifonica(NOWHERE, { fetch }).numbers.list({}, { resumeToken }), requests };
  };
  const idsFrom = (first: number, end: number) => Array.from({ length: end - first }, (_, i) => `num-${first + i}`);

  test("because they overlap are reported, and each number is yielded once", async () => {
    const { listing } = list((page) => (page > 3 ? undefined : idsFrom(15 * (page - 1), 15 * (page - 1) + 20)));
    expect((await listing.toArray()).map(({ number_sid }) => number_sid)).toEqual(idsFrom(0, 50));
    expect(listing.report).toEqual({
      yielded: 50,
      expected: null,
      duplicatesDropped: 10,
      verifiedBy: "cursor",
      complete: false,
      reason: "page 2 repeats 5 items",
    });
  });

  describe("of a listing that is resumed", () => {
    /** Resumes the listing of a server after some pages, and returns the rest of its ids. */
    const resume = async (pages: (readonly unknown[])[], after: number) => {
      const respond = (page: number) => pages[page - 1];
      let resumeToken: string | null = null;
      let read = 0;
      for await (const page of list(respond).listing.pages()) {
        ({ resumeToken } = page);
        if (++read === after) {
          break;
        }
      }
      const { listing } = list(respond, resumeToken);
      return { ids: (await listing.toArray()).map(({ number_sid }) => number_sid), report: listing.report };
    };
    const repeated = { complete: false, duplicatesDropped: 1 };

    test("are reported if they contain its last item", async () => {
      const { ids, report } = await resume([idsFrom(0, 20), idsFrom(15, 35)], 1);
      expect(ids).toEqual([...idsFrom(15, 19), ...idsFrom(20, 35)]);
      expect(report).toMatchObject({ ...repeated, reason: "page 1 repeats 1 item" });
    });

    test("are reported on a later page, and after an empty page", async () => {
      const pages = [idsFrom(0, 20), [], idsFrom(20, 40), idsFrom(19, 20)];
      for (const after of [1, 2]) {
        const { ids, report } = await resume(pages, after);
        expect(ids).toEqual(idsFrom(20, 40));
        expect(report).toMatchObject({ ...repeated, reason: `page ${4 - after} repeats 1 item` });
      }
    });

    test("are not reported if the pages are others", async () => {
      const { ids, report } = await resume([idsFrom(0, 20), idsFrom(20, 40), idsFrom(40, 45)], 1);
      expect(ids).toEqual(idsFrom(20, 45));
      expect(report).toMatchObject({ complete: true, reason: null, duplicatesDropped: 0 });
    });
  });

  test.each([
    ["the first page", () => idsFrom(0, 20), 20],
    ["an empty page", () => [], 0],
    ["an empty page after others", (page: number) => (page < 4 ? idsFrom(20 * page, 20 * page + 20) : []), 60],
  ])("end the listing with an error if they are %s under ever new cursors", async (_, respond, yielded) => {
    const { listing, requests } = list(respond);
    const failure = await failureOf(listing.toArray());
    expect(isListingError(failure)).toBe(true);
    expect(failure.message).toMatch(/pagination did not advance: 10 consecutive pages contain no new items$/);
    expect(listing.report).toMatchObject({ yielded, complete: false });
    expect(requests.length).toBeLessThan(15);
  });

  test("are not empty pages before others: those are skipped", async () => {
    const { listing } = list((page) => (page > 12 ? undefined : page % 6 === 0 ? [`num-${page}`] : []));
    expect(await listing.toArray()).toHaveLength(2);
    expect(listing.report).toMatchObject({ complete: true, verifiedBy: "cursor" });
  });

  test("cannot be found if the ids do not identify the items, which is reported", async () => {
    const twice = list((page) => (page > 1 ? undefined : ["num-1", "num-1"]));
    expect(await twice.listing.toArray()).toHaveLength(2);
    expect(twice.listing.report).toMatchObject({
      complete: false,
      reason: "different items have the same `number_sid`",
    });
    const inexact = list((page) => (page > 2 ? undefined : [2 ** 53, 2 ** 53]));
    expect(await inexact.listing.toArray()).toHaveLength(4);
    expect(inexact.listing.report).toMatchObject({
      complete: false,
      reason: "`number_sid` cannot be compared: it is not an integer up to 2^53 - 1",
    });
    const missing = list((page) => (page > 2 ? undefined : [null, null]));
    expect(await missing.listing.toArray()).toHaveLength(4);
    expect(missing.listing.report).toMatchObject({ complete: true });
  });
});

describe.each([
  ["missing", {}],
  ["empty", { next: "" }],
  ["false", { next: false }],
])("a `next` that is %s instead of null", (_, link) => {
  const list = (...sizes: number[]) => {
    const fetch = (request: Request): Promise<Response> => {
      const page = Number(new URL(request.url).searchParams.get("next") ?? 1);
      const numbers = Array.from({ length: sizes[page - 1]! }, (__, index) => ({ number_sid: `${page}-${index}` }));
      const next = page < sizes.length ? { next: `https://api.test/?next=${page + 1}` } : link;
      return Promise.resolve(Response.json({ limit: 20, prev: null, numbers, ...next }));
    };
    return apifonica(NOWHERE, { fetch }).numbers.list();
  };

  test.each([[[20]], [[20, 20]], [[12, 12]]])("is reported after a full page: %j", async (sizes) => {
    const listing = list(...sizes);
    await listing.toArray();
    expect(listing.report).toMatchObject({ complete: false, reason: "`next` link is missing after a full page" });
  });

  test.each([[[0]], [[19]], [[20, 19]], [[12, 5]]])("ends the list after another page: %j", async (sizes) => {
    const listing = list(...sizes);
    await listing.toArray();
    expect(listing.report).toMatchObject({ complete: true, reason: null });
  });
});
