/** Several accounts as one list: whatever comes first, under its account's name, and one failure is not everybody's. */
import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import { AbortError } from "../../src/http/errors/abort-error.js";
import { isHttpError } from "../../src/http/errors/http-error.js";
import { InventoryError } from "../../src/inventory/inventory-error.js";
import type { InventoryNumber } from "../../src/inventory/inventory-number.js";
import { listNumbers, type Account } from "../../src/inventory/list-numbers.js";
import { isListingError } from "../../src/listing/listing-error.js";
import { apifonica, callgear, cloudlx, failureOf, invoca, NOWHERE } from "../support/simulators/connect.js";
import { hangingFetch, scriptedFetch } from "../support/simulators/scripted-fetch.js";

const NO_RETRY = { retry: false } as const;

/** The option of a client whose requests are answered with these responses. */
const responding = (...responses: Parameters<typeof scriptedFetch>) => ({ fetch: scriptedFetch(...responses).fetch });

/** One page of Apifonica's with one number; with a link to another page where one follows. */
function rented(sid: string, next: string | null = null) {
  return { limit: 20, prev: null, next: next && `https://api.test/?next=${next}`, numbers: [{ number_sid: sid }] };
}
function destinations(ids: readonly number[], recordsTotal = ids.length) {
  return { data: ids.map((id) => ({ id })), requestId: null, recordsTotal };
}
function virtualNumbers(ids: readonly number[], total_items = ids.length) {
  return { jsonrpc: "2.0", id: 1, result: { metadata: { total_items }, data: ids.map((id) => ({ id })) } };
}
function phoneNumbers(uuids: readonly string[], num_results = uuids.length) {
  return { numbers: uuids.map((uuid) => ({ uuid })), num_results, paginates: false };
}
const refusal = (status: number, message: string) => Response.json({ message }, { status });

/** A `fetch` whose answers are given one by one, by whoever holds it. */
function heldFetch() {
  const waiting: ((content: object) => void)[] = [];
  const early: object[] = [];
  const fetch = async () => {
    const content = early.shift() ?? (await new Promise<object>((resolve) => waiting.push(resolve)));
    return Response.json(content);
  };
  const answer = (content: object) => {
    const resolve = waiting.shift();
    if (resolve) {
      resolve(content);
    } else {
      early.push(content);
    }
  };
  return { options: { fetch }, answer };
}

async function all(numbers: AsyncIterable<InventoryNumber>): Promise<InventoryNumber[]> {
  const found: InventoryNumber[] = [];
  for await (const number of numbers) {
    found.push(number);
  }
  return found;
}

/** Everything that can happen without anybody doing anything has happened. */
async function settled(): Promise<void> {
  for (let i = 0; i < 30; i++) {
    await turn();
  }
}

describe("several accounts", () => {
  test("nothing is sent before the first number is asked for", async () => {
    const { fetch, requests } = scriptedFetch(rented("a"));
    const numbers = listNumbers([apifonica(NOWHERE, { fetch })]);
    await settled();
    expect(requests).toHaveLength(0);
    expect(await all(numbers)).toHaveLength(1);
  });

  test("a number has its provider, its account and the provider's own record", async () => {
    const accounts = [
      invoca(NOWHERE, responding(destinations([7]))),
      cloudlx(NOWHERE, responding(phoneNumbers(["u"]))),
      apifonica(NOWHERE, responding(rented("sid"))),
      callgear(NOWHERE, responding(virtualNumbers([9]))),
    ];
    const found = await all(listNumbers(accounts));
    expect(Object.fromEntries(found.map(({ provider, account, id, raw }) => [provider, { account, id, raw }]))).toEqual(
      {
        invoca: { account: "invoca", id: "7", raw: { id: 7 } },
        cloudlx: { account: "cloudlx", id: "u", raw: { uuid: "u" } },
        apifonica: { account: "apifonica", id: "sid", raw: { number_sid: "sid" } },
        callgear: { account: "callgear", id: "9", raw: { id: 9 } },
      },
    );
    expect(found).toHaveLength(4);
  });

  test("numbers come in the order in which the answers do", async () => {
    const [one, two] = [heldFetch(), heldFetch()];
    const numbers = listNumbers([apifonica(NOWHERE, one.options), apifonica(NOWHERE, two.options)]);
    const ids: (string | null)[] = [];
    const take = async () => ids.push((await numbers.next()).value!.id);
    one.answer(rented("a1", "2"));
    await take();
    two.answer(rented("b1", "2"));
    await take();
    two.answer(rented("b2", "3"));
    await take();
    one.answer(rented("a2"));
    await take();
    two.answer(rented("b3"));
    await take();
    expect(ids).toEqual(["a1", "b1", "b2", "a2", "b3"]);
    expect((await numbers.next()).done).toBe(true);
  });

  test("a slow account does not hold up a fast one", async () => {
    const slow = heldFetch();
    const fast = responding(rented("a", "2"), rented("b", "3"), rented("c"));
    const numbers = listNumbers([invoca(NOWHERE, slow.options), apifonica(NOWHERE, fast)]);
    for (const id of ["a", "b", "c"]) {
      expect((await numbers.next()).value).toMatchObject({ id });
    }
    slow.answer(destinations([1]));
    expect((await numbers.next()).value).toMatchObject({ provider: "invoca", id: "1" });
    expect((await numbers.next()).done).toBe(true);
  });

  test("no accounts are an empty list", async () => {
    expect(await all(listNumbers([]))).toEqual([]);
  });
});

