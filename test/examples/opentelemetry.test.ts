import { expect, test } from "vitest";
import { runExample } from "../support/examples.js";
import { forTest } from "../support/simulators/for-test.js";
import { FAULTS, firstRequests, startInvoca } from "../support/simulators/index.js";

test("the spans of a job and of its calls are printed, and the provider receives their context", async () => {
  const simulator = await forTest(startInvoca({ rows: 150, faults: firstRequests(1, FAULTS.rateLimited) }));
  const { code, stdout, stderr } = await runExample("opentelemetry", [], simulator.env);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const valuesOf = (pattern: RegExp) => [...stdout.matchAll(pattern)].map(([, value]) => value);
  expect(valuesOf(/^ {2}name: '(.*)'/gm)).toEqual(["GET listDestinations", "GET listDestinations", "count numbers"]);
  expect(valuesOf(/\bnumbers: (\d+)/gm)).toEqual(["150"]);
  expect(valuesOf(/'http.request.resend_count': (\d)/g)).toEqual(["1", "1"]); // of the span, and of its event
  const ids = valuesOf(/^ {2}id: '(\w+)'/gm);
  expect(valuesOf(/\bspanId: '(\w+)'/gm)).toEqual([ids[2], ids[2]]);
  const sent = simulator.requests.map(({ headers }) => String(headers["traceparent"]).split("-")[2]);
  expect(sent).toEqual([ids[0], ids[0], ids[1]]);
  expect(stdout).not.toContain("invoca-token");
});
