/** MSW 2 intercepts the requests of the clients, with responses of its own and with those of the fake. */
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { createClient, listNumbers, type ProviderId } from "../../src/index.js";
import { createFakeFetch } from "../../src/testing/index.js";
import { FAST, failureOf } from "../support/simulators/connect.js";

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const LIST = "https://leadtrust.invoca.net/api/2022-08-01/1234/customer_phone_numbers.json";

/** A client with the default `fetch` and the provider's server. */
const invoca = () => createClient("invoca", { vanity: "leadtrust", networkId: 1234, token: "invoca-token", ...FAST });

/** A page of the numbers 1, 2, … of 250. */
function page(request: Request) {
  const parameters = new URL(request.url).searchParams;
  const start = Number(parameters.get("start"));
  const ids = Array.from({ length: Math.min(Number(parameters.get("limit")), 250 - start) }, (_, i) => start + i + 1);
  return { data: ids.map((id) => ({ id })), requestId: null, recordsTotal: 250 };
}

test("a list is intercepted page by page, each request with its credential", async () => {
  const credentials: (string | null)[] = [];
  server.use(
    http.get(LIST, ({ request }) => {
      credentials.push(request.headers.get("authorization"));
      return HttpResponse.json(page(request));
    }),
  );
  const numbers = await invoca().destinations.list().toArray();
  expect(numbers.map(({ id }) => id)).toEqual(Array.from({ length: 250 }, (_, i) => i + 1));
  expect(credentials.length).toBeGreaterThan(2);
  expect(new Set(credentials)).toEqual(new Set(["invoca-token"]));
});

test("an error of a handler is retried, and a status that is not retryable is thrown", async () => {
  let attempts = 0;
  server.use(
    http.get(LIST, ({ request }) => {
      attempts += 1;
      if (attempts === 1) {
        return HttpResponse.error();
      }
      return attempts === 2 ? new HttpResponse("busy", { status: 503 }) : HttpResponse.json(page(request));
    }),
  );
  const onRetry = vi.fn();
  const client = invoca().withOptions({ onRetry });
  expect((await client.destinations.list().page()).items).toHaveLength(100);
  expect(onRetry.mock.calls.map(([event]) => (event as { error: Error }).error.name)).toEqual([
    "NetworkError",
    "ServerError",
  ]);
  server.use(http.get(LIST, () => HttpResponse.json({ errors: {} }, { status: 403 })));
  expect(await failureOf(client.destinations.list().toArray())).toMatchObject({ name: "PermissionError", attempts: 1 });
});

test("a call whose handler does not respond can be aborted", async () => {
  server.use(http.get(LIST, () => new Promise<never>(() => undefined)));
  const controller = new AbortController();
  const failure = failureOf(invoca().destinations.list({}, { signal: controller.signal }).toArray());
  controller.abort();
  expect(await failure).toMatchObject({ name: "AbortError" });
});

describe("with the fake of number-inventory/testing", () => {
  const OPTIONS = {
    invoca: { vanity: "leadtrust", networkId: 1234, token: "t" },
    cloudlx: { clientId: "c", clientSecret: "s" },
    apifonica: { accountSid: "acc-1", authToken: "t" },
    callgear: { accessToken: "t" },
  } as const;
  const ids = Object.keys(OPTIONS) as ProviderId[];

  test("the accounts of all providers are listed, and its faults reach the clients", async () => {
    const fake = createFakeFetch();
    fake.fail("network-error", { provider: "apifonica", nth: 1 });
    server.use(http.all("https://*", ({ request }) => fake.fetch(request).catch(() => Response.error())));
    const accounts = ids.map((id) => createClient<ProviderId>(id, { ...OPTIONS[id], ...FAST }));
    const listed = new Set<string>();
    for await (const { provider } of listNumbers(accounts)) {
      listed.add(provider);
    }
    expect([...listed].sort()).toEqual([...ids].sort());
    expect(fake.requests.filter(({ provider }) => provider === "apifonica")).toHaveLength(2);
  });
});
