/** `listing.page()`: one page with one request. */
import { describe, expect, test } from "vitest";
import { CASES, invoca, NOWHERE } from "../support/simulators/connect.js";
import { forTest } from "../support/simulators/for-test.js";
import { startInvoca } from "../support/simulators/index.js";

describe.each(CASES)("$id", ({ start, listBy, list, keyOf }) => {
  test("each page takes one request, and the last one has no `resumeToken`", async () => {
    const simulator = await forTest(start({ rows: 7 }));
    const listing = listBy(3, simulator);
    const keys: number[] = [];
    let resumeToken: string | undefined;
    for (let pages = 1; ; pages++) {
      const page = await listing.page(resumeToken === undefined ? {} : { resumeToken });
      expect(simulator.requests).toHaveLength(pages);
      keys.push(...page.items.map(keyOf));
      if (page.resumeToken === null) {
        break;
      }
      expect(listing.report).toMatchObject({ complete: false, reason: "iteration stopped early" });
      resumeToken = page.resumeToken;
    }
    expect(keys.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(listing.report).toMatchObject({ complete: true, reason: null });
  });

  test("the first page of a long list takes one request, also after a moment", async () => {
    const simulator = await forTest(start({ rows: 30_000 }));
    const { items, resumeToken } = await list(simulator).page();
    expect(items.length).toBeGreaterThan(10);
    expect(resumeToken).toBeTypeOf("string");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(simulator.requests).toHaveLength(1);
  });

  test("an empty list has one page without items", async () => {
    const simulator = await forTest(start({ rows: 0 }));
    const page = await list(simulator).page();
    expect(page).toMatchObject({ items: [], resumeToken: null });
  });

  test("a page continues a list that another client has begun", async () => {
    const simulator = await forTest(start({ rows: 7 }));
    const { items, resumeToken } = await listBy(3, simulator).page();
    const rest = await listBy(3, simulator, { resumeToken }).toArray();
    expect([...items, ...rest].map(keyOf).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const next = await listBy(3, simulator).page({ resumeToken: resumeToken! });
    expect(next.items.map(keyOf)).toEqual(rest.slice(0, next.items.length).map(keyOf));
  });

  // A proxy that drops the query of a URL, for example.
  test("pages that are always the first one of the list end with an error", async () => {
    const simulator = await forTest(start({ rows: 7 }));
    let body: string | undefined;
    const fetch = async (request: Request) => new Response((body ??= await (await globalThis.fetch(request)).text()));
    const listing = listBy(3, simulator, {}, { fetch });
    let page = await listing.page();
    const readOn = async () => {
      for (let pages = 1; pages < 20 && page.resumeToken !== null; pages++) {
        page = await listing.page({ resumeToken: page.resumeToken });
      }
    };
    await expect(readOn()).rejects.toThrow("pagination did not advance: ");
    expect(listing.report).toMatchObject({ complete: false });
  });
});

test.each(CASES.filter(({ id }) => id === "cloudlx" || id === "callgear"))(
  "$id: a page that ends with the same item as the page before makes the list incomplete",
  async ({ start, listBy }) => {
    const simulator = await forTest(start({ rows: 4 }));
    const bodies: string[] = [];
    const fetch = async (request: Request) => {
      bodies.push(await (await globalThis.fetch(request)).text());
      return new Response(bodies.length === 2 ? bodies[0] : bodies.at(-1));
    };
    const listing = listBy(2, simulator, {}, { fetch });
    const first = await listing.page();
    const second = await listing.page({ resumeToken: first.resumeToken! });
    expect(await listing.page({ resumeToken: second.resumeToken! })).toEqual({
      items: [],
      total: 4,
      resumeToken: null,
    });
    expect(listing.report).toMatchObject({ complete: false, reason: "page 2 repeats 1 item" });
  },
);

test("pages of a list whose order changes with each request end, and the list is incomplete", async () => {
  const ids = Array.from({ length: 9 }, (_, index) => index + 1);
  let requests = 0;
  const fetch = async ({ url }: Request) => {
    const start = Number(new URL(url).searchParams.get("start") ?? 0);
    const order = requests++ % 2 === 0 ? ids : [...ids].reverse();
    const data = order.slice(start, start + 3).map((id) => ({ id }));
    return Response.json({ data, recordsTotal: ids.length });
  };
  const listing = invoca(NOWHERE, { fetch }).destinations.list({ limit: 3, sort_by: "primary_url" });
  let page = await listing.page();
  while (page.resumeToken !== null) {
    page = await listing.page({ resumeToken: page.resumeToken });
    expect(requests).toBeLessThan(20);
  }
  expect(listing.report).toMatchObject({
    complete: false,
    reason: "list changed while reading, or is not sorted by id",
  });
});

test("a `resumeToken` of null, which marks the last page, is refused", async () => {
  const simulator = await forTest(startInvoca({ rows: 1 }));
  const listing = invoca(simulator).destinations.list();
  const options = { resumeToken: null } as unknown as { resumeToken: string };
  await expect(listing.page(options)).rejects.toThrow(
    "`resumeToken` must be the `resumeToken` of a page that is not the last one, got null",
  );
  await expect(listing.page({ resumeToken: "x" })).rejects.toThrow("`resumeToken` is malformed");
  expect(simulator.requests).toEqual([]);
});
