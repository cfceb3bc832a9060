/** Samples in TypeScript with this package. They use the client's method for the operation, or `raw` if it has none. */
import { format } from "prettier";
import type { AnyProvider } from "../../../src/providers/index.js";
import { operationsOf, type Node, type Spec, type SpecOperation } from "../../openapi/specs.js";
import type { FacadeMethod } from "./facade.js";
import { bodyExamples, parametersOf, type Parameter } from "../openapi/parameters.js";
import { variableFor } from "./variables.js";

/** Returns the code for an operation. */
export async function typescriptSample(
  spec: Spec,
  provider: AnyProvider,
  found: SpecOperation,
  method: FacadeMethod | undefined,
): Promise<string> {
  const { id } = provider;
  const factory = factoryOf(id);
  const parameters = parametersOf(spec, found);
  const code = [
    `import { ${factory} } from "number-inventory/${id}";`,
    "",
    `const ${id} = ${factory}(${literal(optionsOf(spec, provider))});`,
    "",
    method === undefined ? rawCall(spec, id, found, parameters) : methodCall(id, method, parameters),
  ].join("\n");
  return (await format(code, { parser: "typescript", printWidth: 76 })).trim();
}

/**
 * Returns the name of the factory in a provider's entry point. The tests compile the samples, so a wrong name fails.
 */
function factoryOf(id: string): string {
  return `create${id.slice(0, 1).toUpperCase()}${id.slice(1)}Client`;
}

/** Returns the options that a client needs: the examples of the spec, and `…` for credentials. */
function optionsOf(spec: Spec, provider: AnyProvider): Node {
  const server = spec.document["servers"][0] as Node;
  const known = new Map<string, unknown>();
  for (const [name, variable] of Object.entries((server["variables"] ?? {}) as Record<string, Node>)) {
    known.set(variableFor(provider, name)?.name ?? "", variable["default"]);
  }
  for (const { parameters } of operationsOf(spec)) {
    for (const { name, example } of parameters) {
      known.set(variableFor(provider, name as string)?.name ?? "", example);
    }
  }
  return Object.fromEntries(
    provider.variables
      // If there are several ways to authenticate, the first one is enough.
      .filter((variable) => !("alternativeTo" in variable) && variable.optional !== "always")
      .map(({ name, option }) => [option, known.get(name) ?? "…"]),
  );
}

function methodCall(id: string, { path, list, args }: FacadeMethod, parameters: Parameter[]): string {
  if (!list) {
    return `const result = await ${id}.${path}(${args.map(literal).join(", ")});\nconsole.log(result);`;
  }
  const filter = typicalFilter(parameters);
  const query = filter ? literal({ [filter.name]: filter.example }) : "";
  return `for await (const number of ${id}.${path}(${query})) {\n  console.log(number);\n}`;
}

/**
 * Returns the filter for the sample: the first with documented values or with an object as its value, otherwise the
 * first.
 */
function typicalFilter(parameters: Parameter[]): Parameter | undefined {
  const filters = parameters.filter(
    ({ role, deprecated, example }) => role === "other" && !deprecated && example !== undefined,
  );
  return filters.find(({ schema, example }) => schema["enum"] || typeof example === "object") ?? filters[0];
}

function rawCall(spec: Spec, id: string, found: SpecOperation, parameters: Parameter[]): string {
  const params: Node = {};
  for (const { name, in: place, required, example } of parameters) {
    if (required && ["path", "query", "header"].includes(place)) {
      params[place] = { ...params[place], [name]: example };
    }
  }
  const [body] = bodyExamples(spec.document, found.operation);
  const init = { ...(Object.keys(params).length > 0 && { params }), ...(body !== undefined && { body }) };
  const rest = Object.keys(init).length > 0 ? `, ${literal(init)}` : "";
  return `const { data, error } = await ${id}.raw.${found.method.toUpperCase()}(${JSON.stringify(found.path)}${rest});\nconsole.log(data ?? error);`;
}

/** Returns a value as a TypeScript literal. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(literal).join(", ")}]`;
  }
  if (typeof value !== "object" || value === null) {
    return JSON.stringify(value) ?? "undefined";
  }
  const members = Object.entries(value).map(([key, member]) => {
    return `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)}: ${literal(member)}`;
  });
  return `{ ${members.join(", ")} }`;
}
