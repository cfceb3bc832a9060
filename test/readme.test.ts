import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { run } from "./support/command.js";
import { problemsOf } from "./support/compile.js";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const exampleFolders = readdirSync(join(ROOT, "examples"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `examples/${name}`);
const markdownIn = (folder: string) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => /\.mdx?$/.test(name))
    .map((name) => join(folder, name));

/** The text of each documentation file by path. */
const documents = new Map(
  ["", "bench", "specs", "docs", "docs/decisions", "examples", "website", "website/content", ...exampleFolders]
    .flatMap(markdownIn)
    .map((path) => [path, read(path)]),
);

test("every TypeScript snippet compiles against the built package", () => {
  const snippets = [...documents].flatMap(([path, text]) =>
    [...text.matchAll(/^```ts\n([^]*?)^```/gm)].map(
      ([, code], index) => [`${path.replace(/\W/g, "-")}-${index + 1}`, code!] as const,
    ),
  );
  expect(snippets.length).toBeGreaterThan(6);
  expect(problemsOf(new Map(snippets))).toEqual([]);
});

test("the scripts that the documentation names exist", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const named = [...documents].flatMap(([path, text]) =>
    // The changelog also names scripts that have been renamed.
    path === "CHANGELOG.md" ? [] : [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name]) => name!),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test("links between documentation files lead to an existing file and heading", () => {
  const headingIds = (text: string) =>
    [...text.matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
      title!
        .toLowerCase()
        .replace(/[^\w\s-]/g, "")
        .replace(/\s/g, "-"),
    );
  const broken = [...documents].flatMap(([path, text]) =>
    [...text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g)].flatMap(([link, file, id]) => {
      const target = file ? join(dirname(path), file) : path;
      const found = existsSync(join(ROOT, target)) && (!id || headingIds(read(target)).includes(id));
      return found ? [] : [`${path}: ${link}`];
    }),
  );
  expect(broken).toEqual([]);
});

test("every example has a README, a test, and a row in the table of examples", () => {
  expect(exampleFolders).not.toEqual([]);
  for (const folder of exampleFolders) {
    expect(existsSync(join(ROOT, folder, "README.md")), `${folder}/README.md`).toBe(true);
    expect(existsSync(join(ROOT, "test", `${folder}.test.ts`)), `test/${folder}.test.ts`).toBe(true);
    const name = folder.replace("examples/", "");
    expect(documents.get("examples/README.md")).toContain(`| [${name}](${name}/) `);
  }
});

test("the README has at most 1,200 words", () => {
  expect(read("README.md").trim().split(/\s+/).length).toBeLessThanOrEqual(1200);
});

/** The rows of the tables whose first cell matches, as `first cell second cell`, without backticks. */
function tableRows(text: string, firstCell: RegExp): string[] {
  return text
    .split("\n")
    .map((line) => line.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, "").trim()))
    .filter(([first]) => firstCell.test(first!))
    .map(([first, second]) => `${first} ${second}`.replaceAll("`", ""));
}

/** The section of docs/command.md about `verify`, and the rest. */
function commandDocs(): { verify: string; rest: string } {
  const text = read("docs/command.md");
  const verify = /^## Verify\n[^]*?(?=^## )/m.exec(text)![0];
  return { verify, rest: text.replace(verify, "") };
}

test("docs/command.md and the README describe options, variables and exit codes in the words of --help", async () => {
  const { verify, rest } = commandDocs();
  const describedOf = (text: string) => [
    ...tableRows(text, /^`--[^`]+`$/),
    ...tableRows(text, /^`[A-Z]+_[A-Z_]+`$/),
    ...tableRows(text, /^\d+$/),
  ];
  const helpOf = async (name: string) => (await run([name, "--help"])).stdout.replace(/\s+/g, " ");
  const isMissing = (help: string) => (row: string) => !help.includes(` ${row} `) && !help.endsWith(` ${row} `);
  const help = await helpOf("list");
  expect(describedOf(rest)).toHaveLength(9 + 14 + 6);
  expect(describedOf(rest).filter(isMissing(help))).toEqual([]);
  expect(describedOf(verify)).toHaveLength(7 + 6);
  expect(describedOf(verify).filter(isMissing(await helpOf("verify")))).toEqual([]);
  expect(tableRows(read("README.md"), /^\d+$/)).toEqual(tableRows(rest, /^\d+$/));
  expect(rest.replace(/\s+/g, " ").replaceAll("`", "")).toContain(
    /Variables are read from .*? from arguments\./.exec(help)![0],
  );
});

test("docs/command.md has every option of verify, and no other", async () => {
  const { stdout } = await run(["verify", "--help"]);
  const flagsOf = (text: string) => [...new Set(text.match(/--[a-z-]+/g))].sort();
  // Those of `redocly drift`.
  const others = ["--api", "--server"];
  const inOptions = flagsOf(commandDocs().verify).filter((flag) => /[a-z]/.test(flag) && !others.includes(flag));
  expect(inOptions).toEqual(flagsOf(stdout).filter((flag) => flag !== "--help"));
});

test("docs/command.md has every option and variable of the command, and no other", async () => {
  const { stdout } = await run(["list", "--help"]);
  const wordsOf = (text: string, pattern: RegExp) => [...new Set(text.match(pattern))].sort();
  const command = read("docs/command.md");
  const flags = /--(?:provider|country|type|format|raw|sort|timeout|retries|env-file)\b/g;
  expect(wordsOf(command, flags)).toEqual(wordsOf(stdout, flags));
  expect(wordsOf(stdout, /--[a-z-]+/g).filter((flag) => !command.includes(flag) && flag !== "--help")).toEqual([]);
  const variables = /\b(?:INVOCA|CLOUDLX|APIFONICA|CALLGEAR)_(?!BASE_URL)[A-Z_]+/g;
  expect(wordsOf(command, variables)).toEqual(wordsOf(stdout, variables));
  expect(wordsOf(read("README.md"), variables)).toEqual(wordsOf(stdout, variables));
});
