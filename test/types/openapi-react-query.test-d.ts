/** openapi-react-query on `client.raw`, without a cast. It requires the openapi-fetch that the package depends on. */
import createQueryHooks from "openapi-react-query";
import { describe, expectTypeOf, test } from "vitest";
import type {
  ApifonicaClient,
  CallgearClient,
  CloudlxClient,
  CloudlxNumber,
  Destination,
  InvocaClient,
  RentedNumber,
  VirtualNumber,
} from "../../src/index.js";

declare const invoca: InvocaClient;
declare const cloudlx: CloudlxClient;
declare const apifonica: ApifonicaClient;
declare const callgear: CallgearClient;

const network = { network_id: 1234 };
const account = { accountSID: "acc" };
const call = { jsonrpc: "2.0", id: 1, method: "get.virtual_numbers" } as const;

describe("openapi-react-query", () => {
  test("reads one page with `useQuery`, as the records of the facade", () => {
    const destinations = createQueryHooks(invoca.raw).useQuery(
      "get",
      "/{network_id}/customer_phone_numbers.json",
      { params: { path: network, query: { status: "tracked", limit: 10 } } },
      { staleTime: 60_000 },
    );
    expectTypeOf(destinations.data!.data).toExtend<Destination[]>();
    expectTypeOf(destinations.data!.recordsTotal).toBeNumber();

    const numbers = createQueryHooks(cloudlx.raw).useQuery("get", "/numbers", { params: { query: { page: 2 } } });
    expectTypeOf(numbers.data!.numbers).toExtend<CloudlxNumber[]>();

    const rented = createQueryHooks(apifonica.raw).useQuery("get", "/accounts/{accountSID}/numbers", {
      params: { path: account },
    });
    expectTypeOf(rented.data!.numbers).toExtend<RentedNumber[]>();

    const virtual = createQueryHooks(callgear.raw).useQuery("post", "/v2.0", { body: { ...call, params: {} } });
    expectTypeOf(virtual.data!).not.toBeAny();
  });

  test("changes a page with `select`", () => {
    const { data } = createQueryHooks(apifonica.raw).useQuery(
      "get",
      "/accounts/{accountSID}/numbers",
      { params: { path: account } },
      { select: ({ numbers }) => numbers.map(({ number }) => number) },
    );
    expectTypeOf(data).toEqualTypeOf<string[] | undefined>();
  });

  test("reads one page after the other with `useInfiniteQuery`", () => {
    const destinations = createQueryHooks(invoca.raw).useInfiniteQuery(
      "get",
      "/{network_id}/customer_phone_numbers.json",
      { params: { path: network } },
      {
        pageParamName: "start",
        initialPageParam: 0,
        getNextPageParam: ({ data, recordsTotal }, pages) => {
          const read = pages.flatMap((page) => page.data).length;
          return data.length > 0 && read < recordsTotal ? read : undefined;
        },
      },
    );
    expectTypeOf(destinations.data!.pages[0]!.data).toExtend<Destination[]>();

    const numbers = createQueryHooks(cloudlx.raw).useInfiniteQuery(
      "get",
      "/numbers",
      {},
      { pageParamName: "page", initialPageParam: 1, getNextPageParam: (_, pages) => pages.length + 1 },
    );
    expectTypeOf(numbers.data!.pages[0]!.numbers).toExtend<CloudlxNumber[]>();

    const rented = createQueryHooks(apifonica.raw).useInfiniteQuery(
      "get",
      "/accounts/{accountSID}/numbers",
      { params: { path: account } },
      {
        pageParamName: "next",
        initialPageParam: undefined,
        getNextPageParam: ({ next }) => next && new URL(next).searchParams.get("next"),
      },
    );
    expectTypeOf(rented.data!.pages[0]!.numbers).toExtend<RentedNumber[]>();
  });

  test("allows only the operations and parameters of the spec", () => {
    const { useQuery } = createQueryHooks(cloudlx.raw);
    // @ts-expect-error: no such path
    useQuery("get", "/number");
    // @ts-expect-error: must be a string
    useQuery("get", "/numbers", { params: { query: { search: 123 } } });
  });

  test("has suspense queries, mutations and options for a query client", () => {
    const hooks = createQueryHooks(callgear.raw);
    const { data } = hooks.useSuspenseQuery("post", "/v2.0", { body: { ...call, params: { limit: 10 } } });
    if ("result" in data) {
      expectTypeOf(data.result.data).toExtend<Partial<VirtualNumber>[]>();
    }
    hooks.useMutation("post", "/v2.0").mutate({ body: { ...call, params: {} } });
    const options = createQueryHooks(invoca.raw).queryOptions(
      "get",
      "/{network_id}/customer_phone_numbers/{customer_phone_number_id}.json",
      { params: { path: { ...network, customer_phone_number_id: 42 } } },
    );
    expectTypeOf(options.queryFn).returns.resolves.toExtend<Destination>();
  });
});
