/** Types of `createClient`, and of code over any provider. */
import { expectTypeOf, test } from "vitest";
import {
  createClient,
  listNumbers,
  providers,
  type AnyProvider,
  type ApifonicaClient,
  type CallgearClient,
  type ClientOf,
  type CloudlxClient,
  type Destination,
  type InvocaClient,
  type InvocaOptions,
  type Listing,
  type NormalizedNumber,
  type OptionsOf,
  type ProviderId,
  type RecordOf,
} from "../../src/index.js";

declare const id: string;
declare const providerId: ProviderId;

test("the options and the client of `createClient` follow from the id", () => {
  const invoca = createClient("invoca", { vanity: "leadtrust", networkId: 1, token: "t", timeoutMs: 1000 });
  expectTypeOf(invoca).toEqualTypeOf<InvocaClient>();
  expectTypeOf(createClient("cloudlx", { accessToken: "t" })).toEqualTypeOf<CloudlxClient>();
  expectTypeOf(createClient("cloudlx", { clientId: "c", clientSecret: "s" })).toEqualTypeOf<CloudlxClient>();
  expectTypeOf(createClient("apifonica", { accountSid: "a", authToken: "t" })).toEqualTypeOf<ApifonicaClient>();
  expectTypeOf(createClient("callgear", { accessToken: "t" })).toEqualTypeOf<CallgearClient>();
  expectTypeOf<OptionsOf<{ id: "invoca" }>>().toEqualTypeOf<InvocaOptions>();
});

test("options that do not fit the id, and unknown ids, do not compile", () => {
  // @ts-expect-error: options of another provider
  createClient("invoca", { accessToken: "t" });
  // @ts-expect-error: `networkId` is missing
  createClient("invoca", { token: "t" });
  // @ts-expect-error: unknown option
  createClient("callgear", { accessToken: "t", timeout: 1000 });
  // @ts-expect-error: the credentials of both kinds
  createClient("cloudlx", { accessToken: "t", clientId: "c", clientSecret: "s" });
  // @ts-expect-error: not a provider
  createClient("twilio", { accessToken: "t" });
  // @ts-expect-error: any string
  createClient(id, { accessToken: "t" });
  // @ts-expect-error: no options
  createClient("callgear");
});

test("an id that is known at run time only returns a client of any provider", () => {
  const client = createClient(providerId, { accessToken: "t" });
  expectTypeOf(client).toEqualTypeOf<ClientOf>();
  listNumbers([client, { name: "Berlin", client }]);
  if (client.provider === "callgear") {
    expectTypeOf(client).toEqualTypeOf<CallgearClient>();
  }
  const either = createClient(providerId as "cloudlx" | "callgear", { accessToken: "t" });
  expectTypeOf(either).toEqualTypeOf<CloudlxClient | CallgearClient>();
});

test("a function can be generic over the provider", () => {
  const create = <Id extends ProviderId>(ofId: Id, options: OptionsOf<{ id: Id }>): ClientOf<{ id: Id }> =>
    createClient(ofId, options);
  expectTypeOf(create("callgear", { accessToken: "t" })).toEqualTypeOf<CallgearClient>();
});

test("what `providers.find` returns lists, reads and normalizes without a cast", async () => {
  const provider = providers.find((one) => one.id === id);
  expectTypeOf(provider).toEqualTypeOf<AnyProvider | undefined>();
  if (provider === undefined) {
    return;
  }
  const client = provider.connect(process.env, { timeoutMs: 1000 });
  expectTypeOf(client).toEqualTypeOf<ClientOf>();
  listNumbers([client]);
  for await (const record of provider.list(client, { maxPages: 3 })) {
    expectTypeOf(record).toEqualTypeOf<RecordOf>();
    expectTypeOf(provider.normalize(record)).toEqualTypeOf<NormalizedNumber>();
    expectTypeOf(await provider.get?.(client, record)).toEqualTypeOf<RecordOf | undefined>();
  }
  for (const each of providers) {
    expectTypeOf(each.id).toEqualTypeOf<ProviderId>();
    each.list(client);
  }
  // @ts-expect-error: not a client
  provider.list({ provider: "invoca" });
  // @ts-expect-error: not a record
  provider.normalize({ digits: "1" });
});

test("the id narrows a provider", () => {
  const provider = providers[0] as AnyProvider;
  if (provider.id === "invoca") {
    const client = provider.connect();
    expectTypeOf(client).toEqualTypeOf<InvocaClient>();
    expectTypeOf(provider.list(client, { concurrency: 2 })).toEqualTypeOf<Listing<Destination>>();
    expectTypeOf<ClientOf<typeof provider>>().toEqualTypeOf<InvocaClient>();
    expectTypeOf<RecordOf<typeof provider>>().toEqualTypeOf<Destination>();
  }
});
