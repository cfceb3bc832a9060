import { describe, expect, test } from "vitest";
import { callgear, CASES, failureOf, invoca, NOWHERE } from "../simulators/connect.js";
import { forTest } from "../simulators/for-test.js";
import { always, FAULTS, firstRequests, startCallgear, startInvoca, startRecorder } from "../simulators/index.js";
import { scriptedFetch } from "../simulators/scripted-fetch.js";

describe.each(CASES)("$id", ({ id, start, list, empty }) => {
  test("a redirect on the same origin is followed, and counts as the same attempt", async () => {
    const simulator = await forTest(start({ rows: 3, faults: firstRequests(5, FAULTS.redirect) }));
    expect(await list(simulator, {}, { retry: false }).toArray()).toHaveLength(3);
    expect(simulator.requests).toHaveLength(6);
    const [first, ...others] = simulator.requests.map(({ method, body }) => ({ method, body }));
    for (const other of others) expect(other).toEqual(first);
  });

  test("redirects in a circle end after five", async () => {
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

  test("neither is one to another scheme, port, or host written as a user name", async () => {
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

  test("a runtime that hides where a redirect goes gets an error", async () => {
    // As browsers show it; no constructor makes one.
    const hidden = Object.defineProperties(new Response(null), {
      type: { value: "opaqueredirect" },
      status: { value: 0 },
      ok: { value: false },
    });
    const { requests, fetch } = scriptedFetch(() => hidden);
    const failure = await failureOf(list(NOWHERE, {}, { fetch }).toArray());
    expect(failure).toMatchObject({ kind: "network", provider: id, retryable: false });
    expect(failure.message).toMatch(/a redirect, and the runtime hides where it leads/);
    expect(requests).toHaveLength(1);
    expect(requests[0]!.redirect).toBe("manual");
  });
});

test("a redirect across origins takes no credential along even where `fetch` would", async () => {
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

test("invoca: a status that sends a POST elsewhere as GET is followed for a GET", async () => {
  for (const status of [301, 302, 303, 308]) {
    const simulator = await forTest(startInvoca({ rows: 3, faults: firstRequests(1, { kind: "redirect", status }) }));
    expect(await invoca(simulator).destinations.list().toArray()).toHaveLength(3);
    expect(simulator.requests.map(({ headers }) => headers.authorization)).toEqual(["invoca-token", "invoca-token"]);
  }
});

test("callgear: it is not followed for a POST, which would lose its content", async () => {
  for (const status of [301, 302, 303]) {
    const simulator = await forTest(startCallgear({ rows: 3, faults: firstRequests(1, { kind: "redirect", status }) }));
    expect(await failureOf(callgear(simulator).virtualNumbers.list().toArray())).toMatchObject({
      kind: "http",
      status,
    });
    expect(simulator.requests).toHaveLength(1);
  }
});

test("the content of a redirect is given up, even where it never ends", async () => {
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
