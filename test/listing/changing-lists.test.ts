import { describe, expect, test } from "vitest";
import { isListingError } from "../../src/listing/listing-error.js";
import { idPropertyOf } from "../support/id-property.js";
import { callgear, caseOf, cloudlx, failureOf, invoca, NOWHERE } from "../support/simulators/connect.js";
import { forTest } from "../support/simulators/for-test.js";
import {
  startCallgear,
  startCloudlx,
  startInvoca,
  type Faults,
  type Rows,
  type Simulator,
} from "../support/simulators/index.js";

const CLOUDLX_ID = idPropertyOf("cloudlx");

/** Which of the keys that were in the list all the time were not found, and how many keys were found twice. */
function lostAndDuplicated(found: readonly number[], stayed: readonly number[]) {
  const known = new Set(found);
  return {
    lost: stayed.filter((key) => !known.has(key)),
    duplicated: found.length - known.size,
  };
}

/** A `beforeResponse` of a simulator that changes its rows at one request. */
function changeAt(at: number, change: (rows: Rows) => void) {
  return (request: number, rows: Rows): void => {
    if (request === at) {
      change(rows);
    }
  };
}

const NOTHING_LOST_OR_DUPLICATED = { lost: [], duplicated: 0 };
const evenKeys = (length: number) => Array.from({ length }, (_, i) => 2 * (i + 1));

describe.each([1, 6])("invoca, %i concurrent requests", (concurrency) => {
  const list = async (simulator: Simulator, limit = 10) => {
    const listing = invoca(simulator).destinations.list({ limit }, { concurrency });
    const found = (await listing.toArray()).map(({ id }) => id);
    return { found, report: listing.report! };
  };

  test.each([2, 3, 5, 9])(
    "rows removed before the current offset at request %i: no remaining row is lost",
    async (at) => {
      for (const count of [1, 2, 9, 10, 25]) {
        const gone = Array.from({ length: count }, (_, i) => i + 1);
        const simulator = await forTest(
          startInvoca({
            rows: 100,
            beforeResponse: changeAt(at, (rows) => gone.forEach((key) => rows.remove(key))),
          }),
        );
        const { found, report } = await list(simulator);
        expect(lostAndDuplicated(found, simulator.rows.keys)).toEqual(NOTHING_LOST_OR_DUPLICATED);
        expect(report).toMatchObject({ complete: true, verifiedBy: "overlap", yielded: found.length });
        expect(found).toEqual(found.toSorted((a, b) => a - b));
      }
    },
  );

  test.each([2, 3, 5, 9])(
    "rows inserted before the current offset at request %i: no row is yielded twice",
    async (at) => {
      for (const count of [1, 2, 9, 10, 25]) {
        const simulator = await forTest(
          startInvoca({
            rows: evenKeys(100),
            beforeResponse: changeAt(at, (rows) => {
              for (let i = 0; i < count; i++) {
                rows.insert(2 * i + 1);
              }
            }),
          }),
        );
        const { found, report } = await list(simulator);
        expect(lostAndDuplicated(found, evenKeys(100))).toEqual(NOTHING_LOST_OR_DUPLICATED);
        expect(report).toMatchObject({ complete: true, verifiedBy: "overlap" });
      }
    },
  );

  test("a removal balanced by an insertion, which does not change the total, loses nothing", async () => {
    const simulator = await forTest(
      startInvoca({
        rows: 100,
        beforeResponse: (request, rows) => {
          if (request < 3 || request > 6) {
            return;
          }
          rows.remove(request);
          rows.insert(1000 + request);
        },
      }),
    );
    const { found } = await list(simulator);
    const stayed = simulator.rows.keys.filter((key) => key <= 100);
    expect(lostAndDuplicated(found, stayed)).toEqual(NOTHING_LOST_OR_DUPLICATED);
  });

  test("the removal of the overlapping row loses nothing", async () => {
    for (const gone of [[10], [9, 10], [10, 11], [19], [28, 29, 30, 31]]) {
      const simulator = await forTest(
        startInvoca({
          rows: 100,
          beforeResponse: changeAt(2, (rows) => gone.forEach((key) => rows.remove(key))),
        }),
      );
      expect(lostAndDuplicated((await list(simulator)).found, simulator.rows.keys)).toEqual(NOTHING_LOST_OR_DUPLICATED);
    }
  });

  test("a listing whose list shrinks to a few rows or none ends", async () => {
    for (const left of [[], [1], [100], [50, 51]]) {
      const simulator = await forTest(
        startInvoca({
          rows: 100,
          beforeResponse: changeAt(4, (rows) => rows.keys.splice(0, Infinity, ...left)),
        }),
      );
      const { found, report } = await list(simulator);
      expect(lostAndDuplicated(found, left)).toEqual(NOTHING_LOST_OR_DUPLICATED);
      expect(report.complete).toBe(true);
    }
  });

  test("rows added at the end while the last page is read lose and repeat nothing", async () => {
    const simulator = await forTest(
      startInvoca({ rows: 95, beforeResponse: (request, rows) => rows.insert(1000 + request) }),
    );
    const { found } = await list(simulator);
    expect(
      lostAndDuplicated(
        found,
        Array.from({ length: 95 }, (_, i) => i + 1),
      ),
    ).toEqual(NOTHING_LOST_OR_DUPLICATED);
  });

  test("a list that loses a row before each response is listed, or reported as incomplete", async () => {
    const simulator = await forTest(
      startInvoca({
        rows: 400,
        beforeResponse: (request, rows) => {
          if (request > 1) {
            rows.remove(rows.keys[0]!);
          }
        },
      }),
    );
    const { found, report } = await list(simulator, 2);
    const { lost, duplicated } = lostAndDuplicated(found, simulator.rows.keys);
    expect(duplicated).toBe(0);
    if (report.complete) {
      expect(lost).toEqual([]);
    }
    expect(simulator.requests.length).toBeLessThan(2000);
  });

  test("resuming after the list has changed loses no remaining row and repeats nothing", async () => {
    const simulator = await forTest(startInvoca({ rows: 60 }));
    const client = invoca(simulator);
    const pages = client.destinations.list({ limit: 10 }, { concurrency }).pages();
    const found: number[] = [];
    let resumeToken: string | null = null;
    for (let n = 0; n < 3; n++) {
      const { value } = await pages.next();
      found.push(...value!.items.map(({ id }) => id));
      resumeToken = value!.resumeToken;
    }
    await pages.return();
    for (const key of [1, 2, 3, 15, 27, 28, 29, 33]) {
      simulator.rows.remove(key);
    }
    const rest = await client.destinations.list({ limit: 10 }, { concurrency, resumeToken: resumeToken! }).toArray();
    found.push(...rest.map(({ id }) => id));
    expect(lostAndDuplicated(found, simulator.rows.keys)).toEqual(NOTHING_LOST_OR_DUPLICATED);
  });
});