describe("names", () => {
  const client = () => apifonica(NOWHERE, responding(rented("x")));
  const namesOf = async (accounts: readonly Account[]) =>
    (await all(listNumbers(accounts))).map(({ account }) => account).sort();

  test("accounts without a name are named after their provider and numbered", async () => {
    const other = invoca(NOWHERE, responding(destinations([1])));
    expect(await namesOf([client(), other, client(), client()])).toEqual([
      "apifonica",
      "apifonica 2",
      "apifonica 3",
      "invoca",
    ]);
  });

  test("an explicit name is kept, and no other account gets it", async () => {
    const accounts = [{ name: "Berlin", client: client() }, { name: "apifonica", client: client() }, client()];
    expect(await namesOf(accounts)).toEqual(["Berlin", "apifonica", "apifonica 2"]);
  });

  test("two accounts with the same name are rejected immediately", () => {
    const twice = [1, 2].map(() => ({ name: "Berlin", client: client() }));
    expect(() => listNumbers(twice)).toThrow(TypeError);
    expect(() => listNumbers(twice)).toThrow('duplicate account name: "Berlin"');
  });

  test.each([{}, { provider: "nobody" }, { name: "x", client: {} }, { name: "x", client: undefined }])(
    "%j is not an account and is rejected immediately",
    (account) => {
      const second = () => listNumbers([client(), account as unknown as Account]);
      expect(second).toThrow(TypeError);
      expect(second).toThrow(/^accounts\[1\] is not a client; use createInvocaClient\(\), createCloudlxClient\(\), /);
    },
  );

  test("a value that is not an object is rejected with the same message", () => {
    for (const account of [undefined, null, "invoca", 1, []]) {
      expect(() => listNumbers([account as unknown as Account])).toThrow(TypeError);
      expect(() => listNumbers([account as unknown as Account])).toThrow(
        /^accounts\[0\] is not a client; use createInvocaClient\(\)/,
      );
    }
  });
});

describe("an account that fails", () => {
  test("is told at once with its name, while the others go on", async () => {
    const onError = vi.fn();
    const good = heldFetch();
    const bad = apifonica(NOWHERE, responding(refusal(403, "closed")));
    const numbers = listNumbers([{ name: "Berlin", client: bad }, invoca(NOWHERE, good.options)], { onError });
    const first = numbers.next();
    await settled();
    expect(onError).toHaveBeenCalledOnce();
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ status: 403 }), {
      name: "Berlin",
      provider: "apifonica",
    });
    good.answer(destinations([1]));
    expect((await first).value).toMatchObject({ provider: "invoca", id: "1" });
    const error = await failureOf<InventoryError>(numbers.next());
    expect(error).toBeInstanceOf(InventoryError);
    expect(onError).toHaveBeenCalledOnce();
  });

  test("is thrown at the end, together with the others that failed", async () => {
    const onError = vi.fn();
    const accounts = [
      { name: "Berlin", client: apifonica(NOWHERE, responding(refusal(403, "closed"))) },
      callgear(NOWHERE, responding(virtualNumbers([1, 2]))),
      invoca(NOWHERE, { ...NO_RETRY, ...responding(new Error("no line")) }),
    ];
    const found: InventoryNumber[] = [];
    const error = await failureOf<InventoryError>(
      (async () => {
        for await (const number of listNumbers(accounts, { onError })) {
          found.push(number);
        }
      })(),
    );
    expect(found.map(({ id }) => id)).toEqual(["1", "2"]);
    expect(error).toBeInstanceOf(InventoryError);
    const { failures, message, provider, cause } = error;
    expect(failures.map(({ account }) => account.name).sort()).toEqual(["Berlin", "invoca"]);
    expect(onError.mock.calls.map(([failure]) => failure as unknown)).toEqual(failures.map((failure) => failure.error));
    for (const failure of failures) {
      expect(message).toContain((failure.error as Error).message);
    }
    expect(message).toContain("2 of 3");
    expect(message).toContain("Berlin: ");
    expect(provider.split(", ").sort()).toEqual(["apifonica", "invoca"]);
    expect(cause).toBe(failures[0]!.error);
  });

  test("in the middle keeps what it had listed", async () => {
    const client = apifonica(NOWHERE, responding(rented("a", "2"), refusal(404, "gone")));
    const numbers = listNumbers([client]);
    expect((await numbers.next()).value).toMatchObject({ id: "a" });
    const { failures } = await failureOf<InventoryError>(numbers.next());
    expect(failures[0]!.error).toSatisfy(isHttpError);
    expect(failures[0]!.error).toMatchObject({ status: 404, yielded: 1 });
  });

  test("after its error the list has ended", async () => {
    const numbers = listNumbers([apifonica(NOWHERE, responding(refusal(403, "closed")))]);
    await failureOf(numbers.next());
    expect(await numbers.next()).toEqual({ done: true, value: undefined });
  });
});

