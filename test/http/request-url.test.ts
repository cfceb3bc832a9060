/** The credential is sent to URLs below the base URL only, whatever the caller's options and middlewares are. */
import { describe, expect, test, vi } from "vitest";
import { createRequestUrlCheck, hasDotSegment, rejectDotSegments } from "../../src/http/request-url.js";
import { createApifonicaClient } from "../../src/providers/apifonica/client.js";
import {
  apifonica,
  callgear,
  cloudlx,
  failureOf,
  invoca,
  type Place,
  type TestClientOptions,
} from "../support/simulators/connect.js";
import { scriptedFetch } from "../support/simulators/scripted-fetch.js";

const BASE = "https://api.test/v2";
const PLACE: Place = { url: BASE };

interface AnyRaw {
  GET: (path: string, init?: object) => Promise<{ data?: unknown; response: Response }>;
  POST: AnyRaw["GET"];
  PUT: AnyRaw["GET"];
  request: (method: string, path: string, init?: object) => Promise<{ data?: unknown }>;
  use: (...middlewares: object[]) => void;
}

const rpcBody = { jsonrpc: "2.0", id: 1, method: "get.virtual_numbers", params: {} };

/** A call with `raw` and a list, for each provider. */
const PROVIDERS = {
  invoca: {
    raw: (place: Place, options: TestClientOptions) => invoca(place, options).raw,
    path: "/1234/customer_phone_numbers.json",
    init: {},
    list: (place: Place, options: TestClientOptions) => invoca(place, options).destinations.list().toArray(),
  },
  cloudlx: {
    raw: (place: Place, options: TestClientOptions) => cloudlx(place, options).raw,
    path: "/numbers",
    init: {},
    list: (place: Place, options: TestClientOptions) => cloudlx(place, options).numbers.list().toArray(),
  },
  apifonica: {
    raw: (place: Place, options: TestClientOptions) => apifonica(place, options).raw,
    path: "/accounts/acc-1/numbers",
    init: {},
    list: (place: Place, options: TestClientOptions) => apifonica(place, options).numbers.list().toArray(),
  },
  callgear: {
    raw: (place: Place, options: TestClientOptions) => callgear(place, options).raw,
    path: "/v2.0",
    init: { method: "POST", body: rpcBody },
    list: (place: Place, options: TestClientOptions) => callgear(place, options).virtualNumbers.list().toArray(),
  },
} as const;

/** Base URLs that are not the client's. */
const OTHER_BASES = [
  "https://evil.test/v2",
  "https://api.test.evil.test/v2",
  "https://evil-api.test/v2",
  "https://api.test./v2",
  "http://api.test/v2",
  "https://api.test:8443/v2",
  "http://api.test:443/v2",
  "https://user@api.test/v2",
  "https://user:password@api.test/v2",
  "https://api.test@evil.test/v2",
  "https://api.test/v1",
  "https://api.test/v20",
  "https://api.test",
  "https://api.test/v2/../v1",
  "https:\\\\evil.test\\v2",
  "https://\u00e0pi.test/v2",
  "https://[::1]/v2",
  "//evil.test/v2",
  "/v2",
  "v2",
];

/** Paths that leave the base URL when they are appended to it. */
const OTHER_PATHS = ["@evil.test/x", ".evil.test/x", ":8443/x", "0/x", "//evil.test/x", "/\\evil.test/x"];

/** Values of a path parameter that would remove segments of the path. */
const DOTS = ["..", ".", "%2e%2e", "%2E.", "../x", "x/../..", "..\\x"];

