/** Types of `listNumbers` and of the errors: `provider` and the type guards narrow them. */
import { expectTypeOf, test } from "vitest";
import {
  isHttpError,
  isInventoryError,
  isListingError,
  isNotFoundError,
  isNumberInventoryError,
  isRpcError,
  isTimeoutError,
  listNumbers,
  listPages,
  type AccountFailure,
  type ApifonicaClient,
  type CallgearClient,
  type CloudlxClient,
  type CloudlxNumber,
  type Destination,
  type HttpError,
  type InventoryNumber,
  type InventoryPage,
  type InvocaClient,
  type ListingError,
  type ListingReport,
  type NotFoundError,
  type Page,
  type ProviderId,
  type RentedNumber,
  type RpcError,
  type TimeoutError,
  type VirtualNumber,
} from "../../src/index.js";

declare const invoca: InvocaClient;
declare const cloudlx: CloudlxClient;
declare const apifonica: ApifonicaClient;
declare const callgear: CallgearClient;

test("accounts are clients, with or without a name", async () => {
  const numbers = listNumbers([invoca, cloudlx, apifonica, { name: "Moscow", client: callgear }], {
    onError: (error, account) => {
      expectTypeOf(error).toBeUnknown();
      expectTypeOf(account).toEqualTypeOf<{ name: string; provider: string }>();
    },
    onReport: (report, account) => {
      expectTypeOf(report).toEqualTypeOf<ListingReport>();
      expectTypeOf(account.name).toBeString();
    },
  });
  for await (const number of numbers) {
    expectTypeOf(number).toEqualTypeOf<InventoryNumber>();
  }
  // @ts-expect-error: a name is a string
  listNumbers([{ name: 1, client: callgear }]);
  // @ts-expect-error: neither a client nor an account with a name
  listNumbers([{ client: callgear }]);
  // @ts-expect-error: not a client
  listNumbers(["invoca"]);
  // @ts-expect-error: the token of a finished inventory does not mean the beginning
  listNumbers([invoca], { resumeToken: null });
});

test("a page of an inventory is a page with its account and, at the end of the account, a report", async () => {
  for await (const page of listPages([invoca, { name: "Moscow", client: callgear }], { resumeToken: undefined })) {
    expectTypeOf(page).toEqualTypeOf<InventoryPage>();
    expectTypeOf(page).toExtend<Page<InventoryNumber>>();
    expectTypeOf(page.account).toEqualTypeOf<{ name: string; provider: string }>();
    expectTypeOf(page.resumeToken).toEqualTypeOf<string | null>();
    expectTypeOf(page.report).toEqualTypeOf<ListingReport | null>();
    listPages([invoca], { resumeToken: page.resumeToken ?? undefined });
  }
});

test("`provider` narrows the type of `raw`", () => {
  const number = {} as InventoryNumber;
  expectTypeOf(number.provider).toEqualTypeOf<ProviderId>();
  expectTypeOf<ProviderId>().toEqualTypeOf<"invoca" | "cloudlx" | "apifonica" | "callgear">();
  if (number.provider === "invoca") {
    expectTypeOf(number.raw).toEqualTypeOf<Destination>();
  } else if (number.provider === "cloudlx") {
    expectTypeOf(number.raw).toEqualTypeOf<CloudlxNumber>();
  } else if (number.provider === "apifonica") {
    expectTypeOf(number.raw).toEqualTypeOf<RentedNumber>();
  } else {
    expectTypeOf(number.raw).toEqualTypeOf<VirtualNumber>();
  }
  // Not before `provider` is checked.
  expectTypeOf(number.raw).not.toHaveProperty("number_sid");
});

test("the fields have the documented types", () => {
  expectTypeOf<Omit<InventoryNumber, "provider" | "account" | "raw">>().toEqualTypeOf<{
    id: string | null;
    number: string | null;
    e164: string | null;
    country: string | null;
    type: "local" | "mobile" | "toll_free" | "sip" | null;
    status: "active" | "reserved" | "suspended" | "released" | null;
    name: string | null;
    voice: boolean | null;
    messaging: boolean | null;
    monthlyCharge: number | null;
    activatedAt: string | null;
  }>();
  expectTypeOf<InventoryNumber["account"]>().toBeString();
});

test("type guards narrow an error", () => {
  const error = {} as unknown;
  if (isHttpError(error)) {
    expectTypeOf(error).toEqualTypeOf<HttpError>();
    expectTypeOf(error.status).toBeNumber();
    expectTypeOf(error.headers).toExtend<Readonly<Record<string, string>>>();
    expectTypeOf(error.body).toBeUnknown();
    expectTypeOf(error.retryAfterMs).toEqualTypeOf<number | undefined>();
  }
  if (isNotFoundError(error)) {
    expectTypeOf(error).toExtend<NotFoundError>();
  }
  if (isTimeoutError(error)) {
    expectTypeOf(error).toExtend<TimeoutError>();
  }
  if (isRpcError(error)) {
    expectTypeOf(error).toExtend<RpcError>();
    expectTypeOf(error).toHaveProperty("mnemonic");
    expectTypeOf(error).toHaveProperty("code");
    expectTypeOf(error).toHaveProperty("field");
  }
  if (isListingError(error)) {
    expectTypeOf(error).toExtend<ListingError>();
    expectTypeOf(error.resumeToken).toEqualTypeOf<string | undefined>();
    expectTypeOf(error.yielded).toEqualTypeOf<number | undefined>();
  }
  if (isInventoryError(error)) {
    expectTypeOf(error.failures).toEqualTypeOf<readonly AccountFailure[]>();
    listNumbers([invoca], { resumeToken: error.resumeToken });
  }
  if (isNumberInventoryError(error)) {
    expectTypeOf(error.provider).toBeString();
    expectTypeOf(error.operation).toBeString();
    expectTypeOf(error.attempts).toBeNumber();
    expectTypeOf(error.retryable).toBeBoolean();
  }
});
