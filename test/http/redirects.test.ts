import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { callgear, CASES, failureOf, invoca, NOWHERE, type Case } from "../support/simulators/connect.js";
import { forTest } from "../support/simulators/for-test.js";
import {
  always,
  FAULTS,
  firstRequests,
  PLACES_ELSEWHERE,
  PLACES_HERE,
  startCallgear,
  startInvoca,
  startRecorder,
} from "../support/simulators/index.js";
import { scriptedFetch } from "../support/simulators/scripted-fetch.js";
import "../support/property-runs.js";

describe.each(CASES)("$id", ({ id, start, list, empty }) => {
  test("a redirect on the same origin is followed in the same attempt", async () => {
    const simulator = await forTest(start({ rows: 3, faults: firstRequests(5, FAULTS.redirect) }));
    expect(await list(simulator, {}, { retry: false }).toArray()).toHaveLength(3);
    expect(simulator.requests).toHaveLength(6);
    const [first, ...others] = simulator.requests.map(({ method, body }) => ({ method, body }));
    for (const other of others) {
      expect(other).toEqual(first);
    }
  });

  test("a redirect loop ends after five redirects", async () => {
    const simulator = await forTest(start({ rows: 3, faults: always(FAULTS.redirect) }));
    expect(await failureOf(list(simulator).toArray())).toMatchObject({ kind: "http", status: 307, attempts: 1 });
    expect(simulator.requests).toHaveLength(6);
  });

  test.each([301, 302, 303, 307, 308])("a redirect (%i) to another origin is not followed", async (status) => {
    const elsewhere = await forTest(startRecorder(empty));
    const location = `${elsewhere.url}/steal?x=1`;
    const simulator = await forTest(start({ rows: 3, faults: always({ kind: "redirect", status, location }) }));
    const failure = await failureOf(list(simulator).toArray());
    expect(failure).toMatchObject({ kind: "http", status, attempts: 1, retryable: false });
    expect(elsewhere.requests).toEqual([]);
    expect(simulator.requests).toHaveLength(1);
  });

  test("a redirect to another scheme, port, or host with a user name is not followed", async () => {
    const elsewhere = await forTest(startRecorder(empty));
    const { host } = new URL(elsewhere.url);
    const origin = { url: "" };
    const locations = [
      () => `//${host}/x`,
      () => origin.url.replace("http:", "https:"),
      () => origin.url.replace("//", "//user@").replace(new URL(origin.url).host, host),
      () => "file:///etc/hosts",
      () => "data:application/json,{}",
      () => "javascript:1",
      () => "http://",
    ];
    for (const location of locations) {
      const simulator = await forTest(start({ rows: 3, faults: () => ({ kind: "redirect", location: location() }) }));
      origin.url = simulator.url;
      expect(await failureOf(list(simulator).toArray())).toMatchObject({ kind: "http", status: 307, attempts: 1 });
      expect(simulator.requests).toHaveLength(1);
    }
    expect(elsewhere.requests).toEqual([]);
  });

  test("a redirect without a location is an error", async () => {
    const { fetch, requests } = scriptedFetch(new Response("", { status: 307 }));
    expect(await failureOf(list(NOWHERE, {}, { fetch }).toArray())).toMatchObject({ kind: "http", status: 307 });
    expect(requests).toHaveLength(1);
  });

  test("a redirect whose target the runtime does not expose is an error", async () => {
    // As in browsers. No constructor creates such a response.
    const hidden = Object.defineProperties(new Response(null), {
      type: { value: "opaqueredirect" },
      status: { value: 0 },
      ok: { value: false },
    });
    const { requests, fetch } = scriptedFetch(() => hidden);
    const failure = await failureOf(list(NOWHERE, {}, { fetch }).toArray());
    expect(failure).toMatchObject({ kind: "network", provider: id, retryable: false });
    expect(failure.message).toMatch(/redirect not followed: this runtime does not expose its target/);
    expect(requests).toHaveLength(1);
    expect(requests[0]!.redirect).toBe("manual");
  });
});

/** Returns the requests of a list call whose first response redirects to `location`. */
async function requestsAfter({ list, empty }: Case, location: string, status = 307) {
  const sent: { url: URL; authorization: string | null; body: string }[] = [];
  const fetch = async (request: Request) => {
    const { url, headers } = request;
    sent.push({ url: new URL(url), authorization: headers.get("authorization"), body: await request.text() });
    return sent.length === 1 ? new Response("", { status, headers: { location } }) : Response.json(empty);
  };
  const outcome: unknown = await list(NOWHERE, {}, { fetch, retry: false })
    .toArray()
    .catch((error: unknown) => error);
  return { sent, outcome };
}

