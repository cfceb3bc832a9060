/** openapi-react-query on `client.raw`. `test/types/openapi-react-query.test-d.ts` tests its types. */
import { CancelledError, QueryClient } from "@tanstack/react-query";
import createQueryHooks from "openapi-react-query";
import { readFileSync } from "node:fs";
import { expect, onTestFinished, test, vi } from "vitest";
import { apifonica, callgear, cloudlx, invoca, NOWHERE } from "../support/simulators/connect.js";
import { forTest } from "../support/simulators/for-test.js";
import {
  FAULTS,
  firstRequests,
  startApifonica,
  startCallgear,
  startCloudlx,
  startInvoca,
} from "../support/simulators/index.js";

const path = { network_id: 1234 };

function createQueryClient(): QueryClient {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  onTestFinished(() => client.clear());
  return client;
}

/** With two versions of openapi-fetch in an app, the types of `raw` are not those that openapi-react-query expects. */
test("allows the versions of openapi-fetch that openapi-react-query allows", () => {
  const read = (file: string) =>
    JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8")) as {
      dependencies: Record<string, string>;
      peerDependencies: Record<string, string>;
    };
  const allowed = read("node_modules/openapi-react-query/package.json").peerDependencies["openapi-fetch"];
  expect(read("package.json").dependencies["openapi-fetch"]).toBe(allowed);
});

test("fetches a page of each provider with one request", async () => {
  const client = createQueryClient();
  const [i, c, a, g] = await Promise.all([
    forTest(startInvoca({ rows: 3 })),
    forTest(startCloudlx({ rows: 3 })),
    forTest(startApifonica({ rows: 3 })),
    forTest(startCallgear({ rows: 3 })),
  ]);
  const destinations = await client.query(
    createQueryHooks(invoca(i).raw).queryOptions("get", "/{network_id}/customer_phone_numbers.json", {
      params: { path, query: { limit: 2 } },
    }),
  );
  expect(destinations).toMatchObject({ recordsTotal: 3, data: [{}, {}] });
  const numbers = await client.query(createQueryHooks(cloudlx(c).raw).queryOptions("get", "/numbers"));
  expect(numbers.numbers).toHaveLength(3);
  const rented = await client.query(
    createQueryHooks(apifonica(a).raw).queryOptions("get", "/accounts/{accountSID}/numbers", {
      params: { path: { accountSID: "acc-1" } },
    }),
  );
  expect(rented.numbers).toHaveLength(3);
  const virtual = await client.query(
    createQueryHooks(callgear(g).raw).queryOptions("post", "/v2.0", {
      body: { jsonrpc: "2.0", id: 1, method: "get.virtual_numbers", params: { limit: 2 } },
    }),
  );
  expect(virtual).toMatchObject({ result: { data: [{}, {}] } });
  expect([i, c, a, g].map(({ requests }) => requests.length)).toEqual([1, 1, 1, 1]);
});

test("has the retries and errors of the transport", async () => {
  const simulator = await forTest(startInvoca({ rows: 3, faults: firstRequests(2, FAULTS.truncated) }));
  const optionsOf = (client: ReturnType<typeof invoca>) =>
    createQueryHooks(client.raw).queryOptions("get", "/{network_id}/customer_phone_numbers.json", { params: { path } });
  const page = await createQueryClient().query(optionsOf(invoca(simulator)));
  expect(page.data).toHaveLength(3);
  expect(simulator.requests).toHaveLength(3);

  const unauthorized = invoca(simulator, { credential: "another" });
  await expect(createQueryClient().query(optionsOf(unauthorized))).rejects.toHaveProperty("errors");
  const fetch = () => Promise.reject(new TypeError("fetch failed"));
  const unreachable = invoca(NOWHERE, { fetch, retry: false });
  await expect(createQueryClient().query(optionsOf(unreachable))).rejects.toMatchObject({
    name: "NetworkError",
    operation: "listDestinations",
  });
});

test("aborts the request of a cancelled query", async () => {
  const client = createQueryClient();
  const signals: AbortSignal[] = [];
  const fetch = ({ signal }: Request) => {
    signals.push(signal);
    return new Promise<Response>(() => {});
  };
  const options = createQueryHooks(cloudlx(NOWHERE, { fetch }).raw).queryOptions("get", "/numbers");
  const query = expect(client.query(options)).rejects.toBeInstanceOf(CancelledError);
  await vi.waitFor(() => expect(signals).toHaveLength(1));
  expect(signals[0]!.aborted).toBe(false);
  await client.cancelQueries(options);
  await query;
  expect(signals[0]!.aborted).toBe(true);
});
