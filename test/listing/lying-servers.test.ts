import fc from "fast-check";
import { expect, test } from "vitest";
import { isNumberInventoryError } from "../../src/http/errors/base-error.js";
import type { ProviderId } from "../../src/providers/index.js";
import type { Lie, LyingItem } from "../support/simulators/lies.js";
import { LyingAccount } from "../support/simulators/lying-account.js";
import { RUNS } from "../support/property-runs.js";

/**
 * Servers that break the contract. Whatever they do, a listing yields every number once and is complete, or it reports
 * that it may be incomplete, or it throws an error of the package; and it ends.
 *
 * Some lies leave no trace in any response, so that no client can detect them. The properties exclude them by
 * construction; "No trace:" marks the comments that say which.
 */

/** A provider, and for Invoca the order of the list. */
interface Style {
  readonly name: string;
  readonly provider: ProviderId;
  readonly query?: object;
  /** The ids of the items by key, if their order is another one than the keys'. */
  readonly idOf?: (key: number) => unknown;
}

const SORTED: Style = { name: "invoca", provider: "invoca" };
const DESCENDING: Style = {
  name: "invoca, descending",
  provider: "invoca",
  query: { sort_dir: "desc" },
  idOf: (key) => 100 - key,
};
const UNSORTED: Style = {
  name: "invoca, sorted by another column",
  provider: "invoca",
  query: { sort_by: "phone_number" },
  // 37 and 101 have no common divisor, so that the ids differ.
  idOf: (key) => (key * 37) % 101,
};
const CLOUDLX: Style = { name: "cloudlx", provider: "cloudlx" };
const APIFONICA: Style = { name: "apifonica", provider: "apifonica" };
const CALLGEAR: Style = { name: "callgear", provider: "callgear" };
const WITH_TOTALS = [SORTED, DESCENDING, UNSORTED, CLOUDLX, CALLGEAR];
const ALL = [...WITH_TOTALS, APIFONICA];

/** An account and how it is listed. */
interface Scenario {
  readonly count: number;
  readonly size: number;
  readonly lies: readonly Lie[];
  readonly concurrency: number;
  readonly idOf?: (key: number) => unknown;
  /** Number of pages after which the listing is stopped and resumed; undefined: it is not stopped. */
  readonly stopAfter?: number;
}

/**
 * Maximum number of requests for a list of `count` numbers: three passes with one item per page, and the pages without
 * progress after which a listing ends.
 */
const maxRequests = (count: number) => 3 * (count + 1) + 80;

/**
 * Reads up to `maxPages` pages. Returns the token to continue if the listing was stopped there. An error that is not
 * one of the package fails the test.
 */
async function readPages(listing: ReturnType<LyingAccount["list"]>, keys: number[], maxPages: number) {
  try {
    let pages = 0;
    for await (const page of listing.pages()) {
      keys.push(...page.items.map((item) => (item as LyingItem).key));
      if (++pages >= maxPages) {
        return page.resumeToken;
      }
    }
  } catch (error) {
    expect(isNumberInventoryError(error), String(error)).toBe(true);
  }
  return null;
}

/** Lists an account, and checks that every number was yielded once or that the listing is not complete. */
async function expectAllOrReported(style: Style, scenario: Scenario): Promise<void> {
  const { concurrency, stopAfter = Infinity, ...options } = { ...style, ...scenario };
  const limit = maxRequests(scenario.count) * (stopAfter < Infinity ? 2 : 1);
  const account = new LyingAccount({ ...options, maxRequests: limit });
  const listOptions = style.provider === "invoca" ? { concurrency } : {};
  const keys: number[] = [];
  let listing = account.list(listOptions);
  const resumeToken = await readPages(listing, keys, stopAfter);
  if (resumeToken !== null) {
    listing = account.list({ ...listOptions, resumeToken });
    await readPages(listing, keys, Infinity);
  }
  const { complete, reason } = listing.report!;
  expect(account.requests).toBeLessThanOrEqual(limit);
  if (complete) {
    const sorted = keys.toSorted((a, b) => a - b);
    expect({ keys: sorted, reason }).toEqual({ keys: account.items.map(({ key }) => key), reason: null });
  } else {
    expect(reason).toMatch(/./);
  }
}

/** Checks {@link expectAllOrReported} for any scenario of a style. */
function check(style: Style, scenarios: fc.Arbitrary<Scenario>, numRuns: number): Promise<void> {
  const property = fc.asyncProperty(scenarios, (scenario) => expectAllOrReported(style, scenario));
  return fc.assert(property, { numRuns: Math.ceil(numRuns * RUNS) });
}