test("invoca: unsorted rows are verified by totals", async () => {
  const shuffled = (key: number) => ((key * 37) % 101) + 1;
  const record = (row: { id: number }) => ({ ...row, id: shuffled(row.id) });
  const simulator = await forTest(startInvoca({ rows: 100, record }));
  const listing = invoca(simulator).destinations.list({ limit: 10 });
  expect(await listing.toArray()).toHaveLength(100);
  expect(listing.report).toMatchObject({ verifiedBy: "totals", complete: true });
});

test("invoca: rows whose ids are not numbers are yielded once each", async () => {
  for (const id of ["text", null, undefined, {}]) {
    const record = (row: { id: number; phone_number: string }) => ({ ...row, id: id === "text" ? `x${row.id}` : id });
    const simulator = await forTest(startInvoca({ rows: 25, record }));
    const listing = invoca(simulator).destinations.list({ limit: 10 });
    const phones = (await listing.toArray()).map((row) => row.phone_number);
    expect([id, new Set(phones).size]).toEqual([id, 25]);
    expect(listing.report?.verifiedBy).not.toBe("overlap");
  }
});

interface TotalsCase {
  start: (options: {
    rows: number;
    beforeResponse?: (request: number, rows: Rows) => void;
    faults?: Faults;
    record?: (row: object, key: number) => object;
  }) => Promise<Simulator>;
  list: (simulator: Simulator, strict?: boolean, resumeToken?: string) => ReturnType<typeof cloudlxList>;
}
const cloudlxList = (simulator: Simulator, strict = false, resumeToken?: string) => {
  const listing = cloudlx(simulator).numbers.list({ max_per_page: 10 }, { strict, resumeToken });
  return { listing, keys: async () => (await listing.toArray()).map((item) => caseOf("cloudlx").keyOf(item)) };
};
const callgearList: TotalsCase["list"] = (simulator, strict = false, resumeToken) => {
  const listing = callgear(simulator).virtualNumbers.list({ limit: 10 }, { strict, resumeToken });
  return { listing, keys: async () => (await listing.toArray()).map(({ id }) => id!) } as unknown as ReturnType<
    typeof cloudlxList
  >;
};
const TOTALS_CASES: (TotalsCase & { id: string })[] = [
  { id: "cloudlx", start: startCloudlx, list: cloudlxList },
  { id: "callgear", start: startCallgear, list: callgearList },
];

