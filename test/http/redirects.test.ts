import { describe, expect, test } from "vitest";
import { CASES, failureOf, invoca, NOWHERE } from "../simulators/connect.js";
import { forTest } from "../simulators/for-test.js";
import { always, FAULTS, startInvoca, startRecorder } from "../simulators/index.js";
import { scriptedFetch } from "../simulators/scripted-fetch.js";

describe.each(CASES)("$id", ({ id, start, list, empty }) => {
  test("not even a redirect on the same origin is followed", async () => {
    const simulator = await forTest(start({ rows: 3, faults: always(FAULTS.redirect) }));
    expect(await failureOf(list(simulator).toArray())).toMatchObject({ kind: "http", status: 307, attempts: 1 });
    expect(simulator.requests).toHaveLength(1);
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
    const failure = await failureOf(list(NOWHERE, {}, { fetch, retry: false }).toArray());
    expect(failure).toMatchObject({ kind: "network", provider: id });
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
