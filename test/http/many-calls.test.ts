/** Nothing waits beyond the limits, and no rejection is unhandled, however many calls there are. */
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { CASES, cloudlxByTokens, failureOf, invoca, NOWHERE } from "../support/simulators/connect.js";
import { hangingFetch } from "../support/simulators/scripted-fetch.js";

/** Collects unhandled rejections until the end of the test. */
function watchRejections(): unknown[] {
  const rejections: unknown[] = [];
  const watch = (reason: unknown) => rejections.push(reason);
  process.on("unhandledRejection", watch);
  onTestFinished(() => void process.off("unhandledRejection", watch));
  return rejections;
}

const nextTask = () => new Promise((resolve) => setTimeout(resolve));

test("10,000 concurrent calls share one call of a credential function that fails", async () => {
  const rejections = watchRejections();
  const credential = vi.fn(() => Promise.reject(new Error("vault closed")));
  const client = invoca(NOWHERE, { credential });
  const calls = Array.from({ length: 10_000 }, () => failureOf(client.destinations.get(1)));
  for (const failure of await Promise.all(calls)) {
    expect((failure as { kind?: string }).kind).toBe("credential");
  }
  expect(credential).toHaveBeenCalledTimes(1);
  await nextTask();
  expect(rejections).toEqual([]);
});

test("1,000 calls that wait for a token request that hangs time out, without a request for each of them", async () => {
  const rejections = watchRejections();
  const { fetch, requests } = hangingFetch();
  const { raw } = cloudlxByTokens(NOWHERE, { fetch, timeoutMs: 50, retry: false });
  const calls = Array.from({ length: 1_000 }, () => failureOf(raw.GET("/numbers")));
  for (const failure of await Promise.all(calls)) {
    expect((failure as { kind?: string }).kind).toBe("timeout");
  }
  expect(requests.length).toBeLessThanOrEqual(3);
  expect(requests.every(({ signal }) => signal.aborted)).toBe(true);
  await nextTask();
  expect(rejections).toEqual([]);
});

test("the body of a response that arrives after a timeout is cancelled", async () => {
  const cancel = vi.fn();
  let respond: (response: Response) => void = () => undefined;
  const fetch = () => new Promise<Response>((resolve) => (respond = resolve));
  const failure = await failureOf(invoca(NOWHERE, { fetch, timeoutMs: 5, retry: false }).destinations.get(1));
  expect(failure).toMatchObject({ kind: "timeout" });
  respond(new Response(new ReadableStream({ cancel })));
  await vi.waitFor(() => expect(cancel).toHaveBeenCalledTimes(1));
});

/** Functions that other code provides and that never settle. */
const NEVER = () => new Promise<never>(() => undefined);
const neverEnding = (status: number) => () =>
  Promise.resolve(new Response(new ReadableStream({ pull: NEVER, cancel: NEVER }), { status }));

describe.each(CASES)("$id", ({ list, empty }) => {
  test.each([
    ["a credential function", { credential: NEVER }],
    ["a custom fetch", { fetch: NEVER }],
    ["the body of a response", { fetch: neverEnding(200) }],
    ["the body of an error", { fetch: neverEnding(403) }],
  ])("a call ends at its limit if %s never settles", async (_, options) => {
    const retry = { maxRetries: 2, baseDelayMs: 0 };
    const failure = await failureOf(list(NOWHERE, {}, { ...options, timeoutMs: 5, retry }).toArray());
    expect(["timeout", "http"]).toContain((failure as { kind?: string }).kind);
  });

  test("an abort at any step of a listing is an AbortError, without unhandled rejections", async () => {
    const rejections = watchRejections();
    let total = 0;
    /** Runs a listing in which each step of other code is counted; aborts at the step with this number. */
    const run = async (abortAt: number) => {
      const controller = new AbortController();
      let steps = 0;
      const step = () => {
        steps++;
        if (steps === abortAt) {
          controller.abort("enough");
        }
      };
      const threeSteps = async () => {
        step();
        await Promise.resolve();
        step();
        await nextTask();
        step();
      };
      let requests = 0;
      const fetch = async () => {
        await threeSteps();
        requests++;
        if (requests === 1) {
          return new Response("{}", { status: 503 });
        }
        const bytes = new TextEncoder().encode(JSON.stringify(empty));
        const pull = async (stream: ReadableStreamDefaultController) => {
          await threeSteps();
          stream.enqueue(bytes);
          stream.close();
        };
        return new Response(new ReadableStream({ pull }, { highWaterMark: 0 }));
      };
      const credential = async () => {
        await threeSteps();
        return "t";
      };
      const onRetry = step;
      const onResponse = step;
      const options = { fetch, credential, onRetry, onResponse, retry: { baseDelayMs: 1, maxDelayMs: 2 } };
      const items = await list(NOWHERE, { signal: controller.signal }, options).toArray();
      total = steps;
      return items;
    };
    expect(await run(0)).toEqual([]);
    const last = total;
    expect(last).toBeGreaterThan(12);
    for (let abortAt = 1; abortAt <= last; abortAt++) {
      const result = await run(abortAt).catch((error: unknown) => error);
      // The last step is the hook after the last response, which completes the list in the same task.
      if (!(abortAt === last && Array.isArray(result))) {
        expect([abortAt, (result as { kind?: string }).kind]).toEqual([abortAt, "abort"]);
      }
    }
    await nextTask();
    expect(rejections).toEqual([]);
  });
});