test("hooks that throw do not break the listing", async () => {
  const broken = () => {
    throw new Error("mine");
  };
  const accounts = [invoca(NOWHERE, responding(refusal(403, "closed"))), apifonica(NOWHERE, responding(rented("a")))];
  const numbers = listNumbers(accounts, { onError: broken, onReport: broken });
  expect((await numbers.next()).value).toMatchObject({ id: "a" });
  expect(await failureOf(numbers.next())).toBeInstanceOf(InventoryError);
});

describe("reports", () => {
  test("each account's report is told with its name; a failed one has none", async () => {
    const onReport = vi.fn();
    const accounts = [
      { name: "Berlin", client: apifonica(NOWHERE, responding(rented("a", "2"), rented("b"))) },
      invoca(NOWHERE, responding(refusal(403, "closed"))),
      callgear(NOWHERE, responding(virtualNumbers([]))),
    ];
    await failureOf(all(listNumbers(accounts, { onReport })));
    const told = onReport.mock.calls.map(([report, account]) => [account, report] as [{ name: string }, object]);
    expect(told.sort(([a], [b]) => a.name.localeCompare(b.name))).toEqual([
      [
        { name: "Berlin", provider: "apifonica" },
        expect.objectContaining({ yielded: 2, complete: true, verifiedBy: "cursor", reason: null }),
      ],
      [
        { name: "callgear", provider: "callgear" },
        expect.objectContaining({ yielded: 0, complete: true, verifiedBy: "single-page" }),
      ],
    ]);
  });

  // Five are promised, two are there, however often one asks.
  const short = () => {
    const fetch = async (request: Request) => {
      const { params } = (await request.json()) as { params: { offset: number } };
      return Response.json(virtualNumbers(params.offset === 0 ? [1, 2] : [], 5));
    };
    return callgear(NOWHERE, { fetch });
  };

  test("a list that is not complete is told, and is no failure", async () => {
    const onReport = vi.fn();
    expect(await all(listNumbers([short()], { onReport }))).toHaveLength(2);
    expect(onReport).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ complete: false, yielded: 2, expected: 5 }),
      { name: "callgear", provider: "callgear" },
    );
  });

  test("with `strict` it is a failure, of that account alone", async () => {
    const other = apifonica(NOWHERE, responding(rented("a")));
    const found: InventoryNumber[] = [];
    const { failures } = await failureOf<InventoryError>(
      (async () => {
        for await (const number of listNumbers([short(), other], { strict: true })) {
          found.push(number);
        }
      })(),
    );
    expect(found.map(({ id }) => id).sort()).toEqual(["1", "2", "a"]);
    expect(failures.map(({ account }) => account.name)).toEqual(["callgear"]);
    expect(failures[0]!.error).toSatisfy(isListingError);
  });
});

describe("ending it", () => {
  test("leaving early cancels what is under way, in every account", async () => {
    const hanging = hangingFetch();
    let asked = 0;
    const half = async (request: Request) => (asked++ === 0 ? Response.json(rented("a", "2")) : hanging.fetch(request));
    const onError = vi.fn();
    const accounts = [
      apifonica(NOWHERE, { fetch: half }),
      invoca(NOWHERE, { fetch: hanging.fetch }),
      callgear(NOWHERE, { fetch: hanging.fetch }),
    ];
    for await (const { id } of listNumbers(accounts, { onError })) {
      expect(id).toBe("a");
      await settled();
      expect(hanging.requests).toHaveLength(3);
      break;
    }
    await settled();
    expect(hanging.requests.map(({ signal }) => signal.aborted)).toEqual([true, true, true]);
    expect(onError).not.toHaveBeenCalled();
  });

  test("a signal ends it with an AbortError that holds the signal's reason", async () => {
    const { fetch, requests } = hangingFetch();
    const controller = new AbortController();
    const onError = vi.fn();
    const accounts = [apifonica(NOWHERE, { fetch }), invoca(NOWHERE, { fetch })];
    const numbers = listNumbers(accounts, { signal: controller.signal, onError });
    const first = failureOf(numbers.next());
    await settled();
    controller.abort(new Error("enough"));
    const error = await first;
    expect(error).toBeInstanceOf(AbortError);
    expect(error).toMatchObject({ name: "AbortError", cause: expect.objectContaining({ message: "enough" }) as Error });
    expect(requests.map(({ signal }) => signal.aborted)).toEqual([true, true]);
    expect(onError).not.toHaveBeenCalled();
    expect((await numbers.next()).done).toBe(true);
  });

  test("a signal that has been aborted already sends nothing", async () => {
    const { fetch, requests } = scriptedFetch(rented("a"));
    const numbers = listNumbers([apifonica(NOWHERE, { fetch })], { signal: AbortSignal.abort() });
    expect(await failureOf(numbers.next())).toBeInstanceOf(AbortError);
    expect(requests).toHaveLength(0);
  });

  test("the caller's signal is left as it was found", async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, "addEventListener");
    const removed = vi.spyOn(signal, "removeEventListener");
    await all(listNumbers([apifonica(NOWHERE, responding(rented("a")))], { signal }));
    expect(added).toHaveBeenCalled();
    expect(removed.mock.calls.map(([, listener]) => listener)).toEqual(
      added.mock.calls.map(([, listener]) => listener),
    );
  });
});

