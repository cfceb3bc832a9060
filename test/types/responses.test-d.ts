/** Types of outputs: the items of lists, and enumerations that are open because providers add values. */
import { describe, expectTypeOf, test } from "vitest";
import type { components as ApifonicaParts } from "../../generated/apifonica/types.js";
import type { components as CallgearParts } from "../../generated/callgear/types.js";
import type { components as CloudlxParts } from "../../generated/cloudlx/types.js";
import type { components as InvocaParts } from "../../generated/invoca/types.js";
import type {
  ApifonicaClient,
  CallgearClient,
  CloudlxClient,
  CloudlxNumber,
  Destination,
  InvocaClient,
  Listing,
  ListingReport,
  Page,
  Verification,
  RentedNumber,
  VirtualNumber,
  VirtualNumberField,
} from "../../src/index.js";

declare const invoca: InvocaClient;
declare const cloudlx: CloudlxClient;
declare const apifonica: ApifonicaClient;
declare const callgear: CallgearClient;

describe("items", () => {
  test("are the record types of the specs", () => {
    expectTypeOf(invoca.destinations.list()).toEqualTypeOf<Listing<Destination>>();
    expectTypeOf(cloudlx.numbers.list()).toEqualTypeOf<Listing<CloudlxNumber>>();
    expectTypeOf(apifonica.numbers.list()).toEqualTypeOf<Listing<RentedNumber>>();
    expectTypeOf(callgear.virtualNumbers.list()).toEqualTypeOf<Listing<VirtualNumber>>();
    expectTypeOf<Destination>().toEqualTypeOf<InvocaParts["schemas"]["Destination"]>();
    expectTypeOf<CloudlxNumber>().toEqualTypeOf<CloudlxParts["schemas"]["PhoneNumber"]>();
    expectTypeOf<RentedNumber>().toEqualTypeOf<ApifonicaParts["schemas"]["RentedNumber"]>();
    expectTypeOf<VirtualNumber>().toEqualTypeOf<CallgearParts["schemas"]["VirtualNumber"]>();
    expectTypeOf<Destination>().not.toBeAny();
  });

  test("have the same type one by one, in pages, and as an array", async () => {
    const listing = invoca.destinations.list({ status: "tracked" });
    for await (const item of listing) {
      expectTypeOf(item).toEqualTypeOf<Destination>();
    }
    for await (const page of listing.pages()) {
      expectTypeOf(page).toEqualTypeOf<Page<Destination>>();
    }
    expectTypeOf(await listing.toArray()).toEqualTypeOf<Destination[]>();
    expectTypeOf(await invoca.destinations.get(42)).toEqualTypeOf<Destination>();
  });

  test("of different lists can be in one array of listings", () => {
    expectTypeOf<Listing<Destination>>().toExtend<Listing<object>>();
    expectTypeOf<Listing<VirtualNumber>>().toExtend<AsyncIterable<object>>();
  });
});

describe("CallGear's `fields`", () => {
  test("narrows the items to exactly these properties", async () => {
    const listing = callgear.virtualNumbers.list({ fields: ["id", "status"] });
    for await (const item of listing) {
      expectTypeOf(item).toEqualTypeOf<{
        id: Exclude<VirtualNumber["id"], undefined>;
        status: Exclude<VirtualNumber["status"], undefined>;
      }>();
      expectTypeOf(item.id).toEqualTypeOf<number | null>();
      expectTypeOf(item).not.toHaveProperty("name");
    }
  });

  test("narrows the items for one field, and for a tuple in a variable", async () => {
    const [item] = await callgear.virtualNumbers.list({ fields: ["name"], limit: 5 }).toArray();
    expectTypeOf(item!).toEqualTypeOf<{ name: string | null }>();
    const fields = ["id", "campaigns"] as const;
    const others = await callgear.virtualNumbers.list({ fields }).toArray();
    expectTypeOf(others).items.toHaveProperty("campaigns");
    expectTypeOf<keyof (typeof others)[number]>().toEqualTypeOf<"id" | "campaigns">();
  });

  test("makes all properties optional if its values are not known at compile time", () => {
    const fields = [] as (keyof VirtualNumber)[];
    expectTypeOf(callgear.virtualNumbers.list({ fields })).toEqualTypeOf<Listing<Partial<VirtualNumber>>>();
  });

  test("does not narrow the items if it is omitted", () => {
    expectTypeOf(callgear.virtualNumbers.list({ limit: 5 })).toEqualTypeOf<Listing<VirtualNumber>>();
    expectTypeOf(callgear.virtualNumbers.list({ fields: undefined })).toEqualTypeOf<Listing<VirtualNumber>>();
  });

  test("allows only the properties of the record", () => {
    // @ts-expect-error: no such property
    callgear.virtualNumbers.list({ fields: ["id", "color"] });
  });
});

