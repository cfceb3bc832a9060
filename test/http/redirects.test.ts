import { describe, expect, test } from "vitest";
import { CASES, failureOf, invoca, callgear, NOWHERE } from "../simulators/connect.js";
import { forTest } from "../simulators/for-test.js";
import { always, FAULTS, firstRequests, startInvoca, startRecorder } from "../simulators/index.js";
import { scriptedFetch } from "../simulators/scripted-fetch.js";

describe.each(CASES)("$id", ({ id, start, list, empty }) => {
  test("a redirect on the same origin is followed, with the credential, and counts as one attempt", async () => {
    const simulator = await forTest(start({ rows: 3, faults: firstRequests(3, FAULTS.redirect) }));
    expect(await list(simulator, {}, { retry: false }).toArray()).toHaveLength(3);
    expect(simulator.requests).toHaveLength(4);
  });

  test.each([301, 302, 303, 307, 308])("a redirect (%i) to another origin is not followed", async (status) => {
    const elsewhere = await forTest(startRecorder(empty));
    const location = `${elsewhere.url}/steal?x=1`;
    const simulator = await forTest(start({ rows: 3, faults: always({ kind: "redirect", status, location }) }));
    const failure = await failureOf(list(simulator).toArray());
    expect(failure).toMatchObject({ kind: "http", status, attempts: 1, retryable: false });
    expect(failure.message).toMatch(/redirect.* not followed/);
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
      () => `${origin.url.replace("//", "//user@")}`.replace(new URL(origin.url).host, host),
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

  test("a circle of redirects ends", async () => {
    const simulator = await forTest(start({ rows: 3, faults: always(FAULTS.redirect) }));
    const failure = await failureOf(list(simulator).toArray());
    expect(failure).toMatchObject({ kind: "http", status: 307 });
    expect(failure.message).toMatch(/redirect/);
    expect(simulator.requests).toHaveLength(6);
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
    const failure = await failureOf(list(NOWHERE, {}, { fetch, retry: false }).toArray());
    expect(failure).toMatchObject({ kind: "network", provider: id });
    expect(failure.message).toMatch(/redirected/);
    expect(requests).toHaveLength(1);
    expect(requests[0]!.redirect).toBe("manual");
  });
});

test("a redirect of a read by POST keeps its content, or is not followed", async () => {
  const { fetch, requests } = scriptedFetch(new Response(null, { status: 308, headers: { location: "/other?x=1" } }), {
    result: { data: [], metadata: { total_items: 0 } },
  });
  await callgear(NOWHERE, { fetch }).virtualNumbers.list().toArray();
  expect(requests.map(({ url, method }) => `${method} ${url}`)).toEqual([
    "POST https://api.test/v2.0",
    "POST https://api.test/other?x=1",
  ]);
  expect(await requests[1]!.text()).toBe(await requests[0]!.text());

  for (const status of [301, 302, 303]) {
    const other = scriptedFetch(new Response(null, { status, headers: { location: "/other" } }));
    const failure = await failureOf(callgear(NOWHERE, { fetch: other.fetch }).virtualNumbers.list().toArray());
    expect(failure).toMatchObject({ kind: "http", status });
    expect(other.requests).toHaveLength(1);
  }
});

test("the content of a redirect that is followed is given up", async () => {
  let cancelled = false;
  const body = new ReadableStream({ cancel: () => void (cancelled = true) });
  const { fetch } = scriptedFetch(() => new Response(body, { status: 302, headers: { location: "/x" } }), { id: 1 });
  expect(await invoca(NOWHERE, { fetch }).destinations.get(1)).toEqual({ id: 1 });
  expect(cancelled).toBe(true);
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
