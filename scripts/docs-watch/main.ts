/**
 * `npm run docs:watch`: compares the documentation pages that the specs cite with the texts that were stored before.
 * Exits with 0 if no page changed, 1 if a page changed, 2 if pages could not be compared or the arguments are invalid.
 */
import { readFile } from "node:fs/promises";
import { Command } from "commander";
import { parse } from "yaml";
import { readSpecs, root } from "../openapi/specs.js";
import { readBaseline, writeBaseline } from "./baseline.js";
import { compareSection, exitCodeOf, updateBaseline } from "./compare.js";
import { formatReport } from "./report.js";
import { findTargets, findUnknownSections, type Sections } from "./targets.js";
import { fetchSections } from "./fetch-sections.js";

const BASELINE = new URL("docs/watch/baseline.json", root);
const SECTIONS = new URL("docs/watch/sections.yaml", root);
const LIMITS = { timeoutMs: 30_000, maxBytes: 10_000_000 };

const program = new Command("docs:watch")
  .description("Compares the documentation pages that the specs cite with docs/watch/baseline.json.")
  .option("--update", "store the pages that were fetched")
  .allowExcessArguments(false)
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, "docs:watch: ")) })
  .parse();
const isUpdate = program.opts<{ update?: true }>().update === true;

try {
  process.exitCode = await run();
} catch (error) {
  console.error(`docs:watch: ${(error as Error).message}`);
  process.exitCode = 2;
}

async function run(): Promise<number> {
  const specs = await readSpecs();
  const sections = (parse(await readFile(SECTIONS, "utf8")) ?? {}) as Sections;
  const [unknown] = findUnknownSections(specs, sections);
  if (unknown !== undefined) {
    throw new Error(`docs/watch/sections.yaml: ${unknown} is not a source of a spec`);
  }
  const { targets, skipped } = findTargets(specs, sections);
  const baseline = await readBaseline(BASELINE);
  const results = await fetchSections(targets, LIMITS);
  const findings = results.map(({ target, section }) => compareSection(target, section, baseline[target.name]));
  console.log(formatReport(findings, skipped, isUpdate));
  if (isUpdate) {
    await writeBaseline(BASELINE, updateBaseline(baseline, results, new Date().toISOString().slice(0, 10)));
  }
  return exitCodeOf(findings, isUpdate);
}
