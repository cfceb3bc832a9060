/** `listNumbers`: order, account names, failures of single accounts, reports, cancellation and prefetching. */
import { getEventListeners } from "node:events";
import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { AbortError } from "../../src/http/errors/abort-error.js";
import { isHttpError } from "../../src/http/errors/http-error.js";
import { InventoryError } from "../../src/inventory/inventory-error.js";
import type { InventoryNumber } from "../../src/inventory/inventory-number.js";
import { listNumbers } from "../../src/inventory/list-numbers.js";
import type { Account } from "../../src/inventory/sources.js";
import { isListingError } from "../../src/listing/listing-error.js";
import { idPropertyOf } from "../support/id-property.js";
import { apifonica, callgear, cloudlx, failureOf, invoca, NOWHERE } from "../support/simulators/connect.js";
import { hangingFetch, scriptedFetch } from "../support/simulators/scripted-fetch.js";

const NO_RETRY = { retry: false } as const;

/** Returns client options whose `fetch` returns these responses. */
const responding = (...responses: Parameters<typeof scriptedFetch>) => ({ fetch: scriptedFetch(...responses).fetch });

/** Returns a page of Apifonica with one number. `next` is the cursor of the next page. */
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
  const numbers = uuids.map((uuid) => ({ [idPropertyOf("cloudlx")]: uuid }));
  return { numbers, num_results, paginates: false };
}
const refusal = (status: number, message: string) => Response.json({ message }, { status });

/** Returns a `fetch` whose calls wait until the test calls `respond` with a body. */
function heldFetch() {
  const waiting: ((content: object) => void)[] = [];
  const early: object[] = [];
  const fetch = async () => {
    const content = early.shift() ?? (await new Promise<object>((resolve) => waiting.push(resolve)));
    return Response.json(content);
  };
  const respond = (content: object) => {
    const resolve = waiting.shift();
    if (resolve) {
      resolve(content);
    } else {
      early.push(content);
    }
  };
  return { options: { fetch }, respond };
}

async function all(numbers: AsyncIterable<InventoryNumber>): Promise<InventoryNumber[]> {
  const found: InventoryNumber[] = [];
  for await (const number of numbers) {
    found.push(number);
  }
  return found;
}

/** Waits until all pending promises that need no other event are settled. */
async function settled(): Promise<void> {
  for (let i = 0; i < 30; i++) {
    await turn();
  }
}

