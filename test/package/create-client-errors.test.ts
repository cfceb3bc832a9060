/** What the compiler reports about wrong arguments of `createClient`. */
import { expect, test } from "vitest";
import { problemsOf } from "../support/compile.js";

test("the compiler names the option or the ids", { timeout: 60_000 }, () => {
  const calls = new Map([
    ["missing", 'createClient("invoca", { token: "t" });'],
    ["unknown", 'createClient("callgear", { accessTokn: "t" });'],
    ["type", 'createClient("apifonica", { accountSid: 7, authToken: "t" });'],
    ["id", 'createClient("twilio", { accessToken: "t" });'],
  ]);
  const pieces = [...calls].map(
    ([name, call]) => [name, `import { createClient } from "number-inventory";\n${call}`] as const,
  );
  const problems = problemsOf(new Map(pieces)).map((problem) => problem.replace(/^.*\/(\w+)\.ts: /, "$1: "));
  expect(problems.sort()).toEqual([
    expect.stringMatching(
      /^id: Argument of type '"twilio"' is not assignable to parameter of type '"invoca" \| "cloudlx"/,
    ),
    "missing: Argument of type '{ token: string; }' is not assignable to parameter of type 'InvocaOptions'.\n" +
      "  Property 'networkId' is missing in type '{ token: string; }' but required in type 'InvocaOptions'.",
    "type: Type 'number' is not assignable to type 'string'.",
    "unknown: Object literal may only specify known properties, but 'accessTokn' does not exist in type " +
      "'CallgearOptions'. Did you mean to write 'accessToken'?",
  ]);
});
