/** `number-inventory providers`: which providers are configured, and which variables are missing. */
import type { Variable } from "../providers/provider.js";
import { readConfigurations, type Configuration } from "./configuration.js";
import { variablesOf, type Environment } from "./variables.js";

/** The state of every provider with its variables, ready to print. Values are not shown, because they may be secret. */
export function describeProviders(env: Environment): string {
  return readConfigurations(env).map(describeProvider).join("");
}

function describeProvider(configuration: Configuration): string {
  const { provider } = configuration;
  const lines = variablesOf(provider).map((variable) => {
    const state = describeVariable(variable, configuration);
    return `  ${state.padEnd(8)}  ${variable.name.padEnd(22)}  ${variable.description}\n`;
  });
  const title = provider.displayName.toLowerCase() === provider.id ? "" : ` (${provider.displayName})`;
  return `${provider.id}${title}: ${describeState(configuration)}\n${lines.join("")}`;
}

/** The state of a variable. If alternatives are missing, the words connect them: either A, or B and C. */
function describeVariable({ name, alternativeTo }: Variable, { provider, set, missing }: Configuration): string {
  if (set.includes(name)) {
    return "set";
  }
  const alternatives = provider.variables.filter((other) => other.alternativeTo === (alternativeTo ?? name));
  if (alternatives.length > 0 && missing.includes(alternativeTo ?? name)) {
    return alternativeTo === undefined ? "either" : alternatives[0]?.name === name ? "or" : "and";
  }
  return missing.includes(name) ? "missing" : "optional";
}

function describeState({ set, missing }: Configuration): string {
  if (missing.length === 0) {
    return "configured";
  }
  return set.length === 0 ? "not configured" : "incomplete configuration";
}