describe.each(TOTALS_CASES)("$id over several pages", ({ start, list }) => {
  test.each([2, 3, 5])(
    "a row removed at request %i: the list is read again, and each remaining row is yielded once",
    async (at) => {
      const simulator = await forTest(
        start({
          rows: 55,
          beforeResponse: changeAt(at, (rows) => rows.remove(1)),
        }),
      );
      const { listing, keys } = list(simulator);
      expect(lostAndDuplicated(await keys(), simulator.rows.keys)).toEqual(NOTHING_LOST_OR_DUPLICATED);
      expect(listing.report).toMatchObject({ complete: true, verifiedBy: "totals", expected: 54 });
    },
  );

  test.each([2, 3, 5])(
    "a row inserted at the front at request %i: the list is read again, and each row is yielded once",
    async (at) => {
      const simulator = await forTest(
        start({
          rows: 55,
          beforeResponse: changeAt(at, (rows) => rows.insert(900, 0)),
        }),
      );
      const { listing, keys } = list(simulator);
      expect(lostAndDuplicated(await keys(), simulator.rows.keys)).toEqual(NOTHING_LOST_OR_DUPLICATED);
      expect(listing.report).toMatchObject({ complete: true });
      expect(listing.report!.duplicatesDropped).toBeGreaterThan(0);
    },
  );

  test("a list that keeps changing is reported as incomplete after a bounded number of requests; `strict` throws", async () => {
    const options = {
      rows: 55,
      beforeResponse: (request: number, rows: Rows) => rows.insert(1000 + request, 0),
    };
    const simulator = await forTest(start(options));
    const { listing, keys } = list(simulator);
    const found = await keys();
    expect(new Set(found).size).toBe(found.length);
    expect(listing.report).toMatchObject({ complete: false, reason: expect.any(String) as string });
    expect(simulator.requests.length).toBeLessThan(60);

    const strict = list(await forTest(start(options)), true);
    const failure = await failureOf(strict.keys());
    expect(isListingError(failure)).toBe(true);
    expect(strict.listing.report).toMatchObject({ complete: false });
  });

  test("removals at several pages, which change the total, lose nothing or are reported", async () => {
    for (let at = 2; at < 7; at++) {
      for (let times = 1; times < 30; times += 4) {
        const simulator = await forTest(
          start({
            rows: 55,
            beforeResponse: (request, rows) => {
              if (request >= at && request < at + times) {
                rows.remove(rows.keys[0]!);
              }
            },
          }),
        );
        const { listing, keys } = list(simulator);
        const { lost, duplicated } = lostAndDuplicated(await keys(), simulator.rows.keys);
        expect(duplicated).toBe(0);
        if (lost.length > 0) {
          expect(listing.report).toMatchObject({ complete: false });
        }
      }
    }
  });

  // The second and the third of each ten rows have the same id, and are in the same response.
  const sharedId = (key: number) => (key % 10 === 3 ? key - 1 : key);

  test("equal rows in one response are yielded once, and reported if the total counts them", async () => {
    const record = (_: object, key: number) => ({
      [CLOUDLX_ID]: `u-${String(sharedId(key)).padStart(12, "0")}`,
      id: sharedId(key),
    });
    const expected = Array.from({ length: 55 }, (_, i) => i + 1).filter((key) => key % 10 !== 3);
    const simulator = await forTest(start({ rows: 55, record }));
    const { listing, keys } = list(simulator);
    expect(await keys()).toEqual(expected);
    expect(listing.report).toMatchObject({ complete: false, reason: "expected 55 items, got 49", yielded: 49 });
    expect(simulator.requests).toHaveLength(18);
  });

  test("different rows with one id in one response are all yielded, and reported", async () => {
    const record = (_: object, key: number) => ({
      [CLOUDLX_ID]: `u-${sharedId(key)}`,
      id: sharedId(key),
      name: `${key}`,
    });
    const simulator = await forTest(start({ rows: 55, record }));
    const { listing } = list(simulator);
    expect(await listing.toArray()).toHaveLength(55);
    expect(listing.report).toMatchObject({
      complete: false,
      duplicatesDropped: 0,
      reason: expect.stringMatching(/^different items have the same `\w+`$/) as string,
    });
    expect(simulator.requests).toHaveLength(6);
  });

  test("a single response that repeats one row, and counts it, is reported", async () => {
    const record = () => ({ [CLOUDLX_ID]: "u-000000000001", id: 1 });
    const simulator = await forTest(start({ rows: 5, record }));
    const { listing, keys } = list(simulator);
    expect(await keys()).toEqual([1]);
    expect(listing.report).toMatchObject({ complete: false, reason: "expected 5 items, got 1", yielded: 1 });
    expect(simulator.requests).toHaveLength(3);
  });

  const keyOf = (item: object) => caseOf(CLOUDLX_ID in item ? "cloudlx" : "callgear").keyOf(item);
  const removed = changeAt(3, (rows) => rows.remove(1));

  test("resuming from any page of a listing that reads its list again loses nothing silently and repeats nothing", async () => {
    const simulator = await forTest(start({ rows: 55, beforeResponse: removed }));
    const pages = [];
    for await (const page of list(simulator).listing.pages()) {
      pages.push(page);
    }
    expect(pages.length).toBeGreaterThan(5);
    const before: number[] = [];
    const outcomes: object[] = [];
    for (const { items, resumeToken } of pages) {
      before.push(...items.map(keyOf));
      if (resumeToken === null) {
        continue;
      }
      const { listing, keys } = list(simulator, false, resumeToken);
      const { lost, duplicated } = lostAndDuplicated([...before, ...(await keys())], simulator.rows.keys);
      outcomes.push({ duplicated, lostSilently: listing.report!.complete ? lost : [] });
    }
    expect(outcomes).toEqual(outcomes.map(() => ({ duplicated: 0, lostSilently: [] })));
    expect(pages.slice(0, -1).filter(({ resumeToken }) => resumeToken === null)).toEqual([]);
  });

  test("an error while the list is read again has a `resumeToken`", async () => {
    const outcomes: object[] = [];
    for (let broken = 4; broken < 12; broken++) {
      const faults = (request: number) => (request === broken ? ({ kind: "status", status: 403 } as const) : undefined);
      const simulator = await forTest(start({ rows: 55, beforeResponse: removed, faults }));
      const found: number[] = [];
      const failure = await failureOf<{ resumeToken?: string }>(
        (async () => {
          for await (const item of list(simulator).listing) {
            found.push(keyOf(item));
          }
        })(),
      );
      const { listing, keys } = list(simulator, false, failure.resumeToken);
      if (failure.resumeToken !== undefined) {
        found.push(...(await keys()));
      }
      const { lost, duplicated } = lostAndDuplicated(found, simulator.rows.keys);
      const lostSilently = listing.report?.complete === true ? lost : [];
      outcomes.push({ resumeToken: typeof failure.resumeToken, duplicated, lostSilently });
    }
    expect(outcomes).toEqual(outcomes.map(() => ({ resumeToken: "string", duplicated: 0, lostSilently: [] })));
  });
});

