import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { forTest } from "./for-test.js";
import { COMMON_FAULTS, seededFaults, startApifonica, startCallgear, startCloudlx, startInvoca } from "./index.js";

/** The part of ajv that this file uses. It is the copy of ajv that the mock depends on. */
interface Ajv {
  addSchema(schema: object, key: string): void;
  compile(schema: object): ((value: unknown) => boolean) & { errors?: unknown };
}
const require = createRequire(createRequire(import.meta.url).resolve("@stoplight/prism-http"));
const { Ajv2020 } = require("ajv/dist/2020.js") as { Ajv2020: new (options: object) => Ajv };

const ROWS = 7;
const BASIC = `Basic ${btoa("acc-1:apifonica-token")}`;

const SURVEY = [
  {
    provider: "invoca",
    schema: "DestinationList",
    start: () => startInvoca({ rows: ROWS }),
    path: "/1234/customer_phone_numbers.json?limit=3&start=2",
    authorization: "invoca-token",
    refusal: "ErrorBody",
  },
  {
    provider: "invoca",
    schema: "Destination",
    start: () => startInvoca({ rows: ROWS }),
    path: "/1234/customer_phone_numbers/2.json",
    authorization: "invoca-token",
    refusal: "ErrorBody",
  },
  {
    provider: "cloudlx",
    schema: "PhoneNumberPage",
    start: () => startCloudlx({ rows: ROWS }),
    path: "/numbers?max_per_page=3&page=2",
    authorization: "Bearer cloudlx-token",
    refusal: "UndocumentedError",
  },
  {
    provider: "apifonica",
    schema: "RentedNumberPage",
    start: () => startApifonica({ rows: ROWS }),
    path: "/accounts/acc-1/numbers?limit=3",
    authorization: BASIC,
    refusal: "ErrorBody",
  },
  {
    provider: "apifonica",
    schema: "RentedNumberPage",
    start: () => startApifonica({ rows: ROWS }),
    path: "/accounts/acc-1/numbers?limit=4&next=000000000000000000000005",
    authorization: BASIC,
    refusal: "ErrorBody",
  },
];

test.each(SURVEY)("$provider responds to $path according to its spec", async (survey) => {
  const simulator = await forTest(survey.start());
  const headers = { authorization: survey.authorization };
  const response = await fetch(simulator.url + survey.path, { headers });
  expect(response.status).toBe(200);
  expectSchema(survey.provider, survey.schema, await response.json());

  const refusal = await fetch(simulator.url + survey.path, { headers: { authorization: "wrong" } });
  expect(refusal.status).toBe(401);
  expectSchema(survey.provider, survey.refusal, await refusal.json());
});

test("callgear responds according to its spec, with rows and with errors", async () => {
  const simulator = await forTest(startCallgear({ rows: ROWS }));
  const call = async (params: object, method = "get.virtual_numbers"): Promise<unknown> => {
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
    const response = await fetch(`${simulator.url}/v2.0`, { method: "POST", body });
    expect(response.status).toBe(200);
    return response.json();
  };
  const access_token = "callgear-token";
  expectSchema("callgear", "VirtualNumbersResultResponse", await call({ access_token, limit: 3, offset: 2 }));
  const mnemonics = { mnemonic: "invalid_parameter_value", field: "limit" };
  for (const [params, data] of [
    [{ access_token: "wrong" }, { mnemonic: "access_token_invalid" }],
    [{ access_token, limit: 10_001 }, mnemonics],
    [
      { access_token, offset: 100_001 },
      { ...mnemonics, field: "offset" },
    ],
  ] as const) {
    const reply = await call(params);
    expectSchema("callgear", "RpcErrorResponse", reply);
    expect(reply).toMatchObject({ error: { data } });
  }
});

