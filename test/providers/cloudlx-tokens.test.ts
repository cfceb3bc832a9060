import { inspect } from "node:util";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { toLifetimeMs } from "../../src/providers/cloudlx/access-tokens.js";
import { createCloudlxClient, type CloudlxOptions } from "../../src/providers/cloudlx/client.js";
import { cloudlxByTokens, failureOf, NOWHERE, type TokenClientOptions } from "../support/simulators/connect.js";
import { forTest } from "../support/simulators/for-test.js";
import {
  always,
  FAULTS,
  firstRequests,
  onPath,
  startCloudlx,
  startRecorder,
  type CloudlxSimulatorOptions,
  type Simulator,
} from "../support/simulators/index.js";

const ONCE = { retry: false } as const;
const ISSUE = "/oauth2/access-token";
const REFRESH = "/oauth2/refresh-token";

/** Returns the paths of the token requests, in the order of arrival. */
function tokenRequests({ requests }: Simulator): string[] {
  return requests.map(({ url }) => url.pathname).filter((path) => path.startsWith("/oauth2/"));
}

async function start(options: CloudlxSimulatorOptions = {}) {
  return forTest(startCloudlx({ rows: 3, ...options }));
}

/** Two ways to list with a client: the facade and `raw`. */
const WAYS: Record<
  string,
  (place: { url: string }, options?: TokenClientOptions, signal?: AbortSignal) => Promise<unknown>
> = {
  "a list": (place, options, signal) =>
    cloudlxByTokens(place, options)
      .numbers.list({}, signal && { signal })
      .toArray(),
  raw: async (place, options, signal) =>
    (await cloudlxByTokens(place, options).raw.GET("/numbers", { ...(signal && { signal }) })).data!.numbers,
};
const ways = Object.entries(WAYS);

/** Returns all texts of an error that users and logs can show. */
function visible(error: unknown): string {
  return [inspect(error, { depth: 20, showHidden: true }), JSON.stringify(error), String(error)].join("\n");
}

test.each([
  ["a delay that exceeds it", 60_000, 1],
  ["delays whose sum exceeds it", 2000, 2],
])("a token is not requested after the attempt's timeout: %s", async (_, retryAfterMs, attempts) => {
  const headers = { "retry-after": String(retryAfterMs / 1000) };
  const simulator = await start({ faults: always({ kind: "status", status: 429, headers }) });
  const failure = await failureOf(cloudlxByTokens(simulator, { timeoutMs: 3900 }).numbers.list().toArray());
  expect(failure).toMatchObject({ name: "RateLimitError", attempts, retryAfterMs });
  expect(failure.message).toMatch(/not retried: the \d+ m?s delay exceeds the remaining deadline/);
  expect(tokenRequests(simulator)).toHaveLength(attempts);
});

test("another attempt follows if the delay before a token request is not the server's and exceeds the timeout", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.99);
  onTestFinished(() => void vi.restoreAllMocks());
  const simulator = await start({ faults: firstRequests(1, { kind: "status", status: 503 }) });
  const client = cloudlxByTokens(simulator, { timeoutMs: 500, retry: { baseDelayMs: 600 } });
  expect(await client.numbers.list().toArray()).toHaveLength(3);
});

