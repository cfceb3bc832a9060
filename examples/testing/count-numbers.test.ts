/** The tests of the app: no network, no server, no account. */
import { createCallgearClient } from "number-inventory/callgear";
import { createInvocaClient } from "number-inventory/invoca";
import { callgearNumber, createFakeFetch, invocaDestination } from "number-inventory/testing";
import { expect, test } from "vitest";
import { countNumbers } from "./count-numbers.js";

function setUp() {
  const fake = createFakeFetch({
    invoca: { records: Array.from({ length: 150 }, (_, index) => invocaDestination({ id: index + 1 })) },
    callgear: { records: [callgearNumber({ virtual_phone_number: "442079460001" })] },
  });
  const options = { fetch: fake.fetch, retry: { baseDelayMs: 0 } };
  const accounts = [
    createInvocaClient({ vanity: "test", networkId: 1, token: "test", ...options }),
    createCallgearClient({ accessToken: "test", ...options }),
  ];
  return { fake, accounts };
}

test("the numbers of all pages and accounts are counted", async () => {
  const { fake, accounts } = setUp();
  expect(await countNumbers(accounts)).toEqual({ counts: { US: 150, GB: 1 }, failed: [] });
  expect(fake.requests.filter(({ provider }) => provider === "invoca")).toHaveLength(2);
});

test("requests are repeated after a rate limit and a network error", async () => {
  const { fake, accounts } = setUp();
  fake.fail({ status: 429, headers: { "retry-after": "0" } }, { provider: "invoca" });
  fake.fail("network-error", { provider: "callgear" });
  expect(await countNumbers(accounts)).toEqual({ counts: { US: 150, GB: 1 }, failed: [] });
});

test("an account without permission is reported, and the others are counted", async () => {
  const { fake, accounts } = setUp();
  fake.fail({ example: "Forbidden" }, { provider: "callgear" });
  expect(await countNumbers(accounts)).toEqual({ counts: { US: 150 }, failed: ["callgear"] });
});
