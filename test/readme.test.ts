import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { run } from "./support/command.js";
import { problemsOf } from "./support/compile.js";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const README = readFileSync(`${ROOT}README.md`, "utf8");

test("every TypeScript snippet compiles against the built package", () => {
  const snippets = [...README.matchAll(/^```ts\n([^]*?)^```/gm)].map(([, code]) => code!);
  expect(snippets.length).toBeGreaterThan(4);
  const problems = problemsOf(new Map(snippets.map((code, i) => [`readme-${i + 1}`, code])));
  expect(problems).toEqual([]);
});

test("the scripts that the papers name exist", () => {
  const { scripts } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8")) as { scripts: Record<string, string> };
  const papers = README + readFileSync(`${ROOT}ARCHITECTURE.md`, "utf8");
  const named = [...papers.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name!);
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test("the README's tables have every option and variable of the command, and no other", async () => {
  const { stdout } = await run(["list", "--help"]);
  const wordsOf = (text: string, pattern: RegExp) => [...new Set(text.match(pattern))].sort();
  const flags = /--(?:provider|country|type|format|raw|timeout|retries|env-file)\b/g;
  const command = README.slice(README.indexOf("## The command"), README.indexOf("## The library"));
  expect(wordsOf(command, flags)).toEqual(wordsOf(stdout, flags));
  expect(wordsOf(stdout, /--[a-z-]+/g).filter((flag) => !command.includes(flag) && flag !== "--help")).toEqual([]);
  const variables = /\b(?:INVOCA|CLOUDLX|APIFONICA|CALLGEAR)_(?!BASE_URL)[A-Z_]+/g;
  expect(wordsOf(command, variables)).toEqual(wordsOf(stdout, variables));
});