describe("several accounts", () => {
  test("no request is sent before the first number is read", async () => {
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
        cloudlx: { account: "cloudlx", id: "u", raw: { [idPropertyOf("cloudlx")]: "u" } },
        apifonica: { account: "apifonica", id: "sid", raw: { number_sid: "sid" } },
        callgear: { account: "callgear", id: "9", raw: { id: 9 } },
      },
    );
    expect(found).toHaveLength(4);
  });

  test("numbers are yielded in the order of the responses", async () => {
    const [one, two] = [heldFetch(), heldFetch()];
    const numbers = listNumbers([apifonica(NOWHERE, one.options), apifonica(NOWHERE, two.options)]);
    const ids: (string | null)[] = [];
    const take = async () => ids.push((await numbers.next()).value!.id);
    one.respond(rented("a1", "2"));
    await take();
    two.respond(rented("b1", "2"));
    await take();
    two.respond(rented("b2", "3"));
    await take();
    one.respond(rented("a2"));
    await take();
    two.respond(rented("b3"));
    await take();
    expect(ids).toEqual(["a1", "b1", "b2", "a2", "b3"]);
    expect((await numbers.next()).done).toBe(true);
  });

  test("a slow account does not delay a fast one", async () => {
    const slow = heldFetch();
    const fast = responding(rented("a", "2"), rented("b", "3"), rented("c"));
    const numbers = listNumbers([invoca(NOWHERE, slow.options), apifonica(NOWHERE, fast)]);
    for (const id of ["a", "b", "c"]) {
      expect((await numbers.next()).value).toMatchObject({ id });
    }
    slow.respond(destinations([1]));
    expect((await numbers.next()).value).toMatchObject({ provider: "invoca", id: "1" });
    expect((await numbers.next()).done).toBe(true);
  });

  test("a list without accounts is empty", async () => {
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

  test("an explicit name is kept, and no other account has it", async () => {
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
  test("is reported immediately with its name, while the others continue", async () => {
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
    good.respond(destinations([1]));
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

  test("after some pages has yielded the numbers of these pages", async () => {
    const client = apifonica(NOWHERE, responding(rented("a", "2"), refusal(404, "gone")));
    const numbers = listNumbers([client]);
    expect((await numbers.next()).value).toMatchObject({ id: "a" });
    const { failures } = await failureOf<InventoryError>(numbers.next());
    expect(failures[0]!.error).toSatisfy(isHttpError);
    expect(failures[0]!.error).toMatchObject({ status: 404, yielded: 1 });
  });

  test("ends the list: after the error there are no more numbers", async () => {
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

test("many inventories with one signal do not cause a warning about too many listeners", async () => {
  const warnings: string[] = [];
  const warn = ({ name }: Error) => warnings.push(name);
  process.on("warning", warn);
  onTestFinished(() => void process.off("warning", warn));
  const { signal } = new AbortController();
  const run = async () => {
    const client = apifonica(NOWHERE, responding(rented("a", "2"), rented("b")));
    expect(await all(listNumbers([client], { signal }))).toHaveLength(2);
  };
  await Promise.all(Array.from({ length: 12 }, run));
  await turn();
  expect(warnings).toEqual([]);
});

describe("reports", () => {
  test("each account's report is passed to `onReport` with the account's name, except for failed accounts", async () => {
    const onReport = vi.fn();
    const accounts = [
      { name: "Berlin", client: apifonica(NOWHERE, responding(rented("a", "2"), rented("b"))) },
      invoca(NOWHERE, responding(refusal(403, "closed"))),
      callgear(NOWHERE, responding(virtualNumbers([]))),
    ];
    await failureOf(all(listNumbers(accounts, { onReport })));
    const reported = onReport.mock.calls.map(([report, account]) => [account, report] as [{ name: string }, object]);
    expect(reported.sort(([a], [b]) => a.name.localeCompare(b.name))).toEqual([
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

  // The total is 5, but every attempt lists 2 numbers.
  const short = () => {
    const fetch = async (request: Request) => {
      const { params } = (await request.json()) as { params: { offset: number } };
      return Response.json(virtualNumbers(params.offset === 0 ? [1, 2] : [], 5));
    };
    return callgear(NOWHERE, { fetch });
  };

  test("an incomplete list is reported and is not an error", async () => {
    const onReport = vi.fn();
    expect(await all(listNumbers([short()], { onReport }))).toHaveLength(2);
    expect(onReport).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ complete: false, yielded: 2, expected: 5 }),
      { name: "callgear", provider: "callgear" },
    );
  });

  test("with `strict`, an incomplete list is an error of that account only", async () => {
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

describe("cancellation", () => {
  test("leaving the loop cancels the pending requests of all accounts", async () => {
    const hanging = hangingFetch();
    let requestCount = 0;
    const half = async (request: Request) =>
      requestCount++ === 0 ? Response.json(rented("a", "2")) : hanging.fetch(request);
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

  test("an aborted signal ends the list with an AbortError whose cause is the signal's reason", async () => {
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

  test("no request is sent if the signal is already aborted", async () => {
    const { fetch, requests } = scriptedFetch(rented("a"));
    const numbers = listNumbers([apifonica(NOWHERE, { fetch })], { signal: AbortSignal.abort() });
    expect(await failureOf(numbers.next())).toBeInstanceOf(AbortError);
    expect(requests).toHaveLength(0);
  });

  test("no listener remains on the caller's signal", async () => {
    const { signal } = new AbortController();
    await all(listNumbers([apifonica(NOWHERE, responding(rented("a")))], { signal }));
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  test("all listeners on a signal of a polyfill are removed", async () => {
    const added = vi.fn();
    const removed = vi.fn();
    const signal = { aborted: false, reason: undefined, addEventListener: added, removeEventListener: removed };
    const accounts = [apifonica(NOWHERE, responding(rented("a")))];
    await all(listNumbers(accounts, { signal: signal as unknown as AbortSignal }));
    expect(added).toHaveBeenCalled();
    expect(removed.mock.calls).toEqual(added.mock.calls);
  });
});

describe("a slow consumer", () => {
  /** Returns accounts with an endless number of full pages, and counters of their requests. */
  function endless() {
    const requested = { invoca: 0, cloudlx: 0, apifonica: 0, callgear: 0 };
    const range = (start: number, count: number) => Array.from({ length: count }, (_, i) => start + i);
    const parameter = (request: Request, name: string) => Number(new URL(request.url).searchParams.get(name));
    const accounts = [
      invoca(NOWHERE, {
        fetch: async (request) => {
          requested.invoca++;
          return Response.json(destinations(range(parameter(request, "start") + 1, 100), 1_000_000));
        },
      }),
      cloudlx(NOWHERE, {
        fetch: async (request) => {
          requested.cloudlx++;
          return Response.json(phoneNumbers(range(parameter(request, "page") * 200, 200).map(String), 1_000_000));
        },
      }),
      apifonica(NOWHERE, {
        fetch: async () => Response.json(rented(`sid ${++requested.apifonica}`, `cursor${requested.apifonica}`)),
      }),
      callgear(NOWHERE, {
        fetch: async (request) => {
          requested.callgear++;
          const { params } = (await request.json()) as { params: { offset: number } };
          return Response.json(virtualNumbers(range(params.offset + 1, 10), 90_000));
        },
      }),
    ];
    return { requested, accounts };
  }

  test("prefetches at most one page per account, and up to `concurrency` pages of Invoca after its first", async () => {
    const { requested, accounts } = endless();
    const numbers = listNumbers(accounts, { concurrency: 3 });
    const { value } = await numbers.next();
    expect(value?.account).toBe("invoca");
    await settled();
    expect(requested).toEqual({ invoca: 1, cloudlx: 2, apifonica: 2, callgear: 2 });
    while (requested.invoca === 1) {
      await numbers.next();
    }
    await settled();
    expect(requested.invoca).toBeLessThanOrEqual(2 + 3);
    await numbers.return();
  });

  test("does not cause more requests while it waits", async () => {
    const { requested, accounts } = endless();
    const numbers = listNumbers(accounts, { concurrency: 1 });
    const taken: Record<string, number> = { invoca: 0, cloudlx: 0, apifonica: 0, callgear: 0 };
    const size = { invoca: 99, cloudlx: 200, apifonica: 1, callgear: 10 };
    for (let i = 0; i < 2_000; i++) {
      taken[(await numbers.next()).value!.provider]!++;
      if (i % 100 > 0) {
        continue;
      }
      await settled();
      for (const id of Object.keys(size) as (keyof typeof size)[]) {
        // The current page (or the next one, if its response has arrived) and one pending page.
        expect(requested[id], id).toBeLessThanOrEqual(Math.ceil(taken[id]! / size[id]) + 2);
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
  ["a hook that is not a function", [], { onReport: true }, /`onReport` must be a function, got true/],
  ["a number as a string", [], { maxPages: "5" }, /`maxPages` must be an integer >= 1, got "5"/],
  ["accounts that are not an array", {}, {}, /`accounts` must be an array of clients, got an object/],
  [
    "a client in an object without a name",
    [{ label: "Berlin", client: invoca(NOWHERE) }],
    {},
    /`accounts\[0\]\.name` is required and must be a non-empty string/,
  ],
  [
    "a name that is not a string",
    [{ name: 7, client: invoca(NOWHERE) }],
    {},
    /`accounts\[0\]\.name` must be a non-empty string, got 7/,
  ],
  ["null instead of the options", [], null, /^`options` must be an object, got null$/],
])("%s is an error before anything is sent", (_, accounts, options, message) => {
  expect(() => listNumbers(accounts as never, options as never)).toThrow(message);
});

test("the message of the error counts the accounts", () => {
  const failure = { account: { name: "Berlin", provider: "apifonica" }, error: new Error("closed") };
  expect(new InventoryError([failure], 1).message).toBe("1 of 1 account could not be listed:\nBerlin: closed");
  expect(new InventoryError([failure], 2).message).toBe("1 of 2 accounts could not be listed:\nBerlin: closed");
});
