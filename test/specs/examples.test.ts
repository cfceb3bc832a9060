/**
 * Every example of every spec is tested with the mock, the facade and the normalizer. Every rule of the mock is tested
 * with a request that it matches.
 */
import { describe, expect, test } from "vitest";
import { api as cloudlxApi } from "../../generated/cloudlx/operations.js";
import type { paths as CloudlxPaths } from "../../generated/cloudlx/types.js";
import { examplesOf, matches, pathValues, type Example } from "../../scripts/mock/rules.js";
import { operationsOf, readSpecs, type Node, type Spec, type SpecOperation } from "../../scripts/openapi/specs.js";
import { createApiClient, type ApiClient } from "../../src/http/client.js";
import {
  AuthenticationError,
  HttpError,
  NotFoundError,
  PermissionError,
  ServerError,
} from "../../src/http/errors/http-error.js";
import { RpcError } from "../../src/http/errors/rpc-error.js";
import { resolveClientOptions, type ClientOptions } from "../../src/http/settings.js";
import type { Listing } from "../../src/listing/listing.js";
import { apifonica } from "../../src/providers/apifonica/provider.js";
import { callgear } from "../../src/providers/callgear/provider.js";
import { cloudlx } from "../../src/providers/cloudlx/provider.js";
import { findProvider, type RecordOf } from "../../src/providers/index.js";
import { invoca } from "../../src/providers/invoca/provider.js";
import type { NormalizedNumber } from "../../src/providers/provider.js";
import { useMock } from "../support/mock.js";
import { NOTHING } from "../support/empty-number.js";

const mock = useMock();

/** The facade's call of each operation. A list returns its first page. */
const calls: Record<string, (options: ClientOptions) => Promise<object[]>> = {
  "invoca listDestinations": (options) => firstPage(invoca.connect(mock.env, options).destinations.list()),
  "invoca getDestination": async (options) => [await invoca.connect(mock.env, options).destinations.get(1)],
  "cloudlx listNumbers": (options) => firstPage(cloudlx.connect(mock.env, options).numbers.list()),
  "cloudlx requestAccessToken": (options) => {
    const body = { grant_type: "client_credentials", client_id: "my-client", client_secret: "my-secret" } as const;
    return tokens(options, (raw, fetch) => raw.POST("/oauth2/access-token", { body, fetch }));
  },
  "cloudlx refreshAccessToken": (options) => {
    const client = { client_id: "my-client", client_secret: "my-secret" };
    const body = { grant_type: "refresh_token", refresh_token: "mock-cloudlx-refresh-token", ...client } as const;
    return tokens(options, (raw, fetch) => raw.POST("/oauth2/refresh-token", { body, fetch }));
  },
  "apifonica listNumbers": (options) => firstPage(apifonica.connect(mock.env, options).numbers.list()),
  "callgear getVirtualNumbers": (options) => {
    const filter = { field: "status", operator: "=", value: "active" } as const;
    return firstPage(callgear.connect(mock.env, options).virtualNumbers.list({ filter }));
  },
};

async function firstPage<Item extends object>(listing: Listing<Item>): Promise<Item[]> {
  for await (const { items } of listing.pages()) {
    return items;
  }
  return [];
}

/** Returns the body of a token request, or throws its error. The facade has no method for tokens. */
async function tokens(
  options: ClientOptions,
  request: (
    raw: ApiClient<CloudlxPaths>["raw"],
    fetch: (request: Request) => Promise<Response>,
  ) => Promise<{ data?: object; response: Response }>,
): Promise<object[]> {
  const settings = resolveClientOptions(options, {});
  const { raw, send } = createApiClient<CloudlxPaths>(cloudlxApi, settings, { credential: ["accessToken", "unused"] });
  const { data } = await send((fetch) => request(raw, fetch));
  return [data];
}

interface Case extends SpecOperation {
  title: string;
  provider: string;
  example: Example;
}

