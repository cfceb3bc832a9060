/** The address of a provider's server in messages: the variables that set it, and its URL. */
import { Redactor } from "../http/redactor.js";
import type { AnyProvider } from "../providers/index.js";
import { baseUrlVariable, variablesOf, type Environment } from "./variables.js";

/** The names of the variables that set the address; none if it is the spec's. */
export function addressVariables(provider: AnyProvider, env: Environment): string[] {
  const baseUrl = baseUrlVariable(provider);
  if (env[baseUrl]) {
    return [baseUrl];
  }
  return variablesOf(provider)
    .filter(({ name, isServerAddress }) => isServerAddress && env[name])
    .map(({ name }) => name);
}

/** The provider's base URL without query and credentials. Undefined if the variable is not set or not a URL. */
export function showBaseUrl(provider: AnyProvider, env: Environment): string | undefined {
  const url = env[baseUrlVariable(provider)];
  // Other text may be a credential in the wrong variable.
  if (url === undefined || !/^[a-z]+:\/\//i.test(url)) {
    return undefined;
  }
  const redactor = new Redactor();
  for (const { name, isCredential } of provider.variables) {
    if (isCredential) {
      redactor.add(env[name]);
    }
  }
  return redactor.redact(url.replace(/[?#][^]*$/, "").replace(/\/\/.*@/, "//[redacted]@"));
}
