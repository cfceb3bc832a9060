/** The address of a provider's server in messages: its URL, and the variables that set it. */
import type { AnyProvider } from "../providers/index.js";
import { createValueRedactor } from "./variable-values.js";
import { baseUrlVariable, type Environment } from "./variables.js";

/** The address of a request. */
export interface Address {
  /** The URL without query. The values of variables are replaced with their names: they may be credentials. */
  url: string;
  /** The variables that set the server; none if it is the spec's. */
  serverVariables: string[];
  /** The variables that set the path. */
  pathVariables: string[];
}

/** The address of a request to a provider. A base URL is shown with its value. */
export function describeAddress(provider: AnyProvider, env: Environment, requestUrl: string): Address {
  const { protocol, host, pathname } = new URL(requestUrl);
  const baseUrl = baseUrlVariable(provider);
  const set = provider.variables.filter(({ name }) => env[name]);
  const hostVariable = set.find(({ name, isServerAddress }) => isServerAddress && isPartOfHost(host, env[name] ?? ""));
  const segments = pathname.split("/").map((segment) => ({
    segment,
    name: set.find(({ name }) => env[name]?.trim() === decode(segment))?.name,
  }));
  const hostVariables = hostVariable === undefined ? [] : [hostVariable.name];
  const path = segments.map(({ segment, name }) => (name === undefined ? segment : `{${name}}`)).join("/");
  const shownHost = hostVariables.reduce((text, name) => text.replace(toHost(env[name] ?? ""), `{${name}}`), host);
  return {
    url: createValueRedactor(env)(`${protocol}//${shownHost}${path}`),
    serverVariables: env[baseUrl] ? [baseUrl] : hostVariables,
    pathVariables: [...new Set(segments.flatMap(({ name }) => name ?? []))],
  };
}

/** The provider's base URL without query and credentials. Undefined if the variable is not set or not a URL. */
export function showBaseUrl(provider: AnyProvider, env: Environment): string | undefined {
  const url = env[baseUrlVariable(provider)];
  // Other text may be a credential in the wrong variable.
  if (url === undefined || !/^[a-z]+:\/\//i.test(url)) {
    return undefined;
  }
  // A password may contain any character: the user name and the password end with the last `@`.
  const withoutUser = url.replace(/\/\/[^]*@/, "//[redacted]@").replace(/[?#][^]*$/, "");
  // A port that is not a number may be a password.
  const withoutPassword = withoutUser.replace(/^(\w+:\/\/[^/:@[]+:)(?!\d*(?:\/|$))[^]*/, "$1[redacted]");
  return createValueRedactor(env)(withoutPassword);
}

/** Whether the host is the value of a variable, or a subdomain that is. */
function isPartOfHost(host: string, value: string): boolean {
  return host === toHost(value) || host.startsWith(`${toHost(value)}.`);
}

/** The form of a value in the host of a URL. */
function toHost(value: string): string {
  return value.trim().toLowerCase();
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
