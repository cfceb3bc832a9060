/**
 * `npm run specs:quality`: checks the specs with `redocly score` and Spectral. Prints the score of each spec and its
 * subscores. Exits with 1 if a required subscore is below 100 %, or if Spectral reports a problem.
 */
import { problemsOf } from "./spectral.js";
import { scoreOf, shortfallsOf } from "./score.js";
import { readSpecs } from "../openapi/specs.js";

for (const { provider, url } of await readSpecs()) {
  const [score, problems] = await Promise.all([scoreOf(url), problemsOf(url)]);
  const subscores = Object.entries(score.subscores).map(([name, value]) => `${name} ${Math.floor(value * 100)}`);
  console.log(`${provider}: redocly score ${score.agentReadiness} of 100 (${subscores.join(", ")})`);
  for (const problem of [...shortfallsOf(score), ...problems]) {
    console.error(`specs/${provider}/openapi.yaml: ${problem}`);
    process.exitCode = 1;
  }
}
