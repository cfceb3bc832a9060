/** The clients that the environment variables configure. */
import type { ClientOptions } from "../http/settings.js";
import type { AnyProvider, ClientOf } from "../providers/index.js";
import type { Variable } from "../providers/provider.js";
import { readConfigurations, type Configuration } from "./configuration.js";
import { showBaseUrl } from "./server-address.js";
import { UsageError } from "./usage-error.js";
import { baseUrlVariable, variablesOf, type Environment } from "./variables.js";

const UNPRINTABLE = /[^ -~]/;

/**
 * The clients of the selected providers, or of all configured ones.
 *
 * @throws UsageError if none is configured, one is partly configured, or the value of a variable is invalid.
 */
export function toAccounts(
  env: Environment,
  selected: readonly AnyProvider[] | undefined,
  optionsFor: (providerId: string) => ClientOptions,
): ClientOf[] {
  const candidates = readConfigurations(env).filter(({ provider }) => selected?.includes(provider) ?? true);
  const used = candidates.filter(({ set }) => selected !== undefined || set.length > 0);
  if (used.length === 0) {
    const lines = candidates.map(({ provider, missing }) => `  ${provider.id}: ${describeMissing(provider, missing)}`);
    throw new UsageError(
      `no provider is configured; set the variables of at least one:\n${lines.join("\n")}`,
      "Run 'number-inventory providers' or see --env-file.",
    );
  }
  const incomplete = used.filter(({ missing }) => missing.length > 0);
  if (incomplete.length > 0) {
    throw new UsageError(incomplete.map(describeIncomplete).join("\n"));
  }
  return used.map(({ provider }) => createClient(provider, env, optionsFor(provider.id)));
}

function describeIncomplete({ provider, set, missing }: Configuration): string {
  const state = set.length > 0 ? "only partly configured" : "not configured";
  const variables = describeMissing(provider, missing);
  return `${provider.id} is ${state}: set ${variables}; or select other providers with --provider`;
}

/** The missing variables, each with its alternative: `CLIENT_ID and CLIENT_SECRET, or ACCESS_TOKEN`. */
function describeMissing({ variables }: AnyProvider, missing: readonly string[]): string {
  return missing
    .map((name) => {
      const alternatives = variables.filter(({ alternativeTo }) => alternativeTo === name);
      return alternatives.length === 0 ? name : `${alternatives.map((each) => each.name).join(" and ")}, or ${name}`;
    })
    .join(", ");
}

function createClient(provider: AnyProvider, env: Environment, options: ClientOptions): ClientOf {
  const baseUrl = env[baseUrlVariable(provider)];
  const values = Object.fromEntries(provider.variables.map(({ name }) => [name, env[name] || undefined]));
  try {
    return provider.connect(values, { ...options, ...(baseUrl && { baseUrl }) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${provider.id}: ${describeInvalid(provider, env, message)}`);
  }
}

/** The message of a factory about an invalid option, as one about the variable that sets the option. */
function describeInvalid(provider: AnyProvider, env: Environment, message: string): string {
  const variables = variablesOf(provider);
  const invalid = variables.find(({ option }) => message.includes(`\`${option}\``));
  if (invalid !== undefined && UNPRINTABLE.test(env[invalid.name]?.trim() ?? "")) {
    return `${invalid.name} contains characters that are not printable ASCII`;
  }
  const text = toVariableNames(message, variables);
  if (invalid === undefined) {
    return text;
  }
  // Of any other value, only the length is shown: it may be a credential in the wrong variable.
  const url = invalid.option === "baseUrl" ? showBaseUrl(provider, env) : undefined;
  const value = url === undefined ? `a string of length ${env[invalid.name]?.length ?? 0}` : JSON.stringify(url);
  return text.replace(/, got .*$/, () => `, got ${value}`);
}

/** The message of a factory, with the names of options replaced by those of the variables. */
function toVariableNames(message: string, variables: readonly Variable[]): string {
  return variables.reduce((text, { option, name }) => text.replaceAll(`\`${option}\``, name), message);
}
