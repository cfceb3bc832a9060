/**
 * An error in this package's own code is never reported as a `NetworkError` nor retried: it is thrown unchanged. Each
 * function that takes part in a call throws once.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { importInstrumented, type InstrumentedPackage } from "../support/fault-injection.js";
import type { Act } from "../support/simulators/scripted-fetch.js";
import { scriptedFetch } from "../support/simulators/scripted-fetch.js";

let instrumented: InstrumentedPackage;
beforeAll(async () => {
  instrumented = await importInstrumented();
}, 60_000);

const baseUrl = "https://api.test";
const retry = { maxRetries: 2, baseDelayMs: 0 };
const number = { id: 1, phone_number: "2025550001" };
const status = (code: number, headers = {}) => new Response('{"message":"Synthetic"}', { status: code, headers });

function callInvoca(...acts: Act[]): Promise<unknown> {
  const { createInvocaClient } = instrumented.package;
  const { fetch } = scriptedFetch(...acts);
  let count = 0;
  const client = createInvocaClient({ baseUrl, networkId: 1, token: () => `token-${++count}`, fetch, retry });
  return client.destinations.get(1);
}

/** A call of each kind, by what happens. */
const SCENARIOS: Record<string, () => Promise<unknown>> = {
  success: () => callInvoca(number),
  "retry after a status": () => callInvoca(status(503), number),
  "retry after a failure of fetch": () => callInvoca(new Error("reset"), number),
  "renewal of a credential": () => callInvoca(status(401), number),
  redirect: () => callInvoca(status(307, { location: "/other" }), number),
  "error of the server": () => callInvoca(status(404)),
  "invalid body": () => callInvoca(() => new Response("<html>")),
  "list of Invoca": () => {
    const { fetch } = scriptedFetch({ data: [number], recordsTotal: 1 });
    const client = instrumented.package.createInvocaClient({
      baseUrl,
      networkId: 1,
      token: "invoca-token",
      fetch,
      retry,
    });
    return client.destinations.list().toArray();
  },
  "list of CloudLX with an access token": () => {
    const { fetch } = scriptedFetch({ numbers: [{ uuid: "1" }], num_results: 1, paginates: false });
    const client = instrumented.package.createCloudlxClient({ baseUrl, accessToken: "access-token", fetch, retry });
    return client.numbers.list().toArray();
  },
  "list of Apifonica": () => {
    const { fetch } = scriptedFetch({ numbers: [{ number_sid: "1" }], limit: 20, prev: null, next: null });
    const client = instrumented.package.createApifonicaClient({
      baseUrl,
      accountSid: "a",
      authToken: "auth-token",
      fetch,
      retry,
    });
    return client.numbers.list().toArray();
  },
  "list of CallGear": () => {
    const { fetch } = scriptedFetch({
      jsonrpc: "2.0",
      id: 1,
      result: { data: [{ id: 1 }], metadata: { total_items: 1 } },
    });
    const client = instrumented.package.createCallgearClient({ baseUrl, accessToken: "access-token", fetch, retry });
    return client.virtualNumbers.list().toArray();
  },
};

/** Frames of functions that run code from outside this package, and handle all that is thrown meanwhile. */
const HANDLERS = [
  /^at [^\n]*\nat convertErrors /, // a step that calls `fetch` or its stream
  /at Credentials.#accept /, // checks what the credential function returned
  /at ownSource /, // calls the credential function
  /at Redactor.copyError /, // reads the properties of what `fetch` threw
];

/** Places of functions that call a hook, or cancel a body, whose errors are ignored. */
const HOOK_PLACES = /^src\/http\/(?:ignore-errors\.ts:\d+ ignoreErrors|fetch-response\.ts:\d+ discard)$/;

/** Runs a scenario in which the function at a place throws when it is first called. */
async function outcomeWith(scenario: () => Promise<unknown>, place: string) {
  const fault = new TypeError("x is not a function");
  let stack: string | undefined;
  instrumented.onEnter((entered) => {
    if (stack === undefined && entered === place) {
      stack = stackOf(fault);
      throw fault;
    }
  });
  const outcome: unknown = await Promise.resolve()
    .then(scenario)
    .catch((thrown: unknown) => thrown);
  return { isUnchanged: outcome === fault, outcome, stack };
}

/** The stack of the caller's caller, from the function that was entered. */
function stackOf(error: Error): string {
  Error.captureStackTrace(error);
  const lines = error.stack!.split("\n").map((line) => line.trim());
  return lines.slice(lines.findIndex((line) => line.includes("package.mjs"))).join("\n");
}

describe.each(Object.entries(SCENARIOS))("%s", (_, scenario) => {
  test("the error of any function is thrown unchanged", async () => {
    const places = new Set<string>();
    instrumented.onEnter((place) => places.add(place));
    await scenario().catch(() => undefined);
    expect(places.size).toBeGreaterThan(20);

    const changed: unknown[] = [];
    for (const place of [...places].filter((each) => !HOOK_PLACES.test(each))) {
      const { isUnchanged, outcome, stack } = await outcomeWith(scenario, place);
      if (stack !== undefined && !isUnchanged && !HANDLERS.some((handler) => handler.test(stack))) {
        changed.push([place, String(outcome), stack]);
      }
    }
    expect(changed).toEqual([]);
  });
});