describe("the first token", () => {
  test("is requested by the first call and shared by concurrent and later calls", async () => {
    const simulator = await start();
    const client = cloudlxByTokens(simulator);
    expect(simulator.requests).toEqual([]);
    const lists = Array.from({ length: 20 }, () => client.numbers.list().toArray());
    for (const items of await Promise.all(lists)) {
      expect(items).toHaveLength(3);
    }
    await client.numbers.list().toArray();
    expect(tokenRequests(simulator)).toEqual([ISSUE]);
    const sent = simulator.requests.filter(({ url }) => url.pathname === "/numbers");
    expect(sent).toHaveLength(21);
    expect(new Set(sent.map(({ headers }) => headers.authorization))).toEqual(new Set(["Bearer cloudlx-token-1"]));
  });

  test("is sent as a bearer token, also if `token_type` has another value", async () => {
    for (const tokenType of ["client_credentials", "Bearer", "mac", ""]) {
      const simulator = await start({ tokenType });
      expect(await cloudlxByTokens(simulator).numbers.list().toArray()).toHaveLength(3);
    }
  });

  test("a secret can be a function, which is called for each token", async () => {
    const simulator = await start();
    const clientSecret = vi.fn(() => Promise.resolve("cloudlx-sensitive"));
    const client = cloudlxByTokens(simulator, { clientSecret });
    expect(clientSecret).not.toHaveBeenCalled();
    await client.numbers.list().toArray();
    await client.numbers.list().toArray();
    expect(clientSecret).toHaveBeenCalledTimes(1);
    simulator.tokens.expire();
    expect(await client.numbers.list().toArray()).toHaveLength(3);
    expect(clientSecret).toHaveBeenCalledTimes(2);
  });

  test("a secret with white space at its ends is trimmed, and redacted if the server quotes it", async () => {
    const bodies: string[] = [];
    const fetch = async (request: Request) => {
      bodies.push(await request.text());
      return Response.json({ echo: bodies[0] }, { status: 400 });
    };
    for (const clientSecret of ["t0psecret-1\n", () => " t0psecret-1 "]) {
      const failure = await failureOf(cloudlxByTokens(NOWHERE, { clientSecret, fetch }).numbers.list().toArray());
      expect(JSON.parse(bodies.shift()!)).toMatchObject({ client_secret: "t0psecret-1" });
      expect(visible(failure)).not.toContain("t0psecret-1");
    }
  });

  test("a secret function that fails is a CredentialError, and is called again by the next call", async () => {
    const simulator = await start();
    const clientSecret = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error("vault closed"));
    clientSecret.mockResolvedValue("cloudlx-sensitive");
    const client = cloudlxByTokens(simulator, { clientSecret });
    expect(await failureOf(client.numbers.list().toArray())).toMatchObject({ kind: "credential", provider: "cloudlx" });
    expect(simulator.requests).toEqual([]);
    expect(await client.numbers.list().toArray()).toHaveLength(3);
  });

  test("a secret function that returns nothing is an error that names the option, and no request is sent", async () => {
    for (const given of [undefined, null, "", 7] as unknown as string[]) {
      const simulator = await start();
      const failure = await failureOf(
        cloudlxByTokens(simulator, { clientSecret: () => given })
          .numbers.list()
          .toArray(),
      );
      expect([given, failure.name]).toEqual([given, "CredentialError"]);
      expect(failure.message).toMatch(/`clientSecret`/);
      expect(simulator.requests).toEqual([]);
    }
  });

  test("a response without a token is an error that names the missing property", async () => {
    for (const content of [{}, { access_token: null }, { access_token: 7 }, { data: { access_token: "t0k3n-deep" } }]) {
      const simulator = await start({ faults: onPath(ISSUE, always({ kind: "status", status: 200, content })) });
      const failure = await failureOf(cloudlxByTokens(simulator).numbers.list().toArray());
      expect(failure).toMatchObject({ kind: "credential", retryable: false });
      expect(failure.message).toMatch(
        /: expected a non-empty string at `access_token` in the response to the token request$/,
      );
      expect(visible(failure)).not.toContain("t0k3n-deep");
      expect(simulator.requests).toHaveLength(1);
    }
  });

  test("`raw` has the token operations too, and sends them without the client's credential", async () => {
    const simulator = await start();
    const body = {
      grant_type: "client_credentials",
      client_id: "cloudlx-client",
      client_secret: "cloudlx-sensitive",
    } as const;
    const { data } = await cloudlxByTokens(simulator).raw.POST("/oauth2/access-token", { body });
    expect(data).toMatchObject({ access_token: "cloudlx-token-1", refresh_token: "cloudlx-refresh-1" });
    expect(simulator.requests).toHaveLength(1);
  });
});