test.each(["page", "none"] as const)(
  "cloudlx whose total counts %s: a removal is detected, and the list is read again",
  async (totals) => {
    for (const gone of [1, 10, 11, 25]) {
      const beforeResponse = changeAt(3, (rows) => rows.remove(gone));
      const simulator = await forTest(startCloudlx({ rows: 55, totals, beforeResponse }));
      const { listing, keys } = cloudlxList(simulator);
      expect(lostAndDuplicated(await keys(), simulator.rows.keys)).toEqual(NOTHING_LOST_OR_DUPLICATED);
      expect(listing.report).toMatchObject({ complete: true });
    }
  },
);

test("cloudlx without a total: an unchanged list is read twice, which verifies it", async () => {
  const simulator = await forTest(startCloudlx({ rows: 55, totals: "none" }));
  const { listing, keys } = cloudlxList(simulator);
  expect(await keys()).toHaveLength(55);
  expect(listing.report).toMatchObject({ complete: true, verifiedBy: "empty-page", reason: null });
  // The first pass ends with an empty page, the second with the last item.
  expect(simulator.requests).toHaveLength(13);
});

test("cloudlx without a total: a row added before the second pass is verified by a third one", async () => {
  const beforeResponse = changeAt(8, (rows) => rows.insert(900, 55));
  const simulator = await forTest(startCloudlx({ rows: 55, totals: "none", beforeResponse }));
  const { listing, keys } = cloudlxList(simulator);
  expect(await keys()).toHaveLength(56);
  expect(listing.report).toMatchObject({ complete: true, verifiedBy: "empty-page", reason: null });
  expect(simulator.requests).toHaveLength(20);
});

