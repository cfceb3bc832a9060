import { expect, test } from "vitest";
import type { ResponseEvent, RetryEvent } from "../../src/http/settings.js";
import { CASES, callgear, invoca, NOWHERE } from "../support/simulators/connect.js";
import { forTest } from "../support/simulators/for-test.js";
import { FAULTS, firstRequests, startInvoca } from "../support/simulators/index.js";
import { scriptedFetch } from "../support/simulators/scripted-fetch.js";

test.each(CASES)("$id: hooks are told of every answer and of every repetition", async ({ id, start, list, keyOf }) => {
  const simulator = await forTest(start({ rows: 3, faults: firstRequests(1, FAULTS.unavailable) }));
  const retries: RetryEvent[] = [];
  const answers: ResponseEvent[] = [];
  const options = {
    onRetry: (event: RetryEvent) => retries.push(event),
    onResponse: (event: ResponseEvent) => answers.push(event),
  };
  expect((await list(simulator, {}, options).toArray()).map(keyOf)).toHaveLength(3);
  const operation = { invoca: "listDestinations", callgear: "get.virtual_numbers" }[id] ?? "listNumbers";
  expect(retries).toEqual([
    { provider: id, operation, attempt: 1, delayMs: expect.any(Number) as number, error: expect.any(Error) as Error },
  ]);
  expect(retries[0]!.error).toMatchObject({ status: 503, attempts: 1 });
  expect(answers.map(({ status }) => status)).toEqual([503, 200]);
  for (const answer of answers) {
    expect(answer).toMatchObject({ provider: id, operation });
    expect(answer.durationMs).toBeGreaterThanOrEqual(0);
  }
});

test("hooks that throw or reject are harmless", async () => {
  const simulator = await forTest(startInvoca({ rows: 3, faults: firstRequests(2, FAULTS.html) }));
  const hooks = [
    () => {
      throw new Error("mine");
    },
    () => Promise.reject(new Error("mine")),
    () => ({ then: (_: unknown, reject: (why: unknown) => void) => reject(new Error("mine")) }),
  ];
  for (const hook of hooks) {
    const client = invoca(simulator, { onRetry: hook, onResponse: hook });
    expect(await client.destinations.list().toArray()).toHaveLength(3);
  }
});

test("what a hook sees has nothing of query parameters that the spec does not declare", async () => {
  const answers: ResponseEvent[] = [];
  const { fetch } = scriptedFetch({ data: [], recordsTotal: 0 });
  const client = invoca(NOWHERE, { fetch, onResponse: (event) => answers.push(event) });
  const query = { query: "555", limit: 7, oauth_token: "elsewhere-secret" };
  await client.destinations.list(query).toArray();
  expect(JSON.stringify(answers)).not.toContain("elsewhere-secret");
});

test("calls that the spec does not have are told by method and path", async () => {
  const answers: ResponseEvent[] = [];
  const { fetch } = scriptedFetch({});
  const client = callgear(NOWHERE, { fetch, onResponse: (event) => answers.push(event) });
  const raw = client.raw as unknown as { GET: (path: string, init?: object) => Promise<unknown> };
  await raw.GET("/other", { params: { query: { key: "elsewhere-secret" } } });
  expect(answers[0]).toMatchObject({ provider: "callgear", operation: "GET /other", status: 200 });
  expect(JSON.stringify(answers)).not.toContain("elsewhere-secret");
});