describe("token renewal", () => {
  test("a rejected token is refreshed once, and concurrent calls share the new token", async () => {
    const simulator = await start();
    const client = cloudlxByTokens(simulator, ONCE);
    await client.numbers.list().toArray();
    simulator.tokens.expire();
    const lists = await Promise.all(Array.from({ length: 12 }, () => client.numbers.list().toArray()));
    for (const items of lists) {
      expect(items).toHaveLength(3);
    }
    expect(tokenRequests(simulator)).toEqual([ISSUE, REFRESH]);
    expect(simulator.requests.at(-1)!.headers.authorization).toBe("Bearer cloudlx-token-2");
  });

  test("each refresh token is used once, for the next token", async () => {
    const simulator = await start();
    const client = cloudlxByTokens(simulator);
    for (let n = 0; n < 4; n++) {
      await client.numbers.list().toArray();
      simulator.tokens.expire();
    }
    expect(tokenRequests(simulator)).toEqual([ISSUE, REFRESH, REFRESH, REFRESH]);
  });

  test.each([
    ["is rejected", { refusesRefresh: true }],
    ["fails", { faults: onPath(REFRESH, always(FAULTS.unavailable)) }],
    ["is truncated", { faults: onPath(REFRESH, always(FAULTS.truncated)) }],
    ["returns HTML", { faults: onPath(REFRESH, always(FAULTS.html)) }],
    ["returns no token", { faults: onPath(REFRESH, always({ kind: "status", status: 200, content: {} })) }],
  ] as [string, CloudlxSimulatorOptions][])(
    "if the refresh %s, a new token is requested, and the refresh is not retried",
    async (_, options) => {
      const simulator = await start(options);
      const client = cloudlxByTokens(simulator);
      await client.numbers.list().toArray();
      simulator.tokens.expire();
      expect(await client.numbers.list().toArray()).toHaveLength(3);
      expect(tokenRequests(simulator)).toEqual([ISSUE, REFRESH, ISSUE]);
    },
  );

  test("a refresh that hangs after a 401 hangs once: the next call requests a new token", async () => {
    const simulator = await start({ faults: onPath(REFRESH, always(FAULTS.hang)) });
    const client = cloudlxByTokens(simulator, { timeoutMs: 60 });
    await client.numbers.list().toArray();
    simulator.tokens.expire();
    await client.numbers
      .list()
      .toArray()
      .catch(() => undefined);
    expect(await client.numbers.list().toArray()).toHaveLength(3);
    expect(tokenRequests(simulator)).toEqual([ISSUE, REFRESH, ISSUE]);
    await vi.waitFor(() => expect(simulator.open).toBe(0));
  });

  test("a refresh that hangs before the token expires uses one attempt: the next one requests a new token", async () => {
    const simulator = await start({ expiresIn: 3600, faults: onPath(REFRESH, always(FAULTS.hang)) });
    const client = cloudlxByTokens(simulator, { timeoutMs: 60 });
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    await client.numbers.list().toArray();
    vi.setSystemTime(Date.now() + 3_300_000);
    expect(await client.numbers.list().toArray()).toHaveLength(3);
    expect(tokenRequests(simulator)).toEqual([ISSUE, REFRESH, ISSUE]);
    await vi.waitFor(() => expect(simulator.open).toBe(0));
  });

  test("a token is refreshed shortly before it expires", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    const simulator = await start({ expiresIn: 3600 });
    const client = cloudlxByTokens(simulator);
    const begun = Date.now();
    const requestsAfter = async (seconds: number) => {
      vi.setSystemTime(begun + seconds * 1000);
      await client.numbers.list().toArray();
      return tokenRequests(simulator).length;
    };
    expect(await requestsAfter(0)).toBe(1);
    expect(await requestsAfter(3000)).toBe(1);
    expect(await requestsAfter(3599)).toBe(2);
    expect(tokenRequests(simulator)).toEqual([ISSUE, REFRESH]);
    // The lifetime of the new token starts at the refresh.
    expect(await requestsAfter(6000)).toBe(2);
    expect(await requestsAfter(7198)).toBe(3);
    expect(simulator.requests.at(-1)!.headers.authorization).toBe("Bearer cloudlx-token-3");
  });

  test("concurrent calls share a refresh before the token expires", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    const simulator = await start();
    const client = cloudlxByTokens(simulator);
    await client.numbers.list().toArray();
    vi.setSystemTime(Date.now() + 3_599_000);
    await Promise.all(Array.from({ length: 10 }, () => client.numbers.list().toArray()));
    expect(tokenRequests(simulator)).toEqual([ISSUE, REFRESH]);
  });

  test("a token without a lifetime is used until the server rejects it", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    const simulator = await start({ expiresIn: null });
    const client = cloudlxByTokens(simulator);
    await client.numbers.list().toArray();
    vi.setSystemTime(Date.now() + 1e12);
    await client.numbers.list().toArray();
    expect(tokenRequests(simulator)).toEqual([ISSUE]);
    simulator.tokens.expire();
    expect(await client.numbers.list().toArray()).toHaveLength(3);
    expect(tokenRequests(simulator)).toEqual([ISSUE, REFRESH]);
  });

  test("invalid lifetimes neither fail a call nor cause endless token requests", async () => {
    for (const expiresIn of [0, -1, 1e30, "soon" as unknown as number]) {
      const simulator = await start({ expiresIn });
      const client = cloudlxByTokens(simulator);
      expect(await client.numbers.list().toArray()).toHaveLength(3);
      expect(await client.numbers.list().toArray()).toHaveLength(3);
      expect(simulator.requests.length).toBeLessThanOrEqual(4);
    }
  });

  test.each([
    [3600, 3_240_000],
    ["3600", 3_240_000],
    [0.001, 1000],
    [1e30, 9e32],
    [Infinity, Infinity],
    ...[0, -1, NaN, "soon", "", "-5", null, undefined, true, {}, []].map((value): [unknown, number] => [
      value,
      Infinity,
    ]),
  ] as [unknown, number][])("`expires_in` of %j is a lifetime of %d ms", (expiresIn, lifetimeMs) => {
    expect(toLifetimeMs(expiresIn)).toBeCloseTo(lifetimeMs, 0);
  });

  test("if the server also rejects the new token, the call fails without a third token", async () => {
    const simulator = await start({ faults: onPath("/numbers", always({ kind: "status", status: 401 })) });
    const failure = await failureOf(cloudlxByTokens(simulator).numbers.list().toArray());
    expect(failure).toMatchObject({ status: 401, operation: "listNumbers", attempts: 2 });
    expect(tokenRequests(simulator)).toEqual([ISSUE, REFRESH]);
  });
});

