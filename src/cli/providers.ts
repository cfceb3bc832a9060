/** `number-inventory providers`: which are configured, and which variables are missing. */
import { baseUrlVariable, readConfigurations, type Environment } from "./environment.js";

/** A line or more for each provider, ready to print. No value is shown: they may be secret. */
export function describeProviders(env: Environment): string {
  return readConfigurations(env)
    .map(({ provider, given, missing }) => {
      const state =
        missing.length === 0 ? "configured" : given.length === 0 ? "not configured" : "incomplete, cannot be listed";
      const variables = [
        ...provider.variables,
        { name: baseUrlVariable(provider), about: "overrides the server", optional: "always" as const },
      ].map(({ name, about, optional }) => {
        const mark = given.includes(name)
          ? "set"
          : missing.includes(name)
            ? "missing"
            : optional
              ? "optional"
              : "missing";
        return `  ${mark.padEnd(8)}  ${name.padEnd(22)}  ${about}\n`;
      });
      return `${provider.id}: ${state} (${provider.title})\n${variables.join("")}`;
    })
    .join("");
}