const specs: Spec[] = await readSpecs();
const cases: Case[] = specs.flatMap((spec) =>
  operationsOf(spec).flatMap((found) =>
    examplesOf(spec.document, found.operation).map((example) => ({
      ...found,
      title: `${spec.provider} ${found.operation["operationId"]}`,
      provider: spec.provider,
      example,
    })),
  ),
);
const isError = ({ operation, example }: Case) =>
  example.status >= 400 || (operation["x-rpc-method"] !== undefined && (example.value as Node)["error"] !== undefined);
const named = (some: Case[]) => some.map((one) => [one.title, one.example.name, one] as const);

/** Runs the facade's call with this `fetch`. Returns the requests, and the result or error. */
async function run({ title, provider }: Case, fetch: (request: Request) => Promise<Response>) {
  const sent: Request[] = [];
  const call = calls[title];
  if (call === undefined) {
    throw new Error(`no facade call is defined for ${title}`);
  }
  const outcome = await call({
    baseUrl: mock.env[`${provider.toUpperCase()}_BASE_URL`]!,
    retry: false,
    fetch: (request) => {
      sent.push(request);
      return fetch(request);
    },
  }).catch((error: unknown) => error as Error);
  return { sent, outcome };
}

/** Runs the facade's call against the mock, which responds with the example. */
function runWithExample(one: Case) {
  return run(one, (request) => {
    request.headers.set("prefer", `code=${one.example.status}, example=${one.example.name}`);
    return fetch(request);
  });
}

/** Returns the records in the example of a successful response. */
function recordsIn({ operation, example }: Case): object[] {
  const path = (operation["x-pagination"] as Node | undefined)?.["items"] as string | undefined;
  if (path === undefined) {
    return [example.value as object];
  }
  return path.split(".").reduce((value, key) => value[key] as Node, example.value as Node) as unknown as object[];
}

describe("an example of a success", () => {
  test.each(named(cases.filter((one) => !isError(one))))("of %s is what the facade returns: %s", async (_, __, one) => {
    expect((await runWithExample(one)).outcome).toEqual(recordsIn(one));
  });
});

describe("an example of an error", () => {
  const classes: Record<number, typeof HttpError> = {
    400: HttpError,
    401: AuthenticationError,
    403: PermissionError,
    404: NotFoundError,
    500: ServerError,
  };

  test.each(named(cases.filter(isError)))(
    "of %s is what the facade throws, after one attempt: %s",
    async (_, __, one) => {
      const { sent, outcome } = await runWithExample(one);
      const { status, value } = one.example;
      const context = { provider: one.provider, attempts: 1 };
      if (status >= 400) {
        expect((outcome as HttpError).constructor).toBe(classes[status]);
        expect(outcome).toMatchObject({ ...context, status, body: value });
      } else {
        const { code, data } = (value as Node)["error"] as Node;
        expect(outcome).toBeInstanceOf(RpcError);
        expect(outcome).toMatchObject({ ...context, code, mnemonic: data["mnemonic"], field: data["field"] });
      }
      expect(sent).toHaveLength(1);
    },
  );
});

/** The normalized form of the first example of each list. */
const normalized: Record<string, Partial<NormalizedNumber>[]> = {
  "invoca listDestinations": [
    {
      id: "1",
      number: "202-555-0001",
      e164: "+12025550001",
      country: "US",
      name: "My test campaign 1 - New York",
      activatedAt: "2023-10-19T03:34:42-07:00",
    },
    {
      id: "2",
      number: "202-555-0002",
      e164: "+12025550002",
      country: "US",
      name: "Live campaign New Jersey",
      activatedAt: "2023-10-19T03:49:21-07:00",
    },
  ],
  "cloudlx listNumbers": [
    {
      id: "7c327e0f-6bce-4b2f-9d5d-9c86e7fa065f",
      number: "+441245123456",
      e164: "+441245123456",
      country: "GB",
      status: "reserved",
      monthlyCharge: 0.3,
      activatedAt: "2016-01-03T17:48:59",
    },
  ],
  "apifonica listNumbers": [
    {
      id: "{numberSID}",
      number: "447480600503",
      e164: "+447480600503",
      country: "GB",
      type: "local",
      voice: false,
      messaging: true,
      activatedAt: "2016-03-31T11:16:59+03:00",
    },
  ],
  "callgear getVirtualNumbers": [
    {
      id: "74213",
      number: "74950000001",
      e164: "+74950000001",
      country: "RU",
      status: "active",
      name: "Front desk",
      activatedAt: "2024-03-05T10:15:00",
    },
    {
      id: "74290",
      number: "78000000001",
      e164: "+78000000001",
      country: "RU",
      status: "active",
      name: "Hotline",
      activatedAt: "2021-11-30T23:59:59",
    },
  ],
};

