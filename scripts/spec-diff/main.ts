/**
 * `npm run spec:diff [-- REF]`: compares the specs in the working tree with those of a git revision.
 * Exits with 0 if no change breaks callers, 1 if one does, 2 if it could not compare. With `--check-version`, it exits
 * with 1 if a version was not raised as far as the changes require, or if the changelog of a changed spec has no
 * complete entry, and with 0 otherwise.
 */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Command, Option } from "commander";
import { root as projectRoot } from "../openapi/specs.js";
import type { Cause } from "./cause.js";
import { findChangelogProblems } from "./changelog-problems.js";
import { draftChangelogs } from "./format/changelog.js";
import { formatMarkdown } from "./format/markdown.js";
import { formatText } from "./format/text.js";
import { CompareError, defaultRevision, loadRevision, loadWorkingTree } from "./load.js";
import { createReport, type Report } from "./report.js";
import { findVersionProblems } from "./versions.js";
import { parseWaivers, WAIVERS_FILE, type Waiver } from "./waivers.js";

interface Options {
  format: "text" | "json" | "markdown";
  cause?: Cause;
  checkVersion?: true;
  changelog?: true;
  project?: string;
}

const FORMATS: Record<Options["format"], (report: Report) => string> = {
  text: formatText,
  json: (report) => JSON.stringify(report, null, 2),
  markdown: formatMarkdown,
};

const program = new Command("spec:diff")
  .description("Compares the specs in the working tree with those of a git revision.")
  .argument("[revision]", "git revision (default: the last release tag, otherwise the main branch)")
  .addOption(new Option("--format <format>", "output format").choices(Object.keys(FORMATS)).default("text"))
  .addOption(
    new Option("--cause <cause>", "cause of the changes, for the words of the report").choices([
      "correction",
      "api-change",
    ]),
  )
  .option(
    "--check-version",
    "exit with 1 only if a version was not raised enough, or an entry in a changelog is missing or incomplete",
  )
  .option("--changelog", "print a draft of the entries in the changelogs of the specs instead of the report")
  .option("--project <folder>", "root folder of the project (default: this one)")
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "spec:diff: ")) })
  .parse();

try {
  process.exitCode = await run(program.args[0], program.opts<Options>());
} catch (error) {
  const text = error instanceof CompareError ? error.message : (error as Error).stack;
  console.error(`spec:diff: could not compare: ${text}`);
  process.exitCode = 2;
}

async function run(revision: string | undefined, options: Options): Promise<number> {
  const root = options.project === undefined ? projectRoot : pathToFileURL(`${resolve(options.project)}/`);
  const before = await loadRevision(revision ?? (await defaultRevision(root)), root);
  const after = await loadWorkingTree(root);
  const report = await createReport(before, after, {
    waivers: await readWaivers(root),
    cause: options.cause,
    // The compiler is loaded only if specs differ.
    compareTypes: async (...versions) => (await import("./types/compare-types.js")).compareTypes(...versions),
  });
  const draft = () => draftChangelogs(report, before, new Date().toISOString().slice(0, 10));
  console.log(options.changelog ? draft() : FORMATS[options.format](report));
  if (!options.checkVersion) {
    return report.breaking ? 1 : 0;
  }
  const problems = [
    ...findVersionProblems(before, after, report.changes),
    ...findChangelogProblems(before, after, report.changes),
  ];
  problems.forEach((problem) => console.error(problem));
  return problems.length > 0 ? 1 : 0;
}

async function readWaivers(root: URL): Promise<Waiver[]> {
  const text = await readFile(new URL(WAIVERS_FILE, root), "utf8").catch(() => "waivers: []");
  return parseWaivers(text);
}
