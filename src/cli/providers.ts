/** `number-inventory providers`: which providers are configured, and which variables are missing. */
import { readConfigurations, type Configuration } from "./configuration.js";
import { variablesOf, type Environment } from "./variables.js";

/** The state of every provider with its variables, ready to print. Values are not shown, because they may be secret. */
export function describeProviders(env: Environment): string {
  return readConfigurations(env).map(describeProvider).join("");
}

function describeProvider(configuration: Configuration): string {
  const { provider, set, missing } = configuration;
  const lines = variablesOf(provider).map(({ name, description }) => {
    const state = set.includes(name) ? "set" : missing.includes(name) ? "missing" : "optional";
    return `  ${state.padEnd(8)}  ${name.padEnd(22)}  ${description}\n`;
  });
  const title = provider.displayName.toLowerCase() === provider.id ? "" : ` (${provider.displayName})`;
  return `${provider.id}${title}: ${describeState(configuration)}\n${lines.join("")}`;
}

function describeState({ set, missing }: Configuration): string {
  if (missing.length === 0) {
    return "configured";
  }
  return set.length === 0 ? "not configured" : "incomplete configuration";
}
