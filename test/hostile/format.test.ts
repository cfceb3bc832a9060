import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { providers } from "../../src/providers/index.js";
import { toCases } from "../support/hostile/cases.js";
import { toNumbers } from "../support/hostile/numbers.js";
import { toBytes, toJson, toText } from "../support/hostile/texts.js";

const PLACEHOLDERS = { token: "a+b", elsewhere: "http://127.0.0.1:1" };

test("a case runs for each provider and each variant, and the command runs once", () => {
  const cases = toCases(
    `
- name: no numbers
  provider: [invoca, cloudlx]
  server: { numbers: 0, total: 5 }
  outcome: reported
  variants:
    strict: { listOptions: { strict: true } }
    a total of six: { server: { total: 6 } }
`,
    "test.yaml",
  );
  expect(cases.map(({ title, library, command }) => [title, library, command])).toEqual([
    ["invoca: no numbers", true, true],
    ["cloudlx: no numbers", true, false],
    ["invoca: no numbers, strict", true, false],
    ["cloudlx: no numbers, strict", true, false],
    ["invoca: no numbers, a total of six", true, false],
    ["cloudlx: no numbers, a total of six", true, false],
  ]);
  expect(cases.at(-1)!.description.server).toEqual({ numbers: 0, total: 6 });
});

test("a case for all providers runs for each that is registered, whose ids the schema has", () => {
  const ids = providers.map(({ id }) => id);
  const cases = toCases("- { name: a, provider: all, outcome: reported }", "test.yaml");
  expect(cases.map(({ title }) => title)).toEqual(ids.map((id) => `${id}: a`));
  const schema = JSON.parse(readFileSync(new URL("schema.json", import.meta.url), "utf8")) as {
    $defs: { providerId: { enum: string[] } };
  };
  expect(schema.$defs.providerId.enum).toEqual(ids);
});

test("a case that only one of library and command can run is run there, with its variants", () => {
  const cases = toCases(
    `
- { name: a, provider: invoca, run: command, outcome: printed, variants: { b: { arguments: [--sort] } } }
- { name: c, provider: invoca, query: { start: -1 }, outcome: refused }
- { name: d, accounts: { invoca: {}, callgear: {} }, outcome: printed }
`,
    "test.yaml",
  );
  expect(cases.map(({ title, library, command }) => [title, library, command])).toEqual([
    ["invoca: a", false, true],
    ["invoca: a, b", false, true],
    ["invoca: c", true, false],
    ["d", false, true],
  ]);
});

test.each([
  ["{ name: a, provider: invoca, outcome: report }", "`outcome` must be equal to one of the allowed values: every"],
  [
    "{ name: a, provider: invoca, outcome: reported, totals: 1 }",
    "the case must NOT have additional properties: totals",
  ],
  ["{ name: a, provider: invoca, outcome: reported, server: { totals: 1 } }", "`server` must NOT have additional"],
  [
    "{ name: a, provider: invoca, outcome: reported, server: { numbers: 1..5 } }",
    "`server.numbers` must match pattern",
  ],
  ["{ name: a, provider: invoca }", "the case must have required property 'outcome'"],
  ["{ name: a, outcome: reported }", "the case must have required property 'provider'"],
])("an invalid case is rejected: %s", (text, problem) => {
  const read = () => toCases(`- ${text}`, "test.yaml");
  expect(read).toThrow("test.yaml does not match schema.json:");
  expect(read).toThrow(`case "a": ${problem}`);
});

test("a name is used once", () => {
  const one = "- { name: a, provider: invoca, outcome: reported }\n";
  expect(() => toCases(one + one, "test.yaml")).toThrow('test.yaml has two cases with the title "invoca: a"');
});

test.each([
  [0, []],
  [3, [1, 2, 3]],
  ["", []],
  ["1-3, 7, 9-8", [1, 2, 3, 7, 9, 8]],
] as const)("the numbers %j are %j", (notation, numbers) => {
  expect(toNumbers(notation)).toEqual(numbers);
});

test("texts have placeholders, encodings and repetitions", () => {
  expect(toText("{token} {token as url} {elsewhere}", PLACEHOLDERS)).toBe("a+b a%2Bb http://127.0.0.1:1");
  expect(toText(["(", { repeat: "{token}", times: 2 }, ")"], PLACEHOLDERS)).toBe("(a+ba+b)");
  expect(() => toText("{token as rot13}", PLACEHOLDERS)).toThrow('unknown encoding "rot13"; choose from base64');
});

test("JSON has nested arrays, long texts and integers of any size", () => {
  const value = { a: { nested: 2 }, b: { repeat: "x", times: 3 }, c: { digits: "9007199254740993" }, d: undefined };
  expect(toJson(value, PLACEHOLDERS)).toBe('{"a":[[]],"b":"xxx","c":9007199254740993}');
});

test.each([
  ["utf-16le", [0x41, 0]],
  ["utf-16be", [0, 0x41]],
  ["utf-32le", [0x41, 0, 0, 0]],
  ["utf-32be", [0, 0, 0, 0x41]],
])("text is encoded as %s", (charset, bytes) => {
  expect([...toBytes("A", charset)]).toEqual(bytes);
});