test("cloudlx issues tokens according to its spec, and rejects requests that do not match the spec", async () => {
  const simulator = await forTest(startCloudlx({ rows: ROWS }));
  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const response = await fetch(simulator.url + path, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", ...headers },
    });
    return { status: response.status, content: (await response.json()) as Record<string, string> };
  };
  const [access, refresh] = ["/oauth2/access-token", "/oauth2/refresh-token"];
  const client = { client_id: "cloudlx-client", client_secret: "cloudlx-sensitive" };
  const request = { grant_type: "client_credentials", ...client };
  const first = await post(access, request);
  expect(first).toMatchObject({ status: 200, content: { access_token: "cloudlx-token-1", expires_in: 3600 } });
  expectSchema("cloudlx", "AccessToken", first.content);
  const renewal = { grant_type: "refresh_token", refresh_token: first.content["refresh_token"], ...client };
  expectSchema("cloudlx", "AccessTokenRequest", request);
  expectSchema("cloudlx", "TokenRefreshRequest", renewal);

  const refusals: [number, string, object, Record<string, string>?][] = [
    [400, access, { ...request, grant_type: "refresh_token" }],
    [400, access, { ...request, client_secret: undefined }],
    [400, access, { ...request, scope: "all" }],
    [400, access, request, { authorization: "Bearer cloudlx-token" }],
    [415, access, request, { "content-type": "text/plain" }],
    [401, access, { ...request, client_secret: "wrong" }],
    [400, refresh, request],
    [400, refresh, { ...renewal, grant_type: "client_credentials" }],
    [401, refresh, { ...renewal, refresh_token: "cloudlx-refresh-9" }],
    [404, "/oauth2/token", request],
  ];
  for (const [status, path, body, headers] of refusals) {
    const refusal = await post(path, body, headers);
    expect([path, body, refusal.status]).toEqual([path, body, status]);
    expectSchema("cloudlx", "UndocumentedError", refusal.content);
  }

  const list = async (token: string) =>
    (await fetch(`${simulator.url}/numbers`, { headers: { authorization: `Bearer ${token}` } })).status;
  const second = await post(refresh, renewal);
  expectSchema("cloudlx", "AccessToken", second.content);
  expect((await post(refresh, renewal)).status).toBe(401);
  expect(await list("cloudlx-token-1")).toBe(200);
  expect(await list("cloudlx-token-2")).toBe(200);
  expect(await list("cloudlx-token-3")).toBe(401);
  simulator.tokens.expire();
  expect(await list("cloudlx-token-2")).toBe(401);
});

test("apifonica's links lead through all rows, newest first, and keep the other parameters", async () => {
  const simulator = await forTest(startApifonica({ rows: 45 }));
  const seen: string[] = [];
  let address: string | null = `${simulator.url}/accounts/acc-1/numbers?voice=false`;
  while (address !== null) {
    const response: Response = await fetch(address, { headers: { authorization: BASIC } });
    const page = (await response.json()) as { next: string | null; numbers: { number_sid: string }[] };
    seen.push(...page.numbers.map((row) => row.number_sid));
    address = page.next;
  }
  const expected = simulator.rows.keys.filter((key) => key % 10 !== 0).map((key) => `num-${key}`);
  expect(seen).toEqual(expected.reverse());
  expect(simulator.requests).toHaveLength(3);
  expect(simulator.requests.every(({ url }) => url.searchParams.get("voice") === "false")).toBe(true);
});

test("equal seeds have equal faults, in the requested share and of every kind", () => {
  const draw = (seed: number) => Array.from({ length: 2000 }, (_, request) => seededFaults(seed)(request + 1));
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
  for (const seed of [1, 2, 3]) {
    const faults = draw(seed).filter((fault) => fault !== undefined);
    expect(faults.length).toBeGreaterThan(320);
    expect(faults.length).toBeLessThan(480);
    expect(new Set(faults)).toEqual(new Set(COMMON_FAULTS));
  }
});

function expectSchema(provider: string, name: string, value: unknown): void {
  const file = new URL(`../../../specs/${provider}/openapi.yaml`, import.meta.url);
  const { components } = parse(readFileSync(file, "utf8")) as { components: object };
  const ajv = new Ajv2020({ strict: false, validateSchema: false });
  ajv.addSchema({ components }, "spec");
  const validate = ajv.compile({ $ref: `spec#/components/schemas/${name}` });
  expect(validate(value) ? [] : validate.errors).toEqual([]);
}
