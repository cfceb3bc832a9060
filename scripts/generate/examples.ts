/** The examples of a spec, as `number-inventory/testing` uses them. */
import { getPath } from "../../src/http/json.js";
import type { ExampleDeclaration, OperationExamples } from "../../src/testing/declaration.js";
import { examplesOf, pickExample } from "../mock/rules.js";
import { operationsOf, resolve, type Node, type Spec, type SpecOperation } from "../openapi/specs.js";
import { declare, findItemSchemaName } from "./operations.js";

/** Returns the source text of `generated/<provider>/examples.ts`. */
export function generateExamples(spec: Spec): string {
  const operations = operationsOf(spec);
  const list = operations.find(({ operation }) => operation["x-pagination"]);
  if (list === undefined) {
    throw new Error(`${spec.provider}: an operation must have x-pagination`);
  }
  const item = `components["schemas"]["${findItemSchemaName(spec, list)}"]`;
  const declared = Object.fromEntries(
    operations.map((found) => [found.operation["operationId"] as string, declareExamples(spec, found)]),
  );
  return `import type { ApiExamples } from "../../src/testing/declaration.js";
import type { components } from "./types.js";

/** The documented records: those of the examples of the list, each id once. */
export const records: readonly [${item}, ...${item}[]] = ${JSON.stringify(findRecords(spec, list))};

/** The examples of the operations, and what the fake \`fetch\` needs besides the declaration of the API. */
export const examples: ApiExamples = ${JSON.stringify({ env: spec.document["x-mock-env"] ?? {}, operations: declared })};
`;
}

/** Returns the source text of `generated/examples.ts`, which lists the examples of all specs. */
export function listExamples(providers: readonly string[]): string {
  const imports = providers.map(
    (provider) =>
      `import { examples as ${provider}Examples, records as ${provider}Records } from "./${provider}/examples.js";
import { api as ${provider}Api } from "./${provider}/operations.js";\n`,
  );
  const entries = providers.map(
    (provider) => `${provider}: { api: ${provider}Api, examples: ${provider}Examples, records: ${provider}Records }`,
  );
  return `${imports.join("")}
/** The declarations, examples and documented records of all APIs. */
export const apis = { ${entries.join(", ")} };
`;
}

function declareExamples(spec: Spec, { operation, parameters }: SpecOperation): OperationExamples {
  const { document } = spec;
  const examples = examplesOf(document, operation).map(({ code, name, status, value }): ExampleDeclaration => {
    const response = resolve(document, operation["responses"][code] as Node);
    const [mediaType = "application/json"] = Object.keys((response["content"] ?? {}) as Node);
    return { name, code, status, mediaType, body: value };
  });
  const rejection = findRejection(spec, operation);
  const limit = (operation["x-pagination"]?.["limit"] as string | undefined)?.split(".");
  const size = limit && parameterSchema(spec, operation, parameters, limit)?.["default"];
  return {
    ...(size !== undefined && { pageSize: size as number }),
    ...(rejection !== undefined && { rejection }),
    examples,
  };
}

/** Returns the name of the example with which the mock rejects a credential. */
function findRejection(spec: Spec, operation: Node): string | undefined {
  const { name = "", path = [] } = declare(spec).credential;
  const body = path.reduceRight<unknown>((value, key) => ({ [key]: value }), "rejected");
  const parts = { path: {}, query: {}, header: { [name]: "rejected" }, body };
  return pickExample(examplesOf(spec.document, operation), parts)?.name;
}

/** Returns the schema of a parameter such as `query.limit` or `body.params.limit`. */
function parameterSchema(
  { document }: Spec,
  operation: Node,
  parameters: readonly Node[],
  [place, ...path]: string[],
): Node | undefined {
  if (place === "query") {
    const found = parameters.find((parameter) => parameter["in"] === "query" && parameter["name"] === path[0]);
    return found && resolve(document, found["schema"] as Node);
  }
  const body = resolve(document, operation["requestBody"] as Node)["content"]["application/json"]["schema"] as Node;
  return path.reduce<Node>(
    (schema, name) => resolve(document, resolve(document, schema)["properties"][name] as Node),
    body,
  );
}

/** Returns the records of the examples of a list, each id once. */
function findRecords({ document }: Spec, { operation }: SpecOperation): Node[] {
  const { items, id } = operation["x-pagination"] as { items: string; id: string };
  const lists = examplesOf(document, operation).map(({ value }) => getPath(value, items.split(".")));
  const records = new Map<unknown, Node>();
  for (const record of lists.flatMap((list) => (Array.isArray(list) ? (list as Node[]) : []))) {
    if (record[id] !== null && record[id] !== undefined && !records.has(record[id])) {
      records.set(record[id], record);
    }
  }
  return [...records.values()];
}
