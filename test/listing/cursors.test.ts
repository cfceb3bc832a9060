import { expect, test } from "vitest";
import { isListingError } from "../../src/listing/listing-error.js";
import { apifonica, failureOf } from "../support/simulators/connect.js";
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
