/** Resumed inventories: `listPages`, its tokens, and the accounts to which a token belongs. */
import { expect, test, vi } from "vitest";
import type { InventoryError } from "../../src/inventory/inventory-error.js";
import { listNumbers, listPages, type InventoryPage } from "../../src/inventory/index.js";
import { providers } from "../../src/providers/index.js";
import { clientOf, rowOf, rowsOf } from "../support/paged-account.js";
import { apifonica, callgear, failureOf, invoca, NOWHERE } from "../support/simulators/connect.js";
import { scriptedFetch } from "../support/simulators/scripted-fetch.js";

const berlin = { provider: "apifonica", rows: 5, size: 2 } as const;
const paris = { provider: "callgear", rows: 3, size: 10 } as const;

function accounts() {
  return [
    { name: "Berlin", client: clientOf(berlin) },
    { name: "Paris", client: clientOf(paris) },
  ];
}

async function pagesOf(pages: AsyncIterable<InventoryPage>, found: InventoryPage[] = []): Promise<InventoryPage[]> {
  for await (const page of pages) {
    found.push(page);
  }
  return found;
}

/** The first token of an inventory of these accounts. */
async function tokenOf(given: Parameters<typeof listPages>[0]): Promise<string> {
  const { value } = await listPages(given).next();
  return value!.resumeToken!;
}

const refused = () => Response.json({ message: "closed" }, { status: 403 });

test("a page has the numbers of one account, its account, total, report and token; the last token is null", async () => {
  const pages = await pagesOf(listPages(accounts()));
  const seen = pages.map(({ account, items, total }) => [account.name, items.map(({ id }) => rowOf(id)), total]);
  expect(seen.filter(([name]) => name === "Berlin")).toEqual([
    ["Berlin", [1, 2], null],
    ["Berlin", [3, 4], null],
    ["Berlin", [5], null],
  ]);
  expect(seen.filter(([name]) => name === "Paris")).toEqual([["Paris", [1, 2, 3], 3]]);
  expect(pages.map(({ resumeToken }) => typeof resumeToken)).toEqual(["string", "string", "string", "object"]);
  expect(pages.at(-1)!.resumeToken).toBeNull();
  const reports = pages.filter(({ report }) => report !== null).map(({ account, report }) => [account, report]);
  expect(reports).toHaveLength(2);
  expect(reports).toContainEqual([
    { name: "Berlin", provider: "apifonica" },
    expect.objectContaining({ complete: true, yielded: 5, verifiedBy: "cursor" }),
  ]);
});

test("a large page is yielded whole", async () => {
  const pages = await pagesOf(listPages([clientOf({ provider: "callgear", rows: 1234, size: 5000 })]));
  expect(pages.map(({ items }) => items.map(({ id }) => rowOf(id)))).toEqual([rowsOf({ rows: 1234 } as never)]);
});

test("an account without numbers has one page, without items", async () => {
  const pages = await pagesOf(listPages([clientOf({ provider: "apifonica", rows: 0, size: 2 })]));
  expect(pages).toMatchObject([{ items: [], resumeToken: null, report: { complete: true, yielded: 0 } }]);
});

test("the start, the middle and the end are distinguishable: the token of the end is refused", () => {
  const message = "`resumeToken` must be the `resumeToken` of an inventory that is not finished, got null";
  for (const list of [listNumbers, listPages]) {
    expect(() => list(accounts(), { resumeToken: null as never })).toThrow(new TypeError(message));
    expect(() => list(accounts(), { resumeToken: undefined })).not.toThrow();
  }
});

test("the error of failed accounts continues with those only", async () => {
  const closed = (requests: number) => {
    let count = 0;
    return () => (++count === requests ? refused() : undefined);
  };
  const broken = [
    { name: "Berlin", client: clientOf(berlin, closed(2)) },
    { name: "Paris", client: clientOf(paris) },
    { name: "Rome", client: clientOf(berlin, closed(1)) },
  ];
  const first: InventoryPage[] = [];
  const error = await failureOf<InventoryError>(pagesOf(listPages(broken), first));
  expect(error.failures.map(({ account }) => account.name).sort()).toEqual(["Berlin", "Rome"]);
  expect(error.yielded).toBe(5);
  expect(error.resumeToken).toBe(first.at(-1)!.resumeToken);

  const requests = vi.fn(() => undefined);
  const repaired = [
    // In another order.
    { name: "Rome", client: clientOf(berlin) },
    { name: "Paris", client: clientOf(paris, requests) },
    { name: "Berlin", client: clientOf(berlin) },
  ];
  const reports = vi.fn();
  const second = await pagesOf(listPages(repaired, { resumeToken: error.resumeToken, onReport: reports }));
  expect(requests).not.toHaveBeenCalled();
  const rows = (name: string) =>
    [...first, ...second]
      .filter(({ account }) => account.name === name)
      .flatMap(({ items }) => items.map(({ id }) => rowOf(id)));
  expect([rows("Berlin"), rows("Paris"), rows("Rome")]).toEqual([rowsOf(berlin), rowsOf(paris), rowsOf(berlin)]);
  expect(reports.mock.calls.map(([, { name }]) => name as string).sort()).toEqual(["Berlin", "Rome"]);
  expect(second.at(-1)!.resumeToken).toBeNull();
});