/** Scenarios whose lies depend on the number of items and the page size. */
const scenariosWith = (createLies: (count: number, size: number) => fc.Arbitrary<readonly Lie[]>) =>
  fc.tuple(fc.integer({ min: 0, max: 24 }), fc.integer({ min: 2, max: 9 })).chain(([count, size]) =>
    fc.record({
      count: fc.constant(count),
      size: fc.constant(size),
      lies: createLies(count, size),
      concurrency: fc.integer({ min: 1, max: 4 }),
    }),
  );

/** A lie whose properties are arbitrary. */
function lie<const Kind extends Lie["kind"]>(
  kind: Kind,
  properties: { [Name in Exclude<keyof Extract<Lie, { kind: Kind }>, "kind">]: fc.Arbitrary<unknown> },
): fc.Arbitrary<Lie> {
  return fc.record({ kind: fc.constant(kind), ...properties }) as fc.Arbitrary<Lie>;
}

const someKey = (count: number) => fc.integer({ min: 1, max: Math.max(1, count) });
const someKeys = (count: number) => fc.uniqueArray(someKey(count), { minLength: 1, maxLength: 4 });
const upTo = (max: number) => fc.integer({ min: 1, max });

/** A total that does not count the list. */
const WRONG_TOTAL = fc.oneof(
  lie("total", { value: fc.integer({ min: 0, max: 40 }) }),
  lie("total", { value: fc.constantFrom(undefined, null, "", "250", "x", -1, 1.5, 2 ** 53, 1e300, true, [3], {}) }),
  lie("wrong total", { by: fc.integer({ min: -5, max: 5 }) }),
  lie("changing total", { by: fc.integer({ min: -3, max: 3 }) }),
  lie("total of the page", {}),
  lie("total as text", {}),
);

/** Items that never come. */
const loss = (count: number) =>
  fc.oneof(
    lie("lost", { keys: someKeys(count) }),
    lie("hidden", { keys: someKeys(count) }),
    lie("ends", { after: fc.nat({ max: count }) }),
    lie("replaced", { key: someKey(count), by: someKey(count), sameRecord: fc.boolean() }),
  );

/** Items that repeat. */
const repetition = (count: number) =>
  fc.oneof(
    lie("doubled", { key: someKey(count), sameRecord: fc.boolean() }),
    lie("repeated at the boundary", {}),
    lie("overlapping", { by: upTo(6) }),
  );

/** Other pages than the requested ones. */
const WRONG_PAGE = fc.oneof(
  lie("position ignored", {}),
  lie("overlapping", { by: upTo(6) }),
  lie("endless cursors", { again: fc.boolean() }),
  lie("larger", { by: upTo(6) }),
  lie("capped", { size: upTo(9) }),
  lie("empty", { index: fc.nat({ max: 6 }) }),
);

test.each(WITH_TOTALS)("property: $name with any total loses nothing in silence", async (style) => {
  // No trace: a page that is not full, because the server caps pages, with a total that counts the page. It is the
  // same as a complete list. (CloudLX has `paginates`: see the next property.) So pages are not capped here.
  const scenarios = scenariosWith(() => fc.tuple(WRONG_TOTAL));
  await check(style, scenarios, 100);
});

test("property: cloudlx with capped pages, any total and a correct `paginates` loses nothing in silence", async () => {
  const scenarios = scenariosWith((_, size) => fc.tuple(lie("capped", { size: upTo(size) }), WRONG_TOTAL));
  await check(CLOUDLX, scenarios, 100);
});

test("property: cloudlx with any total and any value of `paginates` loses nothing in silence", async () => {
  const values = fc.constantFrom(true, false, undefined, null, "false", 0);
  const scenarios = scenariosWith(() => fc.tuple(lie("paginates", { value: values }), WRONG_TOTAL));
  await check(CLOUDLX, scenarios, 100);
});

test("property: an invoca list under a filter, with a total that counts more, loses nothing in silence", async () => {
  const totals = fc.oneof(
    lie("wrong total", { by: fc.integer({ min: 0, max: 9 }) }),
    lie("total", { value: fc.constantFrom(undefined, null, "", "x", -1, 1.5, 1000, "1000") }),
    lie("total as text", {}),
  );
  const scenarios = scenariosWith((_, size) => fc.tuple(lie("capped", { size: upTo(size) }), totals));
  await check({ ...SORTED, query: { status: "tracked" } }, scenarios, 100);
});

test.each(WITH_TOTALS)("property: $name with a correct total reports items that never come", async (style) => {
  // No trace: a server that never mentions a number is the same as one that does not have it. So totals are correct.
  const scenarios = scenariosWith((count) => fc.array(loss(count), { minLength: 1, maxLength: 2 }));
  await check(style, scenarios, 120);
});

