/**
 * `npm run specs:quality`: the specs before judges other than our linter. Prints the score of each spec with its parts; fails
 * where a demanded part is not full, or where Spectral has anything to say.
 */
import { problemsOf } from "./spectral.js";
import { scoreOf, shortfallsOf } from "./score.js";
import { readSpecs } from "../openapi/specs.js";

for (const { provider, url } of await readSpecs()) {
  const [score, problems] = await Promise.all([scoreOf(url), problemsOf(url)]);
  const parts = Object.entries(score.subscores).map(([name, value]) => `${name} ${Math.floor(value * 100)}`);
  console.log(`${provider}: redocly score ${score.agentReadiness} of 100 (${parts.join(", ")})`);
  for (const problem of [...shortfallsOf(score), ...problems]) {
    console.error(`specs/${provider}/openapi.yaml: ${problem}`);
    process.exitCode = 1;
  }
}
