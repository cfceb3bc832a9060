/** The providers' environment variables and the clients they configure. */
import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import type { ClientOptions } from "../http/settings.js";
import type { Account } from "../inventory/list-numbers.js";
import { providers, type AnyProvider, type ClientOf } from "../providers/index.js";
import type { Variable } from "../providers/provider.js";
import { UsageError } from "./usage-error.js";

/** Variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The state of a provider's configuration. */
export interface Configuration {
  provider: AnyProvider;
  /** Names of the variables that are set. */
  set: string[];
  /** Names of the required variables that are not set. */
  missing: string[];
}

const UNPRINTABLE = /[^ -~]/;

/** Why a file cannot be read, by the error's code. */
const READ_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  EACCES: "permission denied",
  EISDIR: "is a directory",
};

/**
 * The process's environment, combined with the variables of a file. Variables of the process take precedence.
 *
 * @throws UsageError if the file cannot be read.
 */
export function readEnvironment(processEnv: Environment, file: string | undefined): Environment {
  if (file === undefined) {
    return processEnv;
  }
  const nonEmpty = Object.entries(processEnv).filter(([, value]) => value !== undefined && value !== "");
  return { ...parseEnv(readText(file)), ...Object.fromEntries(nonEmpty) };
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    const { code = "unknown error" } = error as NodeJS.ErrnoException;
    throw new UsageError(`cannot read ${file}: ${READ_ERRORS[code] ?? code}`);
  }
}

/** The name of the variable that replaces a provider's server URL. */
export function baseUrlVariable(provider: AnyProvider): string {
  return `${provider.id.toUpperCase()}_BASE_URL`;
}

/** All variables of a provider; the one for the server URL is last. */
export function variablesOf(provider: AnyProvider): Variable[] {
  const name = baseUrlVariable(provider);
  return [...provider.variables, { name, option: "baseUrl", description: "base URL override", optional: "always" }];
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

/**
 * The clients of the selected providers, or of all configured ones.
 *
 * @throws UsageError if none is configured, one is partly configured, or the value of a variable is invalid.
 */
export function toAccounts(
  env: Environment,
  selected: readonly AnyProvider[] | undefined,
  options: ClientOptions,
): Account[] {
  const candidates = readConfigurations(env).filter(({ provider }) => selected?.includes(provider) ?? true);
  const used = candidates.filter(({ set }) => selected !== undefined || set.length > 0);
  if (used.length === 0) {
    const lines = candidates.map(({ provider, missing }) => `  ${provider.id}: ${missing.join(", ")}`);
    throw new UsageError(
      `no provider is configured. Set the variables of at least one:\n${lines.join("\n")}\n` +
        "Run 'number-inventory providers' or see --env-file.",
    );
  }
  const incomplete = used.filter(({ missing }) => missing.length > 0);
  if (incomplete.length > 0) {
    throw new UsageError(incomplete.map(describeIncomplete).join("\n"));
  }
  return used.map(({ provider }) => connect(provider, env, options));
}

function describeIncomplete({ provider, set, missing }: Configuration): string {
  const state = set.length > 0 ? "only partly configured" : "not configured";
  return `${provider.id} is ${state}: set ${missing.join(", ")}, or select other providers with --provider`;
}

function connect(provider: AnyProvider, env: Environment, options: ClientOptions): ClientOf {
  const variables = variablesOf(provider);
  const baseUrl = env[baseUrlVariable(provider)];
  const values = Object.fromEntries(provider.variables.map(({ name }) => [name, env[name] || undefined]));
  try {
    return provider.connect(values, { ...options, ...(baseUrl && { baseUrl }) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const unprintable = variables.find(({ option, name }) => {
      return message.includes(`\`${option}\``) && UNPRINTABLE.test(env[name]?.trim() ?? "");
    });
    const reason = unprintable
      ? `${unprintable.name} contains characters that are not printable ASCII`
      : toVariableNames(message, variables);
    throw new UsageError(`${provider.id}: ${reason}`);
  }
}

/** The message of a factory, with the names of options replaced by those of the variables. */
function toVariableNames(message: string, variables: readonly Variable[]): string {
  return variables.reduce((text, { option, name }) => text.replaceAll(`\`${option}\``, name), message);
}
