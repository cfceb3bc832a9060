import { describe, expect, test, vi } from "vitest";
import { isCredentialError } from "../../src/http/errors/credential-error.js";
import { CASES, failureOf, invoca, callgear, NOWHERE } from "../support/simulators/connect.js";
import { forTest } from "../support/simulators/for-test.js";
import { scriptedFetch } from "../support/simulators/scripted-fetch.js";

describe.each(CASES)("$id", ({ id, start, list, listBy, empty }) => {
  const right = `${id}-token`;

  test("a credential can be a string, a function, or an async function", async () => {
    const simulator = await forTest(start({ rows: 3 }));
    for (const credential of [right, () => right, () => Promise.resolve(right)]) {
      expect(await list(simulator, {}, { credential }).toArray()).toHaveLength(3);
    }
  });

  test("a function is called without arguments, because it may have optional parameters of its own", async () => {
    const simulator = await forTest(start({ rows: 3 }));
    const credential = vi.fn((token: unknown = right) => String(token));
    expect(await list(simulator, {}, { credential }).toArray()).toHaveLength(3);
    expect(credential).toHaveBeenCalledExactlyOnceWith();
  });

  test("a wrong credential fails after one request, and the error does not contain it", async () => {
    const simulator = await forTest(start({ rows: 3 }));
    const failure = await failureOf(list(simulator, {}, { credential: "wrong-credential" }).toArray());
    const refusal =
      id === "callgear" ? { kind: "rpc", mnemonic: "access_token_invalid" } : { kind: "http", status: 401 };
    expect(failure).toMatchObject({ ...refusal, attempts: 1, retryable: false });
    expect(JSON.stringify(failure) + String(failure.stack)).not.toContain("wrong-credential");
    expect(simulator.requests).toHaveLength(1);
  });

  test("a function is called once for many calls, and concurrent calls share its result", async () => {
    const simulator = await forTest(start({ rows: 30 }));
    const credential = vi.fn(() => Promise.resolve(right));
    const listing = listBy(5, simulator, {}, { credential });
    expect(await Promise.all([listing.toArray(), listing.toArray(), listing.toArray()])).toHaveLength(3);
    await listing.toArray();
    expect(credential).toHaveBeenCalledTimes(1);
    expect(simulator.requests.length).toBeGreaterThan(20);
  });

  test("a function is called again once when the server rejects the credential", async () => {
    const simulator = await forTest(start({ rows: 3 }));
    const given = ["stale", right, "never"];
    const credential = vi.fn(() => given.shift()!);
    const listing = list(simulator, {}, { credential, retry: false });
    expect(await listing.toArray()).toHaveLength(3);
    expect(await listing.toArray()).toHaveLength(3);
    expect(credential).toHaveBeenCalledTimes(2);
    expect(simulator.requests).toHaveLength(3);
  });

  test("a second rejection is the error, without a third attempt", async () => {
    const simulator = await forTest(start({ rows: 3 }));
    let n = 0;
    const credential = vi.fn(() => `stale-${++n}`);
    const failure = await failureOf(list(simulator, {}, { credential }).toArray());
    expect(failure).toMatchObject({ attempts: 2 });
    expect(credential).toHaveBeenCalledTimes(2);
    expect(simulator.requests).toHaveLength(2);
  });

  test("no other request is sent if the function returns the same credential again", async () => {
    const simulator = await forTest(start({ rows: 3 }));
    const credential = vi.fn(() => "same");
    await failureOf(list(simulator, {}, { credential }).toArray());
    expect(credential).toHaveBeenCalledTimes(2);
    expect(simulator.requests).toHaveLength(1);
  });

  test("concurrent calls share the new credential too", async () => {
    let valid = "old";
    const fetch = async (request: Request) => {
      const sent = id === "callgear" ? await request.text() : decoded(request.headers.get("authorization")!);
      if (sent.includes(valid)) {
        return Response.json(empty);
      }
      if (id !== "callgear") {
        return new Response("{}", { status: 401 });
      }
      return Response.json({ error: { code: -32001, message: "x", data: { mnemonic: "access_token_expired" } } });
    };
    const credential = vi.fn(() => Promise.resolve(valid));
    const listing = list(NOWHERE, {}, { fetch, credential, retry: false });
    await listing.toArray();
    valid = "new";
    await Promise.all(Array.from({ length: 8 }, () => listing.toArray()));
    expect(credential).toHaveBeenCalledTimes(2);
  });

  test("a function that fails is a CredentialError, and is called again by the next call", async () => {
    const simulator = await forTest(start({ rows: 3 }));
    const credential = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error("vault closed"));
    credential.mockResolvedValue(right);
    const listing = list(simulator, {}, { credential });
    const failure = await failureOf(listing.toArray());
    expect(isCredentialError(failure)).toBe(true);
    expect(failure).toMatchObject({ kind: "credential", attempts: 0, provider: id });
    expect(failure.message).toMatch(/vault closed/);
    expect((failure.cause as Error).message).toBe("vault closed");
    expect(simulator.requests).toEqual([]);
    expect(await listing.toArray()).toHaveLength(3);
  });

  test("a function that does not return a string is an error that does not show the value", async () => {
    for (const given of [undefined, null, "", 12345678, {}, ["secret-in-a-list"]]) {
      const { fetch, requests } = scriptedFetch(empty);
      const credential = () => given as string;
      const failure = await failureOf(list(NOWHERE, {}, { fetch, credential }).toArray());
      expect(failure.name).toBe("CredentialError");
      expect(JSON.stringify(failure) + failure.message).not.toMatch(/12345678|secret-in-a-list/);
      expect(requests).toEqual([]);
    }
  });

  test("a missing credential is an error that names it when the client is created", () => {
    for (const credential of [undefined, null, "", 7, {}] as unknown as string[]) {
      // `undefined` would be replaced by the simulator's credential.
      const given = credential === undefined ? ("" as string) : credential;
      expect(() => list(NOWHERE, {}, { credential: given })).toThrow(/`(token|accessToken|authToken)`/);
    }
  });
});

