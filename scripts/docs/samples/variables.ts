/** Which of a provider's environment variables stands for which value of a request. */
import type { AnyProvider } from "../../../src/providers/index.js";
import type { Variable } from "../../../src/providers/provider.js";
import { operationsOf, resolve, type Node, type Spec } from "../../openapi/specs.js";

/** As much of a provider as the samples need. */
export type SampledProvider = Pick<AnyProvider, "id" | "variables">;

const plain = (name: string) => name.replaceAll(/[^a-z\d]/gi, "").toLowerCase();

/** The variable for the option that is named like a parameter: `network_id` is `networkId`. */
export function variableFor({ variables }: SampledProvider, name: string): Variable | undefined {
  return variables.find((variable) => plain(variable.option) === plain(name));
}

/** The variable that holds the credential: the one that no parameter, server variable or property is named like. */
export function credentialVariable(spec: Spec, provider: SampledProvider): Variable {
  const { document } = spec;
  const taken = new Set<string>();
  for (const server of document["servers"] as Node[]) {
    for (const name of Object.keys((server["variables"] ?? {}) as Node)) {
      taken.add(plain(name));
    }
  }
  for (const { operation, parameters } of operationsOf(spec)) {
    for (const { name } of parameters) {
      taken.add(plain(name as string));
    }
    const body = operation["requestBody"] && resolve(document, operation["requestBody"] as Node);
    for (const { schema } of Object.values((body?.["content"] ?? {}) as Record<string, Node>)) {
      const properties = (schema ? resolve(document, schema as Node)["properties"] : {}) as Node | undefined;
      for (const name of Object.keys(properties ?? {})) {
        taken.add(plain(name));
      }
    }
  }
  const free = provider.variables.filter(({ option }) => !taken.has(plain(option)));
  const found = free.find(({ option }) => /token$/i.test(option)) ?? free[0];
  if (found === undefined) {
    throw new Error(`${provider.id}: none of its variables holds the credential of a request`);
  }
  return found;
}