describe("open enumerations", () => {
  // Not `NonNullable`, which changes an open enumeration to `string`.
  type Status = Exclude<VirtualNumber["status"], null | undefined>;

  test("allow any string, and editors complete the known values", () => {
    expectTypeOf<"active">().toExtend<Status>();
    expectTypeOf<string>().toExtend<Status>();
    expectTypeOf<string>().toExtend<RentedNumber["type"]>();
    expectTypeOf<string>().toExtend<CloudlxNumber["status"]>();
    // The values that editors complete. A union with a plain `string` would not have them.
    expectTypeOf<Extract<Status, "active" | "limit_lock">>().toEqualTypeOf<"active" | "limit_lock">();
    expectTypeOf<Extract<RentedNumber["type"], "toll_free">>().toEqualTypeOf<"toll_free">();
    expectTypeOf<Extract<CloudlxNumber["status"], "Cancelled">>().toEqualTypeOf<"Cancelled">();
    type Pool = NonNullable<Destination["dynamic_number_pool"]>;
    expectTypeOf<Extract<Pool["pool_type"], "SearchKeyword">>().toEqualTypeOf<"SearchKeyword">();
    expectTypeOf<string>().toExtend<Pool["pool_type"]>();
  });

  test("can be null if the documentation says so, and are never numbers", () => {
    expectTypeOf<null>().toExtend<Exclude<VirtualNumber["status"], undefined>>();
    expectTypeOf<number>().not.toExtend<RentedNumber["type"]>();
  });

  test("are `string` through `raw`, whose records are those of the facade otherwise", async () => {
    const { data: page } = await apifonica.raw.GET("/accounts/{accountSID}/numbers", {
      params: { path: { accountSID: "acc" } },
    });
    const [number] = page!.numbers;
    type RawNumber = NonNullable<typeof number>;
    expectTypeOf(number!.type).toEqualTypeOf<string>();
    expectTypeOf<RawNumber>().toExtend<RentedNumber>();
    expectTypeOf<RentedNumber>().toExtend<RawNumber>();
    expectTypeOf<keyof RawNumber>().toEqualTypeOf<keyof RentedNumber>();
    const { data: destination } = await invoca.raw.GET(
      "/{network_id}/customer_phone_numbers/{customer_phone_number_id}.json",
      { params: { path: { network_id: 1, customer_phone_number_id: 2 } } },
    );
    expectTypeOf(destination!).toExtend<Destination>();
    type Pool = NonNullable<typeof destination>["dynamic_number_pool"];
    expectTypeOf<Pool["pool_type"]>().toEqualTypeOf<string | null>();
  });
});

test("a report has the method of verification", () => {
  expectTypeOf(invoca.destinations.list().report).toEqualTypeOf<ListingReport | undefined>();
  expectTypeOf<ListingReport>().toEqualTypeOf<{
    yielded: number;
    expected: number | null;
    duplicatesDropped: number;
    verifiedBy: Verification;
    complete: boolean;
    reason: string | null;
  }>();
  expectTypeOf<Verification>().toEqualTypeOf<"overlap" | "cursor" | "single-page" | "totals" | "empty-page">();
});

test("`fields` whose values are not known at compile time make all properties optional", () => {
  const either = Math.random() > 0.5;
  const one = callgear.virtualNumbers.list({ fields: [either ? "id" : "status"] });
  expectTypeOf(one).toEqualTypeOf<Listing<Partial<VirtualNumber>>>();
  const optional: VirtualNumberField[] | undefined = either ? ["id"] : undefined;
  expectTypeOf(callgear.virtualNumbers.list({ fields: optional })).toExtend<Listing<Partial<VirtualNumber>>>();
});