describe.each(ways)("if the token request fails, %s", (_, get) => {
  test("with a wrong secret ends with an AuthenticationError after one request", async () => {
    const simulator = await start();
    const failure = await failureOf(get(simulator, { clientSecret: "wr0ng-s3cret" }));
    expect(failure).toMatchObject({
      name: "AuthenticationError",
      operation: "requestAccessToken",
      status: 401,
      attempts: 1,
      retryable: false,
    });
    expect(failure.message).toMatch(/^cloudlx: requestAccessToken: /);
    expect(visible(failure)).not.toContain("wr0ng-s3cret");
    expect(tokenRequests(simulator)).toEqual([ISSUE]);
    expect(simulator.requests).toHaveLength(1);
  });

  test.each(["unavailable", "reset", "truncated", "html", "invalidJson", "rateLimited", "redirect"] as const)(
    "retries the token request after one fault (%s)",
    async (kind) => {
      const simulator = await start({ faults: onPath(ISSUE, firstRequests(2, FAULTS[kind])) });
      expect(await get(simulator)).toHaveLength(3);
      expect(tokenRequests(simulator)).toEqual([ISSUE, ISSUE, ISSUE]);
    },
  );

  test.each([
    ["unavailable", "http"],
    ["reset", "network"],
    ["truncated", "network"],
    ["html", "invalid-response"],
  ] as const)("ends after the attempts of one call, not their square (%s)", async (kind, error) => {
    const simulator = await start({ faults: onPath(ISSUE, always(FAULTS[kind])) });
    const failure = await failureOf(get(simulator));
    expect(failure).toMatchObject({ kind: error, operation: "requestAccessToken", attempts: 4 });
    expect(simulator.requests).toHaveLength(4);
    expect(tokenRequests(simulator)).toHaveLength(4);
    const once = await start({ faults: onPath(ISSUE, always(FAULTS[kind])) });
    await failureOf(get(once, ONCE));
    expect(once.requests).toHaveLength(1);
  });

  test.each([FAULTS.hang, FAULTS.hangInBody])("ends after `timeoutMs` if the response hangs ($kind)", async (fault) => {
    const simulator = await start({ faults: onPath(ISSUE, always(fault)) });
    const failure = await failureOf(get(simulator, { timeoutMs: 30, retry: { maxRetries: 1, baseDelayMs: 0 } }));
    expect(failure).toMatchObject({ kind: "timeout", limit: "attempt", limitMs: 30 });
    await vi.waitFor(() => expect(simulator.open).toBe(0));
    expect(tokenRequests(simulator).length).toBeLessThanOrEqual(4);
  });

  test.each([FAULTS.hang, FAULTS.hangInBody])(
    "ends after `deadlineMs` if the response hangs ($kind)",
    async (fault) => {
      const simulator = await start({ faults: onPath(ISSUE, always(fault)) });
      const failure = await failureOf(get(simulator, { deadlineMs: 200 }));
      expect(failure).toMatchObject({ kind: "timeout", limit: "deadline", limitMs: 200 });
      await vi.waitFor(() => expect(simulator.open).toBe(0));
      expect(simulator.requests).toHaveLength(1);
    },
  );

  test.each([FAULTS.hang, FAULTS.hangInBody])(
    "ends immediately when the signal is aborted while the response hangs ($kind)",
    async (fault) => {
      const simulator = await start({ faults: onPath(ISSUE, always(fault)) });
      const controller = new AbortController();
      const failing = failureOf(get(simulator, {}, controller.signal));
      await vi.waitFor(() => expect(simulator.open).toBe(1));
      controller.abort(new Error("enough"));
      const failure = await failing;
      expect(failure).toMatchObject({ kind: "abort", name: "AbortError" });
      expect(failure.cause).toMatchObject({ message: "enough" });
      await vi.waitFor(() => expect(simulator.open).toBe(0));
      expect(simulator.requests).toHaveLength(1);
    },
  );

  test("does not send its secret to another origin", async () => {
    const elsewhere = await forTest(startRecorder({ access_token: "stolen" }));
    const location = `${elsewhere.url}${ISSUE}`;
    for (const status of [301, 302, 303, 307, 308]) {
      const simulator = await start({ faults: onPath(ISSUE, always({ kind: "redirect", status, location })) });
      expect(await failureOf(get(simulator))).toMatchObject({ kind: "http", status, operation: "requestAccessToken" });
      expect(simulator.requests).toHaveLength(1);
    }
    expect(elsewhere.requests).toEqual([]);
  });
});

