/** Which providers are configured by the environment variables. */
import { providers, type AnyProvider } from "../providers/index.js";
import type { Variable } from "../providers/provider.js";
import { baseUrlVariable, variablesOf, type Environment } from "./variables.js";

/** The state of a provider's configuration. */
export interface Configuration {
  provider: AnyProvider;
  /** Names of the variables that are set. */
  set: string[];
  /** Names of the required variables that are not set. */
  missing: string[];
}

/** The configuration of every provider. */
export function readConfigurations(env: Environment): Configuration[] {
  return providers.map((provider) => {
    const variables = variablesOf(provider);
    const hasBaseUrl = Boolean(env[baseUrlVariable(provider)]);
    const isSet = ({ name }: Variable) => Boolean(env[name]);
    const isMissing = (variable: Variable) => !isSet(variable) && isRequired(variable, variables, env, hasBaseUrl);
    const namesOf = (chosen: Variable[]) => chosen.map(({ name }) => name);
    return { provider, set: namesOf(variables.filter(isSet)), missing: namesOf(variables.filter(isMissing)) };
  });
}

/**
 * Whether a variable is needed, given those that are set. Of two alternatives, the one that is partly set is needed; if
 * neither is, the primary one is.
 */
function isRequired(
  { name, optional, alternativeTo }: Variable,
  variables: readonly Variable[],
  env: Environment,
  hasBaseUrl: boolean,
): boolean {
  const primary = alternativeTo ?? name;
  const isAlternativeUsed = variables.some((other) => other.alternativeTo === primary && env[other.name]);
  if (alternativeTo !== undefined) {
    return isAlternativeUsed && !env[primary];
  }
  return !isAlternativeUsed && (optional === undefined || (optional === "with-base-url" && !hasBaseUrl));
}