test("no other request is sent after an error that another credential cannot fix", async () => {
  for (const status of [403, 404, 500]) {
    const { fetch, requests } = scriptedFetch(new Response("{}", { status }));
    const credential = vi.fn(() => "token");
    await failureOf(invoca(NOWHERE, { fetch, credential, retry: false }).destinations.get(1));
    expect([status, requests.length, credential.mock.calls.length]).toEqual([status, 1, 1]);
  }
  for (const mnemonic of ["access_token_blocked", "ip_not_whitelisted", "forbidden"]) {
    const { fetch, requests } = scriptedFetch({ error: { code: -32001, message: "x", data: { mnemonic } } });
    const credential = vi.fn(() => "token");
    await failureOf(callgear(NOWHERE, { fetch, credential }).virtualNumbers.list().toArray());
    expect([mnemonic, requests.length, credential.mock.calls.length]).toEqual([mnemonic, 1, 1]);
  }
});

test("if the renewal fails, the server's error is thrown", async () => {
  const { fetch } = scriptedFetch(new Response("{}", { status: 401 }));
  const credential = vi.fn<() => Promise<string>>().mockResolvedValueOnce("token").mockRejectedValue(new Error("down"));
  expect(await failureOf(invoca(NOWHERE, { fetch, credential }).destinations.get(1))).toMatchObject({ status: 401 });
});

test("a function that hung is called again by the next attempt and by the next call", async () => {
  const { fetch } = scriptedFetch({ id: 1 });
  const hang = () => new Promise<string>(() => undefined);
  for (const retry of [{ maxRetries: 1, baseDelayMs: 0 }, false] as const) {
    const credential = vi.fn<() => Promise<string>>().mockImplementationOnce(hang).mockResolvedValue("token");
    const { destinations } = invoca(NOWHERE, { fetch, credential, retry, timeoutMs: 20 });
    if (!retry) {
      expect(await failureOf(destinations.get(1))).toMatchObject({ kind: "timeout" });
    }
    expect(await destinations.get(1)).toEqual({ id: 1 });
    expect(credential).toHaveBeenCalledTimes(2);
  }
});

test("an abort while a rejected credential is renewed is an AbortError", async () => {
  const controller = new AbortController();
  const { fetch } = scriptedFetch(new Response("{}", { status: 401 }));
  const credential = vi
    .fn<() => Promise<string>>()
    .mockResolvedValueOnce("token")
    .mockImplementation(() => {
      queueMicrotask(() => controller.abort());
      return new Promise(() => undefined);
    });
  const { signal } = controller;
  const failure = await failureOf(invoca(NOWHERE, { fetch, credential }).destinations.get(1, { signal }));
  expect(failure).toMatchObject({ kind: "abort" });
});

test("a credential that is invalid in a header is an error that does not show it", async () => {
  for (const bad of ["line\nbreak", "späß", "a\ttab"]) {
    const made = () => invoca(NOWHERE, { credential: bad });
    expect(made).toThrow(/`token`/);
    expect(made).not.toThrow(bad);
    const { fetch } = scriptedFetch({ id: 1 });
    const failure = await failureOf(invoca(NOWHERE, { fetch, credential: () => bad }).destinations.get(1));
    expect(failure.name).toBe("CredentialError");
    expect(JSON.stringify(failure) + failure.message).not.toContain(bad);
  }
});

function decoded(header: string): string {
  return header.startsWith("Basic ") ? atob(header.slice(6)) : header;
}
