import { expect, test } from "vitest";
import { createDriftHook, type DriftFinding } from "../../src/drift/index.js";
import { createInvocaClient } from "../../src/providers/invoca/client.js";

/** A client whose server responds with the body. */
function connect(body: object, onDrift: (finding: DriftFinding) => void) {
  return createInvocaClient({
    baseUrl: "http://invoca.test",
    networkId: 1,
    token: "t",
    fetch: async () => Response.json(body),
    onExchange: createDriftHook({ onDrift }),
  });
}

test("the hook reports each finding, and the call succeeds", async () => {
  const found: DriftFinding[] = [];
  const client = connect({ id: 1 }, (finding) => found.push(finding));
  expect(await client.destinations.get(1)).toEqual({ id: 1 });
  expect(found.map(({ pointer }) => pointer)).toContain("/country_code");
  expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(["missing-property"]));
});

test("an exception of `onDrift` fails neither the call nor the other findings", async () => {
  let calls = 0;
  const client = connect({ id: 1 }, () => {
    calls++;
    throw new Error("onDrift failed");
  });
  expect(await client.destinations.get(1)).toEqual({ id: 1 });
  expect(calls).toBeGreaterThan(5);
});

test("`onDrift` is required, and other options are unknown", () => {
  expect(() => createDriftHook({} as never)).toThrow("`onDrift` is required and must be a function");
  const misspelled = { onDrifts: () => undefined } as never;
  expect(() => createDriftHook(misspelled)).toThrow("unknown option `onDrifts`; did you mean `onDrift`?");
});
