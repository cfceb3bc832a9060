import { expect, test, vi } from "vitest";
import { Recording } from "../../../src/cli/verify/recording.js";
import type { DriftFinding } from "../../../src/drift/finding.js";
import type { ExchangeEvent } from "../../../src/http/hooks.js";
import { findProvider } from "../../../src/providers/index.js";

const finding = (pointer: string): DriftFinding => ({
  provider: "callgear",
  operation: "get.virtual_numbers",
  status: 200,
  pointer,
  kind: "wrong-type",
  severity: "failure",
  expected: "integer",
  count: 1,
  example: null,
  source: null,
});

const EVENT: ExchangeEvent = {
  provider: "callgear",
  operation: "get.virtual_numbers",
  callId: 1,
  isRpc: true,
  request: { method: "POST", url: "https://api.test/v2.0", headers: new Headers(), body: null },
  status: 200,
  headers: new Headers(),
  text: "01",
  body: undefined,
};

const { api } = findProvider("callgear")!;

test("a message names each finding that is only in the response or only in the recording", () => {
  const recording = new Recording(() => [finding("/id"), finding("")], String);
  recording.add(EVENT, api, [finding("/id"), finding("/result")]);
  expect(recording.differences).toEqual([
    "the recording of get.virtual_numbers does not show: failure wrong-type at /result",
    "the recording of get.virtual_numbers shows what the response does not: failure wrong-type at the body",
  ]);
});

test("the name of a property is masked once per response, not once per record", () => {
  const maskName = vi.fn((name: string) => name.toUpperCase());
  const recording = new Recording(() => [], maskName);
  recording.add({ ...EVENT, body: { data: Array(1000).fill({ id: 1 }) } }, api, []);
  expect(maskName.mock.calls).toEqual([["data"], ["id"]]);
  expect(recording.toText().match(/ID/g)).toHaveLength(1000);
});

test("findings that differ only in their count and example are equal", () => {
  const recording = new Recording(() => [{ ...finding("/id"), count: 9, example: '"1"' }], String);
  recording.add(EVENT, api, [finding("/id")]);
  expect(recording.differences).toEqual([]);
});

test("a body that is not JSON is not JSON in the recording either", () => {
  const bodies: string[] = [];
  const recording = new Recording(({ text }) => {
    bodies.push(text);
    return [];
  }, String);
  for (const text of ["01", "nul", "", "<h1>Ann</h1>"]) {
    recording.add({ ...EVENT, text }, api, []);
  }
  expect(bodies).toEqual(["<11", "xxx", "", "<x1>Axx</x1>"]);
});

test("a request that is not in the spec is not recorded", () => {
  const recording = new Recording(() => [], String);
  recording.add({ ...EVENT, operation: "POST /other" }, api, []);
  expect(JSON.parse(recording.toText())).toMatchObject({ log: { version: "1.2", entries: [] } });
});

test("a recording has at most 500 levels of a body, also if it has more than a recursive function can read", () => {
  let deep: unknown = "Ann";
  for (let level = 0; level < 20_000; level++) {
    deep = level % 2 === 0 ? [deep] : { deep };
  }
  const recorded: unknown[] = [];
  const recording = new Recording(({ body }) => {
    recorded.push(body);
    return [];
  }, String);
  recording.add({ ...EVENT, body: deep }, api, []);
  const levels = JSON.stringify(recorded[0]).match(/[[{]/g);
  expect(levels).toHaveLength(501);
  expect(recording.toText()).not.toContain("Ann");
});