test("failed attempts are numbered from 1 if the token request hangs", async () => {
  const simulator = await start({ faults: onPath(ISSUE, always(FAULTS.hang)) });
  const attempts: number[] = [];
  const retry = { maxRetries: 2, baseDelayMs: 0 };
  const onRetry = ({ attempt }: { attempt: number }) => attempts.push(attempt);
  const client = cloudlxByTokens(simulator, { timeoutMs: 50, retry, onRetry });
  await failureOf(client.numbers.list().toArray());
  expect(attempts).toEqual([1, 2]);
});

test("aborting one of the calls that share a token request does not affect the others", async () => {
  for (const aborted of [0, 1, 2]) {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const simulator = await start({ beforeResponse: () => held });
    const client = cloudlxByTokens(simulator, { ...ONCE });
    const controllers = [0, 1, 2].map(() => new AbortController());
    const lists = controllers.map(({ signal }) =>
      client.numbers
        .list({}, { signal })
        .toArray()
        .catch((error: unknown) => error),
    );
    await vi.waitFor(() => expect(simulator.open).toBe(1));
    controllers[aborted]!.abort();
    expect(await lists[aborted]).toMatchObject({ name: "AbortError" });
    release();
    for (const [i, list] of lists.entries()) {
      if (i !== aborted) {
        expect(await list).toHaveLength(3);
      }
    }
    // Aborting the call that sent the request does not cancel it: other calls wait for it.
    expect(tokenRequests(simulator)).toEqual([ISSUE]);
  }
});