test("property: cloudlx without a total reports items that are missing in the middle", async () => {
  // No trace: items that are missing on the last page, or as many of them on each page. So the lost items are on one
  // page, and at least one full page precedes the last one besides it.
  const scenarios = fc
    .record({
      size: fc.integer({ min: 2, max: 6 }),
      pages: fc.integer({ min: 3, max: 6 }),
      last: fc.nat(),
      page: fc.nat(),
    })
    .chain(({ size, pages, last, page }) => {
      const first = (page % (pages - 1)) * size + 1;
      const keys = fc.uniqueArray(fc.integer({ min: first, max: first + size - 1 }), {
        minLength: 1,
        maxLength: size - 1,
      });
      return fc.record({
        count: fc.constant((pages - 1) * size + 1 + (last % size)),
        size: fc.constant(size),
        lies: fc.tuple(fc.constant<Lie>({ kind: "total", value: undefined }), lie("lost", { keys })),
        concurrency: fc.constant(1),
      });
    });
  await check(CLOUDLX, scenarios, 100);
});

test("property: apifonica and cloudlx without a total report an item in the place of another", async () => {
  const totals = fc.constantFrom<Lie>({ kind: "total", value: undefined }, { kind: "total of the page" });
  const scenarios = scenariosWith((count) =>
    fc.tuple(lie("replaced", { key: someKey(count), by: someKey(count), sameRecord: fc.boolean() }), totals),
  );
  await check(APIFONICA, scenarios, 100);
  await check(CLOUDLX, scenarios, 100);
});

test.each(ALL)("property: $name yields every number once or reports it if items repeat", async (style) => {
  const scenarios = scenariosWith((count) => fc.array(repetition(count), { minLength: 1, maxLength: 2 }));
  await check(style, scenarios, 100);
});

test.each(ALL)("property: $name with other pages than requested loses nothing in silence", async (style) => {
  const scenarios = scenariosWith(() => fc.array(WRONG_PAGE, { minLength: 1, maxLength: 3 }));
  // No trace: an empty page in the place of another one, if there is no total.
  const traced = scenarios.filter(({ lies }) => style !== APIFONICA || !lies.some(({ kind }) => kind === "empty"));
  await check(style, traced, 100);
});

test.each(ALL)("property: $name with ids of any kind loses nothing in silence", async (style) => {
  const kinds = fc.constantFrom<(key: number) => unknown>(
    (key) => 2n ** 53n + BigInt(key),
    (key) => 2n ** 64n + BigInt(key),
    (key) => 2 ** 53 - 12 + key,
    () => 7,
    () => null,
    () => undefined,
    () => "",
    () => true,
    (key) => [key],
    (key) => ({ id: key }),
    (key) => key,
    (key) => -key,
    (key) => key / 8,
    (key) => String(key),
    (key) => `0x${key.toString(16)}`,
    (key) => (key % 2 === 0 ? String(key - 1) : key),
    (key) => (key % 3 === 0 ? null : key),
    (key) => Math.ceil(key / 2),
    (key) => key % 5,
  );
  const scenarios = fc
    .record({ scenario: scenariosWith(() => fc.constant([])), kind: kinds, reverse: fc.boolean() })
    .map(({ scenario, kind, reverse }) => ({ ...scenario, idOf: reverse ? (key: number) => kind(100 - key) : kind }));
  await check(style, scenarios, 100);
});

test.each(WITH_TOTALS)(
  "property: $name with several lies and a correct total loses nothing in silence",
  async (style) => {
    // No trace in a list that is sorted by id: an item that never comes, and pages that begin too early or are larger
    // than requested, or repeat the item before them. A server whose list lost an item and got another one between two
    // requests sends the same pages.
    const isUntraced = (one: Lie) => ["overlapping", "larger", "repeated at the boundary"].includes(one.kind);
    const isTraced = ({ lies }: Scenario) => style !== SORTED || !lies.some(isUntraced);
    const scenarios = scenariosWith((count) =>
      fc.array(fc.oneof(loss(count), repetition(count), WRONG_PAGE), { maxLength: 4 }),
    );
    await check(style, scenarios.filter(isTraced), 120);
  },
);

test.each(WITH_TOTALS)("property: $name that is resumed reports items that never come", async (style) => {
  // No trace: an item of the first part that takes the place of one of the second. A token does not contain ids.
  const countedLoss = (count: number) => loss(count).filter(({ kind }) => kind !== "replaced");
  const scenarios = fc
    .record({ scenario: scenariosWith((count) => fc.tuple(countedLoss(count))), stopAfter: upTo(4) })
    .map(({ scenario, stopAfter }) => ({ ...scenario, stopAfter }));
  await check(style, scenarios, 100);
});

test.each(ALL)("property: $name that is resumed reports ids that are not unique", async (style) => {
  const scenarios = fc
    .record({
      scenario: scenariosWith((count) =>
        fc.tuple(lie("doubled", { key: someKey(count), sameRecord: fc.constant(false) })),
      ),
      stopAfter: upTo(4),
    })
    .map(({ scenario, stopAfter }) => ({ ...scenario, stopAfter }));
  await check(style, scenarios, 100);
});