describe.each(Object.entries(PROVIDERS))("%s", (_, { raw, path, init, list }) => {
  const create = () => {
    const { fetch, requests } = scriptedFetch(new Response("{}", { status: 403 }));
    const credential = vi.fn(() => "s3cret-token");
    const client = raw(PLACE, { fetch, credential }) as unknown as AnyRaw;
    const send = (url: string, options: object = {}) =>
      "body" in init ? client.POST(url, { ...init, ...options }) : client.GET(url, options);
    const expectRefused = async (call: Promise<unknown>) => {
      const failure = await failureOf(call);
      expect(failure).toBeInstanceOf(TypeError);
      expect(failure.message).toMatch(/^the (URL|path) of a request must /);
      expect(requests).toEqual([]);
      expect(credential).not.toHaveBeenCalled();
    };
    return { client, fetch, requests, send, expectRefused };
  };

  test("`raw` with another `baseUrl` is a TypeError, and nothing is sent", async () => {
    for (const baseUrl of OTHER_BASES) {
      const { send, expectRefused } = create();
      await expectRefused(send(path, { baseUrl }));
    }
  });

  test("`raw` with another spelling of the same `baseUrl` is sent", async () => {
    for (const baseUrl of [BASE, `${BASE}/`, "HTTPS://API.test:443/v2"]) {
      const { send, requests } = create();
      await send(path, { baseUrl }).catch(() => undefined);
      expect(requests.map(({ url }) => url)).toEqual([`${BASE}${path}`]);
    }
  });

  test("a path that leads elsewhere is a TypeError, and nothing is sent", async () => {
    for (const other of OTHER_PATHS) {
      const { send, expectRefused } = create();
      await expectRefused(send(other));
    }
    const { client, expectRefused } = create();
    await expectRefused(client.request("delete", "@evil.test/x"));
    await expectRefused(client.PUT("/a/../b", { body: {} }));
  });

  test("a middleware that changes the URL to another place is a TypeError, and nothing is sent", async () => {
    for (const other of OTHER_BASES.filter((url) => URL.canParse(url) && !url.includes("@"))) {
      const { client, send, expectRefused } = create();
      client.use({ onRequest: ({ request }: { request: Request }) => new Request(`${other}${path}`, request) });
      await expectRefused(send(path));
    }
  });

  test("a middleware of one call, or a `Request` class of the caller, cannot change the place either", async () => {
    const other = "https://evil.test/v2/x";
    const { send, expectRefused } = create();
    const onRequest = ({ request }: { request: Request }) => new Request(other, request);
    await expectRefused(send(path, { middleware: [{ onRequest }] }));
    class Elsewhere extends Request {
      constructor(_url: string, options: RequestInit) {
        super(other, options);
      }
    }
    await expectRefused(send(path, { Request: Elsewhere }));
  });

  test("a middleware that adds headers, or changes the query, is sent", async () => {
    const { client, send, requests } = create();
    client.use({
      onRequest: ({ request }: { request: Request }) => {
        request.headers.set("traceparent", "00-1");
        return new Request(`${request.url}?page=7`, request);
      },
    });
    await send(path).catch(() => undefined);
    expect(requests.map(({ url }) => url)).toEqual([`${BASE}${path}?page=7`]);
    expect(requests[0]!.headers.get("traceparent")).toBe("00-1");
  });

  test("the facade works with a base URL that ends with a slash, has a port, or an IPv6 host", async () => {
    for (const [url, expected] of [
      [`${BASE}/`, BASE],
      ["https://api.test", "https://api.test"],
      ["https://api.test/", "https://api.test"],
      ["http://[::1]:8080/a/b/", "http://[::1]:8080/a/b"],
      ["https://API.test:443/%7Ev2", "https://api.test/%7Ev2"],
      ["https://api.test/v1/%2e%2e/v2", BASE],
    ] as const) {
      const { fetch, requests } = scriptedFetch({});
      await list({ url }, { fetch, retry: false }).catch(() => undefined);
      expect(requests[0]!.url.startsWith(`${expected}${path}`)).toBe(true);
    }
  });
});

test("a middleware that changes the URL ends a list too", async () => {
  const { fetch, requests } = scriptedFetch({});
  const client = invoca(PLACE, { fetch });
  client.raw.use({ onRequest: ({ request }) => new Request("https://evil.test/v2/x", request) });
  expect(await failureOf(client.destinations.list().toArray())).toBeInstanceOf(TypeError);
  expect(requests).toEqual([]);
});

test("a path parameter with dot segments is a TypeError, and nothing is sent", async () => {
  for (const dots of DOTS) {
    const { fetch, requests } = scriptedFetch({ numbers: [] });
    const { raw } = apifonica(PLACE, { fetch });
    const params = { path: { accountSID: dots } };
    const calls = [
      () => raw.GET("/accounts/{accountSID}/numbers", { params }),
      () => raw.GET("/accounts/{accountSID}/numbers", { params, signal: new AbortController().signal }),
      () => raw.GET("/accounts/{accountSID}/numbers", { params, middleware: [{ onRequest: () => undefined }] }),
      () => raw.request("get", "/accounts/{accountSID}/numbers", { params }),
      () => raw.GET(`/accounts/${dots}/numbers` as "/accounts/{accountSID}/numbers", {} as never),
      () => raw.GET("/accounts/{accountSID}/numbers", { params, pathSerializer: () => `/accounts/${dots}/numbers` }),
    ];
    for (const call of calls) {
      const failure = await failureOf(call());
      expect(failure).toBeInstanceOf(TypeError);
      expect(failure.message).toBe("the path of a request must not contain the segment `.` or `..`");
    }
    expect(requests).toEqual([]);
  }
});

test("an `accountSid` with dot segments is a TypeError", () => {
  for (const accountSid of DOTS) {
    expect(() => createApifonicaClient({ accountSid, authToken: "t" })).toThrow(
      new TypeError("`accountSid` must not contain the path segment `.` or `..`"),
    );
  }
});

test.each([
  ["/a/b", false],
  ["/a.b/..c/d../...", false],
  ["/.json", false],
  ["/100%/%zz", false],
  ["/a/..", true],
  ["/a/./b", true],
  ["/a/%2e%2E/b", true],
  ["/a/%252e%252e/b", true],
  ["/a%2F..%2Fb", true],
  ["/a\\..\\b", true],
  ["/a/.\t./b", true],
])("dot segments of %j: %j", (path, expected) => {
  expect(hasDotSegment(path)).toBe(expected);
});

test("dots in a query or a fragment do not count as segments", () => {
  expect(() => rejectDotSegments(`${BASE}/x?a=/../b#/../c`)).not.toThrow();
});

test("the error names the origin without a user name and a query", () => {
  const check = createRequestUrlCheck(BASE);
  const prefix = "the URL of a request must be below the client's base URL (https://api.test/v2), got ";
  for (const [url, got] of [
    ["https://user:s3cret@evil.test/x?token=s3cret", "https://evil.test"],
    ["https://user:s3cret@api.test/v2/x", "a user name or password"],
    ["https://api.test/s3cret", "another path"],
    ["/s3cret", "a relative or invalid URL"],
  ] as const) {
    expect(() => check(url)).toThrow(new TypeError(prefix + got));
  }
  expect(() => check("https://api.test/v2/x")).not.toThrow();
  expect(() => check("https://api.test/v2")).not.toThrow();
});
