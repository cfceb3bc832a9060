/** `number-inventory providers`: which are configured, and which variables are missing. */
import { readConfigurations, variablesOf, type Environment } from "./environment.js";

/** A line or more for each provider, ready to print. No value is shown: they may be secret. */
export function describeProviders(env: Environment): string {
  return readConfigurations(env)
    .map(({ provider, given, missing }) => {
      const state =
        missing.length === 0 ? "configured" : given.length === 0 ? "not configured" : "incomplete, cannot be listed";
      const variables = variablesOf(provider).map(({ name, description: about }) => {
        const mark = given.includes(name) ? "set" : missing.includes(name) ? "missing" : "optional";
        return `  ${mark.padEnd(8)}  ${name.padEnd(22)}  ${about}\n`;
      });
      return `${provider.id}: ${state} (${provider.displayName})\n${variables.join("")}`;
    })
    .join("");
}