describe("a consumer that takes its time", () => {
  /** Pages without end, of as many numbers as each API gives at most. */
  function endless() {
    const asked = { invoca: 0, cloudlx: 0, apifonica: 0, callgear: 0 };
    const range = (start: number, count: number) => Array.from({ length: count }, (_, i) => start + i);
    const parameter = (request: Request, name: string) => Number(new URL(request.url).searchParams.get(name));
    const accounts = [
      invoca(NOWHERE, {
        fetch: async (request) => {
          asked.invoca++;
          return Response.json(destinations(range(parameter(request, "start") + 1, 100), 1_000_000));
        },
      }),
      cloudlx(NOWHERE, {
        fetch: async (request) => {
          asked.cloudlx++;
          return Response.json(phoneNumbers(range(parameter(request, "page") * 200, 200).map(String), 1_000_000));
        },
      }),
      apifonica(NOWHERE, {
        fetch: async () => Response.json(rented(`sid ${++asked.apifonica}`, `cursor${asked.apifonica}`)),
      }),
      callgear(NOWHERE, {
        fetch: async (request) => {
          asked.callgear++;
          const { params } = (await request.json()) as { params: { offset: number } };
          return Response.json(virtualNumbers(range(params.offset + 1, 10), 90_000));
        },
      }),
    ];
    return { asked, accounts };
  }

  test("has no more than one page ahead per account, and Invoca's as many as are asked for side by side", async () => {
    const { asked, accounts } = endless();
    const numbers = listNumbers(accounts, { concurrency: 3 });
    await numbers.next();
    await settled();
    expect(asked).toEqual({ invoca: 1 + 3, cloudlx: 2, apifonica: 2, callgear: 2 });
    await numbers.return();
  });

  test("finds that nothing more was asked for when it comes back", async () => {
    const { asked, accounts } = endless();
    const numbers = listNumbers(accounts, { concurrency: 1 });
    const taken = { invoca: 0, cloudlx: 0, apifonica: 0, callgear: 0 };
    const size = { invoca: 99, cloudlx: 200, apifonica: 1, callgear: 10 };
    for (let i = 0; i < 2_000; i++) {
      taken[(await numbers.next()).value!.provider]++;
      if (i % 100 > 0) {
        continue;
      }
      await settled();
      for (const id of Object.keys(taken) as (keyof typeof taken)[]) {
        // The page in hand (or the next one, which has come), and one on its way.
        expect(asked[id], id).toBeLessThanOrEqual(Math.ceil(taken[id] / size[id]) + 2);
      }
    }
    for (const count of Object.values(taken)) {
      expect(count).toBeGreaterThan(0);
    }
    await numbers.return();
  });
});

test.each([
  ["an option with a typo", [], { onEror: () => undefined }, /unknown option `onEror`; did you mean `onError`\?/],
  ["resumeToken, which several accounts cannot share", [], { resumeToken: "x" }, /unknown option `resumeToken`/],
  ["a hook that is not a function", [], { onReport: true }, /`onReport` must be a function, got true/],
  ["a number as text", [], { maxPages: "5" }, /`maxPages` must be an integer >= 1, got "5"/],
  ["accounts that are not an array", {}, {}, /`accounts` must be an array of clients, got an object/],
  [
    "a name that is not a string",
    [{ name: 7, client: invoca(NOWHERE) }],
    {},
    /`accounts\[0\]\.name` must be a non-empty string, got 7/,
  ],
])("%s is an error before anything is sent", (_, accounts, options, message) => {
  expect(() => listNumbers(accounts as never, options as never)).toThrow(message);
});
