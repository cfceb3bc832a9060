/** The environment variables of a provider that correspond to values of a request. */
import type { AnyProvider } from "../../../src/providers/index.js";
import type { Variable } from "../../../src/providers/provider.js";
import { operationsOf, resolve, type Node, type Spec } from "../../openapi/specs.js";

/** The members of a provider that the samples use. */
export type SampledProvider = Pick<AnyProvider, "id" | "variables" | "api">;

/** Returns a name in lower case and without separators: `network_id` and `networkId` are the same. */
export function normalizeName(name: string): string {
  return name.replaceAll(/[^a-z\d]/gi, "").toLowerCase();
}

/** Returns the variable whose option has the name of a parameter. Undefined if there is none. */
export function variableFor({ variables }: SampledProvider, name: string): Variable | undefined {
  return variables.find((variable) => normalizeName(variable.option) === normalizeName(name));
}

/**
 * Returns the variable of the credential: the variable whose option has the name of no server variable, parameter or
 * body property. If there are several, the one whose option ends with `token`.
 *
 * @throws Error if there is no such variable.
 */
export function credentialVariable(spec: Spec, provider: SampledProvider): Variable {
  const names = new Set([...serverVariables(spec), ...inputNames(spec)].map(normalizeName));
  const candidates = provider.variables.filter(({ option }) => !names.has(normalizeName(option)));
  const found = candidates.find(({ option }) => /token$/i.test(option)) ?? candidates[0];
  if (found === undefined) {
    throw new Error(`${provider.id}: no variable holds the credential of a request`);
  }
  return found;
}

function serverVariables({ document }: Spec): string[] {
  return (document["servers"] as Node[]).flatMap((server) => Object.keys((server["variables"] ?? {}) as Node));
}

/** Returns the names of all parameters and body properties. */
function inputNames(spec: Spec): string[] {
  return operationsOf(spec).flatMap(({ operation, parameters }) => [
    ...parameters.map(({ name }) => name as string),
    ...bodyProperties(spec.document, operation),
  ]);
}

function bodyProperties(document: Node, operation: Node): string[] {
  if (operation["requestBody"] === undefined) {
    return [];
  }
  const { content = {} } = resolve(document, operation["requestBody"] as Node);
  const schemas = Object.values(content as Record<string, Node>).map(({ schema = {} }) => schema as Node);
  return schemas.flatMap((schema) => Object.keys((resolve(document, schema)["properties"] ?? {}) as Node));
}