describe("redaction", () => {
  const SECRET = `s3cr&t <"'> +/=%\\`;
  const html = (text: string, of: (char: string) => string) => [...text].map(of).join("");
  const named: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
  const FORMS: Record<string, (text: string) => string> = {
    plain: (text) => text,
    JSON: (text) => JSON.stringify(text).slice(1, -1),
    "a form": (text) => new URLSearchParams({ s: text }).toString().slice(2),
    "a URL": encodeURIComponent,
    "decimal HTML": (text) => html(text, (char) => `&#${char.charCodeAt(0)};`),
    "hexadecimal HTML": (text) => html(text, (char) => `&#x${char.charCodeAt(0).toString(16)};`),
    "named HTML": (text) => html(text, (char) => named[char] ?? char),
    base64: btoa,
  };

  test.each(Object.entries(FORMS))("redacts a secret that the server returns in %s", async (_, form) => {
    const echo = form(SECRET);
    for (const status of [200, 400, 401, 403, 500]) {
      for (const content of [`<p>no: ${echo}</p>`, { error: `no: ${echo}`, [echo]: 1 }]) {
        const simulator = await start({
          clientSecret: SECRET,
          faults: onPath(ISSUE, always({ kind: "status", status, content })),
        });
        const events: unknown[] = [];
        const onEvent = (event: unknown) => events.push(event);
        const options = {
          clientSecret: SECRET,
          retry: { maxRetries: 1, baseDelayMs: 0 },
          onRetry: onEvent,
          onResponse: onEvent,
        };
        const failure = await failureOf(cloudlxByTokens(simulator, options).numbers.list().toArray());
        const seen = [failure, failure.cause, ...events].map(visible).join("\n");
        for (const bad of [echo, JSON.stringify(echo).slice(1, -1), SECRET]) {
          expect([status, seen.includes(bad)]).toEqual([status, false]);
        }
      }
    }
  });

  test("redacts the token, an old token, a refresh token and the secret in the error of a list", async () => {
    const texts = ["cloudlx-token-1", "cloudlx-refresh-1", "cloudlx-token-2", "cloudlx-refresh-2", "cloudlx-sensitive"];
    const content = { echo: texts, encoded: texts.map((text) => btoa(text)) };
    let broken = false;
    const simulator = await start({
      faults: (_, path) => (broken && path === "/numbers" ? { kind: "status", status: 400, content } : undefined),
    });
    const client = cloudlxByTokens(simulator);
    await client.numbers.list().toArray();
    simulator.tokens.expire();
    await client.numbers.list().toArray();
    broken = true;
    const seen = visible(await failureOf(client.numbers.list().toArray()));
    expect(seen).toContain("[redacted]");
    for (const text of texts) {
      expect([text, seen.includes(text), seen.includes(btoa(text))]).toEqual([text, false, false]);
    }
  });

  test("an invalid response to a token request does not show the tokens", async () => {
    const whole = JSON.stringify({
      access_token: "t0k3n-in-pieces",
      refresh_token: "r3fr3sh-in-pieces",
      expires_in: 3600,
    });
    const contents = [
      whole.slice(0, -1),
      whole.slice(0, 30),
      `callback(${whole})`,
      `[${whole}]`,
      JSON.stringify(whole),
    ];
    for (const content of contents) {
      for (const status of [200, 201]) {
        const simulator = await start({ faults: onPath(ISSUE, always({ kind: "status", status, content })) });
        const failure = await failureOf(cloudlxByTokens(simulator, ONCE).numbers.list().toArray());
        expect(failure).toMatchObject({ operation: "requestAccessToken" });
        expect(visible(failure) + visible(failure.cause)).not.toMatch(/t0k3n|r3fr3sh|cloudlx-sensitive/);
      }
    }
    const cut = await start({ faults: onPath(ISSUE, always(FAULTS.truncated)) });
    const failure = await failureOf(cloudlxByTokens(cut, ONCE).numbers.list().toArray());
    expect(failure).toMatchObject({ kind: "network", operation: "requestAccessToken" });
    expect(visible(failure) + visible(failure.cause)).not.toMatch(/cloudlx-(token|refresh|secret)/);
  });

  test("the client does not show its secret", () => {
    expect(visible(cloudlxByTokens(NOWHERE, { clientSecret: SECRET }))).not.toContain("s3cr&t");
  });
});

test.each<[string, object, RegExp]>([
  [
    "an access token with client id and secret",
    { accessToken: "t", clientId: "c", clientSecret: "s" },
    /`accessToken`.*`clientId`/,
  ],
  ["null as an access token and an API client", { accessToken: null, clientId: "c", clientSecret: "s" }, /not both/],
  ["null as a secret", { clientId: "c", clientSecret: null }, /`clientSecret` must be a non-empty string/],
  ["an access token with a client id", { accessToken: "t", clientId: "c" }, /`accessToken`.*`clientId`/],
  ["an access token with a client secret", { accessToken: "t", clientSecret: "s" }, /`accessToken`.*`clientSecret`/],
  ["an id without a secret", { clientId: "c" }, /`clientSecret` must be a non-empty string/],
  ["an id with an empty secret", { clientId: "c", clientSecret: "" }, /`clientSecret` must be a non-empty string/],
  [
    "an id with a number as the secret",
    { clientId: "c", clientSecret: 7 },
    /`clientSecret` must be a non-empty string/,
  ],
  [
    "a secret that is not printable ASCII",
    { clientId: "c", clientSecret: "s3cret-9\u20ac" },
    /`clientSecret` must be a non-empty string of printable ASCII/,
  ],
  ["a secret without an id", { clientSecret: "s3cret-9" }, /`clientId` must be a non-empty string/],
  ["an id that is not a string", { clientId: 7, clientSecret: "s3cret-9" }, /`clientId` must be a non-empty string/],
  ["nothing", {}, /`accessToken` must be a non-empty string of printable ASCII/],
])("%s is an error that names the option when the client is created", (_, options, message) => {
  const made = () => createCloudlxClient({ baseUrl: NOWHERE.url, ...options } as CloudlxOptions);
  expect(made).toThrow(TypeError);
  expect(made).toThrow(message);
  expect(made).not.toThrow(/s3cret-9/);
});