test("cloudlx whose total counts the page: a repeated row is detected, and the list is read again", async () => {
  const simulator = await forTest(
    startCloudlx({
      rows: 55,
      totals: "page",
      beforeResponse: changeAt(3, (rows) => rows.insert(900, 0)),
    }),
  );
  const { listing, keys } = cloudlxList(simulator);
  expect(lostAndDuplicated(await keys(), simulator.rows.keys)).toEqual(NOTHING_LOST_OR_DUPLICATED);
  expect(listing.report).toMatchObject({ complete: true });
});

test("a server that repeats the same page forever ends with an error", async () => {
  const page = (_: unknown, key: number) => ({ [CLOUDLX_ID]: `u-${key}` });
  const simulator = await forTest(
    startCloudlx({
      rows: 10,
      totals: "page",
      record: page,
      beforeResponse: (_, rows) => void rows.keys.push(...rows.keys.slice(0, 10)),
    }),
  );
  const failure = await failureOf(cloudlx(simulator).numbers.list({ max_per_page: 10 }).toArray());
  expect(isListingError(failure)).toBe(true);
  expect(simulator.requests.length).toBeLessThan(20);
});

/** A CloudLX server whose pages are given, one for each request, with or without a total. */
function cloudlxWithPages(...pages: { items: object[]; total?: number }[]) {
  let requests = 0;
  const fetch = () => {
    const { items, total } = pages[requests++] ?? pages.at(-1)!;
    return Promise.resolve(Response.json({ numbers: items, num_results: total }));
  };
  return cloudlx(NOWHERE, { fetch }).numbers;
}

test("cloudlx without a total: a row removed after a full page, so that the next page is empty, loses nothing", async () => {
  const [first, second, third] = [{ [CLOUDLX_ID]: "a" }, { [CLOUDLX_ID]: "b" }, { [CLOUDLX_ID]: "c" }];
  const full = { items: [second, third] };
  const numbers = cloudlxWithPages({ items: [first, second] }, { items: [] }, full, { items: [] }, full, { items: [] });
  const listing = numbers.list({ max_per_page: 2 });
  expect(await listing.toArray()).toEqual([first, second, third]);
  expect(listing.report).toMatchObject({ complete: true, verifiedBy: "empty-page" });
});

test("cloudlx: items without an id whose content changes between two passes are reported", async () => {
  const items = (version: number) => [
    { name: "a", version },
    { name: "b", version },
  ];
  const numbers = cloudlxWithPages(
    { items: items(1), total: 3 },
    { items: [], total: 2 },
    { items: items(2), total: 2 },
    { items: [], total: 2 },
  );
  const listing = numbers.list();
  expect(await listing.toArray()).toHaveLength(4);
  expect(listing.report).toMatchObject({
    complete: false,
    reason: `items without \`${CLOUDLX_ID}\` changed while listing, so that some may be yielded twice`,
  });
});
