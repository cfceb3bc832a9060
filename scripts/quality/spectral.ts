/** Checks specs with Spectral and the rules in `.spectral.js`. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import core, { type RulesetDefinition } from "@stoplight/spectral-core";
import parsers from "@stoplight/spectral-parsers";
import { root } from "../openapi/specs.js";

const { default: rules } = (await import(new URL(".spectral.js", root).href)) as { default: RulesetDefinition };
const spectral = new core.Spectral();
spectral.setRuleset(new core.Ruleset(rules));

const severities = ["error", "warning", "information", "hint"];

/** Returns all problems of a document, of any severity, each with its line. */
export async function problemsOf(document: URL): Promise<string[]> {
  const file = fileURLToPath(document);
  const problems = await spectral.run(new core.Document(await readFile(file, "utf8"), parsers.Yaml, file));
  return problems.map(
    ({ range, severity, code, message }) => `line ${range.start.line + 1}: ${severities[severity]} ${code}: ${message}`,
  );
}
