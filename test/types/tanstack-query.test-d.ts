/** The options of `number-inventory/tanstack-query`, as TanStack Query's hooks and its client accept them. */
import {
  infiniteQueryOptions as withOptions,
  useInfiniteQuery,
  usePrefetchInfiniteQuery,
  useQueries,
  useQuery,
  useSuspenseInfiniteQuery,
  useSuspenseQuery,
  type InfiniteData,
  type QueryClient,
} from "@tanstack/react-query";
import { describe, expectTypeOf, test } from "vitest";
import type {
  ApifonicaClient,
  CallgearClient,
  CloudlxClient,
  CloudlxNumber,
  Destination,
  InvocaClient,
  Page,
  RentedNumber,
  VirtualNumber,
} from "../../src/index.js";
import { infiniteQueryOptions, queryOptions, type LoadedPages } from "../../src/tanstack-query/index.js";

declare const invoca: InvocaClient;
declare const cloudlx: CloudlxClient;
declare const apifonica: ApifonicaClient;
declare const callgear: CallgearClient;
declare const cache: QueryClient;

describe("infiniteQueryOptions", () => {
  test("has the pages of each provider's list as the data of `useInfiniteQuery`", () => {
    const destinations = useInfiniteQuery(infiniteQueryOptions(invoca.destinations.list({ status: "tracked" })));
    expectTypeOf(destinations.data).toEqualTypeOf<InfiniteData<Page<Destination>> | undefined>();
    expectTypeOf(destinations.error).toEqualTypeOf<Error | null>();

    const numbers = useInfiniteQuery(infiniteQueryOptions(cloudlx.numbers.list({ search: "123" })));
    expectTypeOf(numbers.data!.pages[0]!.items).toEqualTypeOf<CloudlxNumber[]>();

    const rented = useInfiniteQuery(infiniteQueryOptions(apifonica.numbers.list({ type: "mobile" })));
    expectTypeOf(rented.data!.pages[0]!.items).toEqualTypeOf<RentedNumber[]>();

    const virtual = useInfiniteQuery(infiniteQueryOptions(callgear.virtualNumbers.list({ limit: 10 })));
    expectTypeOf(virtual.data!.pages[0]!.items).toEqualTypeOf<VirtualNumber[]>();
  });

  test("has the items that CallGear's `fields` narrow", () => {
    const { data } = useSuspenseInfiniteQuery(
      infiniteQueryOptions(callgear.virtualNumbers.list({ fields: ["id", "status"] })),
    );
    expectTypeOf(data.pages[0]!.items[0]!).toEqualTypeOf<{
      id: Exclude<VirtualNumber["id"], undefined>;
      status: Exclude<VirtualNumber["status"], undefined>;
    }>();
    // @ts-expect-error: not a field
    infiniteQueryOptions(callgear.virtualNumbers.list({ fields: ["nickname"] }));
    // @ts-expect-error: not a query parameter
    infiniteQueryOptions(apifonica.numbers.list({ color: "red" }));
  });

  test("can be extended with options of the hook", () => {
    const listing = apifonica.numbers.list();
    const selected = useInfiniteQuery({
      ...infiniteQueryOptions(listing),
      select: ({ pages }) => pages.flatMap(({ items }) => items.map(({ number }) => number)),
      maxPages: 3,
      retry: 1,
    });
    expectTypeOf(selected.data).toEqualTypeOf<RentedNumber["number"][] | undefined>();

    const fresh = useInfiniteQuery(withOptions({ ...infiniteQueryOptions(listing), staleTime: 60_000 }));
    expectTypeOf(fresh.data!.pages[0]!.items).toEqualTypeOf<RentedNumber[]>();
  });

  test("is accepted by the client of the cache, whose data have the type of the key", () => {
    const options = infiniteQueryOptions(invoca.destinations.list());
    usePrefetchInfiniteQuery(options);
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- older releases of version 5 have no other one
    const readPages = () => cache.fetchInfiniteQuery({ ...options, pages: 2 });
    expectTypeOf(readPages).returns.resolves.toEqualTypeOf<InfiniteData<Page<Destination>, string | null>>();
    expectTypeOf(cache.getQueryData(options.queryKey)).toEqualTypeOf<LoadedPages<Destination> | undefined>();
    expectTypeOf(cache.infiniteQuery(options)).resolves.toEqualTypeOf<InfiniteData<Page<Destination>, string | null>>();
    cache.setQueryData(options.queryKey, (loaded) => {
      expectTypeOf(loaded).toEqualTypeOf<LoadedPages<Destination> | undefined>();
      return loaded;
    });
  });
});

describe("queryOptions", () => {
  test("has the record as the data of `useQuery`", () => {
    const options = queryOptions(invoca.destinations, 42);
    expectTypeOf(useQuery(options).data).toEqualTypeOf<Destination | undefined>();
    expectTypeOf(useSuspenseQuery(options).data).toEqualTypeOf<Destination>();
    expectTypeOf(cache.getQueryData(options.queryKey)).toEqualTypeOf<Destination | undefined>();
    const [first] = useQueries({ queries: [options, queryOptions(invoca.destinations, 43)] });
    expectTypeOf(first.data).toEqualTypeOf<Destination | undefined>();
    // @ts-expect-error: the id is a number
    queryOptions(invoca.destinations, "42");
  });
});
