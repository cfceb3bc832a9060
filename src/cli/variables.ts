/** The providers' environment variables. */
import type { AnyProvider } from "../providers/index.js";
import type { Variable } from "../providers/provider.js";

/** Variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The name of the variable that replaces a provider's server URL. */
export function baseUrlVariable(provider: AnyProvider): string {
  return `${provider.id.toUpperCase()}_BASE_URL`;
}

/** All variables of a provider; the one for the server URL is last. */
export function variablesOf(provider: AnyProvider): Variable[] {
  const name = baseUrlVariable(provider);
  return [
    ...provider.variables,
    { name, option: "baseUrl", description: "replaces the server URL", isServerAddress: true, optional: "always" },
  ];
}
