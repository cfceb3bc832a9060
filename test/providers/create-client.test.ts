/** `createClient`, and code over any provider, at run time. */
import { describe, expect, test } from "vitest";
import { createClient, providers, type OptionsOf, type ProviderId } from "../../src/inventory/index.js";
import { CASES, failureOf } from "../support/simulators/connect.js";
import { forTest } from "../support/simulators/for-test.js";
import { scriptedFetch } from "../support/simulators/scripted-fetch.js";

const OPTIONS: { [Id in ProviderId]: OptionsOf<{ id: Id }> } = {
  invoca: { networkId: 1234, token: "invoca-token" },
  cloudlx: { accessToken: "cloudlx-token" },
  apifonica: { accountSid: "acc-1", authToken: "apifonica-token" },
  callgear: { accessToken: "callgear-token" },
};

describe.each(providers.map(({ id }) => id))("%s", (id) => {
  const start = () => forTest(CASES.find((one) => one.id === id)!.start({ rows: 3 }));

  test("`createClient` creates a client that lists the account", async () => {
    const { url } = await start();
    const client = createClient(id, { ...OPTIONS[id], baseUrl: url });
    expect(client.provider).toBe(id);
    const provider = providers.find((one) => one.id === id)!;
    const records = await provider.list(client).toArray();
    expect(records.map((record) => provider.normalize(record).e164 !== undefined)).toEqual([true, true, true]);
    const [first] = records;
    if (provider.get !== undefined) {
      expect(await provider.get(client, first!)).toEqual(first);
    }
  });

  test("the provider refuses the client of another one before anything is sent", async () => {
    const { fetch, requests } = scriptedFetch({});
    const provider = providers.find((one) => one.id === id)!;
    const otherId = id === "cloudlx" ? "apifonica" : "cloudlx";
    const other = createClient<ProviderId>(otherId, { ...OPTIONS[otherId], fetch });
    const error = new TypeError(`\`client\` must be a client of ${id}, got a client of "${otherId}"`);
    expect(() => provider.list(other)).toThrow(error);
    expect(() => provider.list(undefined as never)).toThrow(`\`client\` must be a client of ${id}, got undefined`);
    if (provider.get !== undefined) {
      expect(await failureOf(provider.get(other, {} as never))).toEqual(error);
    }
    expect(requests).toEqual([]);
  });
});

test("an unknown provider and an invalid option are errors that name it", () => {
  expect(() => createClient("twilio" as ProviderId, OPTIONS.callgear)).toThrow(
    new TypeError(`\`provider\` must be one of ${providers.map(({ id }) => id).join(", ")}, got "twilio"`),
  );
  expect(() => createClient(undefined as never, OPTIONS.callgear)).toThrow(
    /^`provider` must be one of .*, got undefined/,
  );
  expect(() => createClient<ProviderId>("invoca", OPTIONS.callgear)).toThrow(/^unknown option `accessToken`/);
  expect(() => createClient("callgear", undefined as never)).toThrow(/^`options` is required and must be an object/);
});