test("an aborted inventory has the token of all accounts, instead of the one of the account that was aborted", async () => {
  const controller = new AbortController();
  const found: InventoryPage[] = [];
  const error = await failureOf<Error & { resumeToken: string }>(
    (async () => {
      for await (const page of listPages(accounts(), { signal: controller.signal })) {
        found.push(page);
        controller.abort();
      }
    })(),
  );
  expect(error.name).toBe("AbortError");
  expect(error.resumeToken).toBe(found.at(-1)!.resumeToken);
  const rest = await pagesOf(listPages(accounts(), { resumeToken: error.resumeToken }));
  expect([...found, ...rest].flatMap(({ items }) => items)).toHaveLength(8);
});

test("with `strict`, an account whose last page was yielded counts as finished, and that page reports the problem", async () => {
  const numbers = Array.from({ length: 20 }, (_, index) => ({ number_sid: `number-${index + 1}` }));
  // The page is full, and has no link to the next one.
  const client = apifonica(NOWHERE, { fetch: scriptedFetch({ limit: 20, numbers }).fetch });
  const found: InventoryPage[] = [];
  const error = await failureOf<InventoryError>(pagesOf(listPages([client], { strict: true }), found));
  expect(error.failures).toHaveLength(1);
  expect(error.resumeToken).toBeUndefined();
  expect(found).toHaveLength(1);
  expect(found[0]!.items).toHaveLength(20);
  expect(found[0]).toMatchObject({ resumeToken: null, report: { complete: false } });
});

test("with `strict`, an account without a last page continues at its end, and yields nothing again", async () => {
  const fetch = async (request: Request) => {
    const { params } = (await request.json()) as { params: { offset: number; limit: number } };
    const data = [{ id: 1 }, { id: 2 }].slice(params.offset, params.offset + params.limit);
    return Response.json({ jsonrpc: "2.0", id: 1, result: { metadata: { total_items: 5 }, data } });
  };
  const list = (resumeToken?: string) => listPages([callgear(NOWHERE, { fetch })], { strict: true, resumeToken });
  const found: InventoryPage[] = [];
  const error = await failureOf<InventoryError>(pagesOf(list(), found));
  const again = await failureOf<InventoryError>(pagesOf(list(error.resumeToken), found));
  expect(again.failures).toHaveLength(1);
  expect(found.flatMap(({ items }) => items.map(({ id }) => id))).toEqual(["1", "2"]);
  expect(found.some(({ report }) => report?.complete === true)).toBe(false);
});

test("a token of other accounts is an error that names each missing, added and different account", async () => {
  const resumeToken = await tokenOf([...accounts(), { name: "Rome", client: clientOf(berlin) }]);
  const others = [
    { name: "Berlin", client: clientOf({ ...berlin, provider: "cloudlx" }) },
    { name: "Paris", client: clientOf(paris) },
    { name: "London", client: clientOf(berlin) },
  ];
  const message =
    '`resumeToken` belongs to other accounts: "Berlin" is a different account, "Rome" is missing, "London" was added';
  expect(() => listNumbers(others, { resumeToken })).toThrow(new TypeError(message));
  expect(() => listPages(others, { resumeToken })).toThrow(new TypeError(message));
});

test.each(["not begun", "begun", "finished"])(
  "an account %s is different with another base URL or id",
  async (state) => {
    const network = (
      networkId: number,
      url: string,
      fetch = scriptedFetch({ data: [{ id: 1 }], recordsTotal: 1 }).fetch,
    ) => ({
      name: "EU",
      client: invoca({ url }, { fetch, ...({ networkId } as object) }),
    });
    const full = Array.from({ length: 100 }, (_, i) => ({ id: i + 1 }));
    const responses = {
      "not begun": [refused()],
      begun: [{ data: full, recordsTotal: 300 }, refused()],
      finished: [{ data: [{ id: 1 }], recordsTotal: 1 }],
    }[state]!;
    const own = network(1, "https://one.test", scriptedFetch(...responses).fetch);
    const failing = { name: "Rome", client: clientOf(berlin, refused) };
    const { resumeToken } = await failureOf<InventoryError>(pagesOf(listPages([own, failing])));
    const rome = { name: "Rome", client: clientOf(berlin) };
    expect(() => listPages([network(1, "https://one.test"), rome], { resumeToken })).not.toThrow();
    for (const other of [network(2, "https://one.test"), network(1, "https://two.test")]) {
      expect(() => listPages([other, rome], { resumeToken })).toThrow('"EU" is a different account');
    }
  },
);

test("a malformed token, and the token of a list, are errors", async () => {
  const { value: page } = await apifonica(NOWHERE, {
    fetch: scriptedFetch({ numbers: [{ number_sid: "a" }], next: "https://api.test/?next=2" }).fetch,
  })
    .numbers.list()
    .pages()
    .next();
  const token = await tokenOf(accounts());
  for (const resumeToken of [
    "",
    "{}",
    "null",
    "[]",
    "[[],1]",
    page!.resumeToken!,
    token.slice(1),
    token.replace("Berlin", "London"),
  ]) {
    expect(() => listNumbers(accounts(), { resumeToken })).toThrow(TypeError);
    expect(() => listNumbers(accounts(), { resumeToken })).toThrow(
      `\`resumeToken\` must be the \`resumeToken\` of a page or an error of an inventory, got a string of length ${resumeToken.length}`,
    );
  }
});

test("a token is small and contains neither a credential nor the URL or the id of an account", async () => {
  const all = providers.map(({ id }) => clientOf({ provider: id, rows: 40, size: 10 }));
  const tokens = (await pagesOf(listPages(all))).flatMap(({ resumeToken }) => resumeToken ?? []);
  expect(tokens.length).toBeGreaterThan(4);
  for (const token of tokens) {
    expect(token).not.toMatch(/-token|api\.test|acc-1|1234/);
    expect(token.length).toBeLessThan(1500);
  }
});
