/** The providers' variables: where they come from, and what they configure. */
import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import type { ClientOptions } from "../http/settings.js";
import type { Account } from "../inventory/list-numbers.js";
import { providers, type AnyProvider, type ClientOf } from "../providers/index.js";
import type { Variable } from "../providers/provider.js";
import { UsageError } from "./usage-error.js";

/** Variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** How a provider is configured. */
export interface Configuration {
  provider: AnyProvider;
  /** The variables that are set. */
  given: string[];
  /** The variables that are needed and not set. */
  missing: string[];
}

/** The process's environment over a file's. Throws a `UsageError` where the file cannot be read. */
export function readEnvironment(processEnv: Environment, file: string | undefined): Environment {
  if (file === undefined) return processEnv;
  let text: string;
  try {
    text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    throw new UsageError(`--env-file: ${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown"})`);
  }
  const set = Object.entries(processEnv).filter(([, value]) => value !== undefined && value !== "");
  return { ...parseEnv(text), ...Object.fromEntries(set) };
}

/** The variable that overrides a provider's server. */
export function baseUrlVariable(provider: AnyProvider): string {
  return `${provider.id.toUpperCase()}_BASE_URL`;
}

/** All variables of a provider, that for its server last. */
export function variablesOf(provider: AnyProvider): Variable[] {
  const name = baseUrlVariable(provider);
  return [...provider.variables, { name, option: "baseUrl", description: "overrides the server", optional: "always" }];
}

/** How each provider is configured. */
export function readConfigurations(env: Environment): Configuration[] {
  return providers.map((provider) => {
    const variables = variablesOf(provider);
    const isNeeded = ({ name, optional, alternativeTo: instead }: Variable) => {
      // One of several ways is enough: the first, where nothing is set, else the one that has been begun.
      const others = variables.filter((other) => other.alternativeTo === (instead ?? name) && other.name !== name);
      if (instead !== undefined) return !env[instead] && others.some((other) => env[other.name]);
      if (others.some((other) => env[other.name])) return false;
      return optional === undefined || (optional === "with-base-url" && !env[baseUrlVariable(provider)]);
    };
    const names = (chosen: Variable[]) => chosen.map(({ name }) => name);
    return {
      provider,
      given: names(variables.filter(({ name }) => env[name])),
      missing: names(variables.filter((variable) => !env[variable.name] && isNeeded(variable))),
    };
  });
}

/**
 * The accounts to list: those asked for, else all that are configured. Throws a `UsageError` where there is none, where
 * one is configured by half, and where a variable's value cannot be meant.
 */
export function toAccounts(
  env: Environment,
  asked: readonly AnyProvider[] | undefined,
  options: ClientOptions,
): Account[] {
  const configurations = readConfigurations(env).filter(({ provider }) => asked?.includes(provider) ?? true);
  const wanted = configurations.filter(({ given }) => asked !== undefined || given.length > 0);
  if (wanted.length === 0) {
    const lines = configurations.map(({ provider, missing }) => `  ${provider.id}: ${missing.join(", ")}`);
    throw new UsageError(`no provider is configured. Set the variables of at least one:\n${lines.join("\n")}`);
  }
  const incomplete = wanted.filter(({ missing }) => missing.length > 0);
  if (incomplete.length > 0) {
    const lines = incomplete.map(({ provider, missing }) => `${provider.id}: ${missing.join(", ")} not set`);
    throw new UsageError(`the configuration is incomplete: ${lines.join("; ")}`);
  }
  return wanted.map(({ provider }) => connect(provider, env, options));
}

function connect(provider: AnyProvider, env: Environment, options: ClientOptions): ClientOf {
  const baseUrl = env[baseUrlVariable(provider)];
  const values = Object.fromEntries(provider.variables.map(({ name }) => [name, env[name] || undefined]));
  try {
    return provider.connect(values, { ...options, ...(baseUrl && { baseUrl }) });
  } catch (error) {
    // The factories name their options; whoever set variables knows those.
    let message = error instanceof Error ? error.message : String(error);
    for (const { option, name } of variablesOf(provider)) message = message.replaceAll(`\`${option}\``, name);
    throw new UsageError(`${provider.id}: ${message}`);
  }
}
