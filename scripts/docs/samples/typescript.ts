/** An operation as TypeScript with this package: by the client's own method where it has one, else by `raw`. */
import { format } from "prettier";
import type { AnyProvider } from "../../../src/providers/index.js";
import { operationsOf, type Node, type Spec, type SpecOperation } from "../../openapi/specs.js";
import type { FacadeMethod } from "./facade.js";
import { bodyExamples, parametersOf, type Parameter } from "../openapi/parameters.js";
import { variableFor } from "./variables.js";

/** The code for an operation. */
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

/** The code for one inventory over an account of each provider. */
export async function inventorySample(
  specs: readonly Spec[],
  providerOf: (spec: Spec) => AnyProvider,
): Promise<string> {
  const used = specs.map((spec) => ({ spec, provider: providerOf(spec), factory: factoryOf(spec.provider) }));
  const code = [
    `import { ${used.map(({ factory }) => factory).join(", ")}, listNumbers } from "number-inventory";`,
    "",
    "const accounts = [",
    ...used.map(({ spec, provider, factory }) => `${factory}(${literal(optionsOf(spec, provider))}),`),
    "];",
    "for await (const number of listNumbers(accounts)) {",
    "console.log(number.provider, number.e164, number.country, number.name);",
    "}",
  ].join("\n");
  return (await format(code, { parser: "typescript", printWidth: 90 })).trim();
}

/** The factory of a provider's entry point. The tests compile the samples, and so find one that is called otherwise. */
function factoryOf(id: string): string {
  return `create${id[0]!.toUpperCase()}${id.slice(1)}Client`;
}

/** The options that a client needs: as the spec's examples have them, and what is secret left out. */
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
      // Of several ways to authenticate, the one that is enough by itself.
      .filter((variable) => !("alternativeTo" in variable) && variable.optional !== "always")
      .map(({ name, option }) => [option, known.get(name) ?? "…"]),
  );
}

function methodCall(id: string, { path, list, args }: FacadeMethod, parameters: Parameter[]): string {
  if (!list) {
    return `const answer = await ${id}.${path}(${args.map(literal).join(", ")});\nconsole.log(answer);`;
  }
  const filter = typicalFilter(parameters);
  const query = filter ? literal({ [filter.name]: filter.example }) : "";
  return `for await (const number of ${id}.${path}(${query})) {\n  console.log(number);\n}`;
}

/** The filter that shows most: one with documented values or parts, else the first. */
function typicalFilter(parameters: Parameter[]): Parameter | undefined {
  const filters = parameters.filter(
    ({ role, deprecated, example }) => role === "other" && !deprecated && example !== undefined,
  );
  return filters.find(({ schema, example }) => schema["enum"] || typeof example === "object") ?? filters[0];
}

function rawCall(spec: Spec, id: string, found: SpecOperation, parameters: Parameter[]): string {
  const of = (place: string) =>
    parameters
      .filter((parameter) => parameter.in === place && parameter.required)
      .map(({ name, example }) => [name, example] as const);
  const params = Object.fromEntries(
    ["path", "query", "header"]
      .map((place) => [place, Object.fromEntries(of(place))])
      .filter(([, members]) => Object.keys(members!).length > 0),
  ) as Node;
  const [body] = bodyExamples(spec.document, found.operation);
  const init = { ...(Object.keys(params).length > 0 && { params }), ...(body !== undefined && { body }) };
  const rest = Object.keys(init).length > 0 ? `, ${literal(init)}` : "";
  return `const { data, error } = await ${id}.raw.${found.method.toUpperCase()}(${JSON.stringify(found.path)}${rest});\nconsole.log(data ?? error);`;
}

/** A value as it is written in TypeScript. */
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