describe.each(CASES)("$id, at https://api.test", (one) => {
  test.each(Object.entries(PLACES_ELSEWHERE))("a location with %s is not followed", async (_, location) => {
    const { sent, outcome } = await requestsAfter(one, location);
    expect(sent.map(({ url }) => url.origin)).toEqual([NOWHERE.url]);
    expect(outcome).toMatchObject({ kind: "http", status: 307, provider: one.id, retryable: false });
    expect((outcome as Error).message.length).toBeLessThan(500);
  });

  test.each(Object.entries(PLACES_HERE))("a location with %s is followed with the same request", async (_, place) => {
    const { location, leadsTo } = place;
    const { sent, outcome } = await requestsAfter(one, location);
    expect(outcome).toEqual([]);
    const [first, second] = sent;
    expect(sent).toHaveLength(2);
    expect(second!.url.href.replace(/#.*/, "")).toBe(new URL(leadsTo, first!.url).href);
    expect(second).toMatchObject({ authorization: first!.authorization, body: first!.body });
    expect((first!.authorization ?? "") + first!.body).not.toBe("");
  });
});

test("property: no location causes a request to another origin", async () => {
  const part = fc.constantFrom(
    ..."https: http: HTTPS: ws: blob: // / \\ @ : . .. ? # % %00 %2f %40 [ ] \t".split(" "),
    ..."api.test API.TEST api.test. evil.test user user:pass@ :443 :80 :444 x 127.0.0.1 xn--api".split(" "),
    " ",
    "\t",
    "\u00e4",
  );
  const locations = fc.array(part, { minLength: 1, maxLength: 7 }).map((parts) => parts.join(""));
  let followed = 0;
  await fc.assert(
    fc.asyncProperty(locations, fc.constantFrom(...CASES), async (location, one) => {
      const { sent } = await requestsAfter(one, location);
      followed += sent.length - 1;
      for (const { url } of sent) {
        expect([url.origin, url.username, url.password]).toEqual([NOWHERE.url, "", ""]);
      }
    }),
    { numRuns: 600, examples: [["//evil.test", CASES[0]!]] },
  );
  expect(followed).toBeGreaterThan(20);
});

test("a location longer than any header is an error and does not hang", async () => {
  const elsewhere = await forTest(startRecorder());
  for (const origin of ["", elsewhere.url]) {
    const faults = always({ kind: "redirect", location: `${origin}/${"x".repeat(100_000)}` });
    const simulator = await forTest(startInvoca({ rows: 1, faults }));
    const failure = await failureOf(invoca(simulator, { retry: false }).destinations.get(1));
    expect(failure).toMatchObject({ kind: "network" });
    expect(failure.message.length).toBeLessThan(500);
  }
  expect(elsewhere.requests).toEqual([]);
});

test("each redirect of a chain is checked, so that no request is sent to another origin", async () => {
  for (const { start, list, empty } of CASES) {
    const elsewhere = await forTest(startRecorder(empty));
    const location = `${elsewhere.url}/steal`;
    const faults = (request: number) => (request < 3 ? FAULTS.redirect : ({ kind: "redirect", location } as const));
    const simulator = await forTest(start({ rows: 3, faults }));
    expect(await failureOf(list(simulator).toArray())).toMatchObject({ kind: "http", status: 307 });
    expect(simulator.requests).toHaveLength(3);
    expect(elsewhere.requests).toEqual([]);
  }
});

test("a redirect to another origin does not send the credential, even if `fetch` would", async () => {
  const elsewhere = await forTest(startRecorder());
  const simulator = await forTest(
    startInvoca({ rows: 1, faults: always({ kind: "redirect", location: elsewhere.url }) }),
  );
  const seen: string[] = [];
  const spying = (request: Request) => {
    seen.push(request.url);
    return fetch(request);
  };
  await failureOf(invoca(simulator, { fetch: spying }).destinations.get(1));
  expect(seen.every((url) => url.startsWith(simulator.url))).toBe(true);
});

test("invoca: a status that changes POST to GET is followed for a GET", async () => {
  for (const status of [301, 302, 303, 308]) {
    const simulator = await forTest(startInvoca({ rows: 3, faults: firstRequests(1, { kind: "redirect", status }) }));
    expect(await invoca(simulator).destinations.list().toArray()).toHaveLength(3);
    expect(simulator.requests.map(({ headers }) => headers.authorization)).toEqual(["invoca-token", "invoca-token"]);
  }
});

test("callgear: a status that changes POST to GET is not followed for a POST", async () => {
  for (const status of [301, 302, 303]) {
    const simulator = await forTest(startCallgear({ rows: 3, faults: firstRequests(1, { kind: "redirect", status }) }));
    expect(await failureOf(callgear(simulator).virtualNumbers.list().toArray())).toMatchObject({
      kind: "http",
      status,
    });
    expect(simulator.requests).toHaveLength(1);
  }
});

test("the body of a redirect is cancelled, even if it is endless", async () => {
  let cancelled = false;
  const endless = new ReadableStream({
    cancel() {
      cancelled = true;
      return new Promise<void>(() => undefined);
    },
  });
  const { fetch } = scriptedFetch(() => new Response(endless, { status: 307, headers: { location: "?again=1" } }), {
    data: [],
    requestId: null,
    recordsTotal: 0,
  });
  expect(await invoca(NOWHERE, { fetch }).destinations.list().toArray()).toEqual([]);
  expect(cancelled).toBe(true);
});
