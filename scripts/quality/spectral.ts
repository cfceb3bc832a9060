/** What Spectral says of a spec, by the rules of `.spectral.js`. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import core, { type RulesetDefinition } from "@stoplight/spectral-core";
import parsers from "@stoplight/spectral-parsers";
import { root } from "../openapi/specs.js";

const { default: rules } = (await import(new URL(".spectral.js", root).href)) as { default: RulesetDefinition };
const judge = new core.Spectral();
judge.setRuleset(new core.Ruleset(rules));

const severities = ["error", "warning", "information", "hint"];

/** Every problem of a document, of whatever severity: its line, and what is wrong there. */
export async function problemsOf(document: URL): Promise<string[]> {
  const file = fileURLToPath(document);
  const problems = await judge.run(new core.Document(await readFile(file, "utf8"), parsers.Yaml, file));
  return problems.map(
    ({ range, severity, code, message }) => `line ${range.start.line + 1}: ${severities[severity]} ${code}: ${message}`,
  );
}