describe("the normalizer", () => {
  const normalize = (one: Case) => (record: object) => findProvider(one.provider)!.normalize(record as RecordOf);

  test.each(named(cases.filter((one) => !isError(one))))("of %s accepts every record of %s", (_, __, one) => {
    for (const record of recordsIn(one)) {
      expect(Object.keys(normalize(one)(record)).sort()).toEqual(Object.keys(NOTHING).sort());
    }
  });

  const firsts = specs.flatMap((spec) =>
    operationsOf(spec)
      .filter(({ operation }) => operation["x-pagination"])
      .map(({ operation }) => cases.find((one) => one.operation === operation)!),
  );

  test.each(named(firsts))("of %s returns the expected fields for its first example: %s", (title, _, one) => {
    expect(recordsIn(one).map(normalize(one))).toEqual(normalized[title]?.map((some) => ({ ...NOTHING, ...some })));
  });
});

/** Values for patterns. Numbers are first, because the spec can require one. */
const SAMPLES = [3, 300_000, "x", "["];

/** Returns values that a matcher matches, one for each alternative, with as few changes of `value` as possible. */
function variants(matcher: unknown, value: unknown): unknown[] {
  if (Array.isArray(matcher)) {
    return matcher.flatMap((alternative) => variants(alternative, value));
  }
  if (typeof matcher !== "object" || matcher === null) {
    return [matcher];
  }
  if ("absent" in matcher) {
    return [undefined];
  }
  if ("not" in matcher) {
    return [`not-${String(matcher.not)}`];
  }
  if ("pattern" in matcher) {
    return SAMPLES.filter((sample) => matches(matcher, sample)).slice(0, 1);
  }
  return Object.entries(matcher).reduce<Node[]>(
    (found, [key, inner]) =>
      found.flatMap((holder) => variants(inner, holder[key]).map((variant) => ({ ...holder, [key]: variant }))),
    [{ ...(value as Node) }],
  );
}

describe("a rule", () => {
  // Operations can share a response although some of them do not have the parameter of its rule.
  const ruled = cases.filter(({ path, example }) =>
    example.when === undefined
      ? false
      : Object.keys((example.when["path"] ?? {}) as Node).every((name) => path.includes(`{${name}}`)),
  );

  test.each(named(ruled))("of %s selects its example: %s", async (_, __, one) => {
    const { path, method, example } = one;
    const base = (await run(one, () => Promise.reject(new Error("not sent: the test only needs the request"))))
      .sent[0]!;
    const url = new URL(base.url);
    const prefix = `/${one.provider}`;
    const parts = {
      path: pathValues(path, url.pathname.slice(prefix.length)),
      query: Object.fromEntries(url.searchParams),
      header: Object.fromEntries(base.headers),
      ...(base.body !== null && { body: (await base.json()) as unknown }),
    };
    const requests = variants(example.when, parts) as (typeof parts)[];
    expect(requests).not.toEqual([]);
    for (const request of requests) {
      const filled = path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => encodeURIComponent(request.path![name]!));
      const response = await fetch(`${url.origin}${prefix}${filled}?${new URLSearchParams(given(request.query))}`, {
        method: method.toUpperCase(),
        headers: given(request.header),
        ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
      });
      expect({ status: response.status, value: await response.json() }).toEqual({
        status: example.status,
        value: example.value,
      });
    }
  });
});

function given<T>(map: Record<string, T | undefined>): Record<string, T> {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined)) as Record<string, T>;
}
