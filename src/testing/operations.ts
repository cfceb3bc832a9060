import { apis } from "../../generated/examples.js";
import type { ApiDeclaration, OperationDeclaration } from "../http/declaration.js";
import { getPath } from "../http/json.js";
import type { ListDeclaration } from "../listing/declaration.js";
import type { ExampleDeclaration, OperationExamples } from "./declaration.js";

/** An operation, and what the fake needs to respond to it. */
export interface FakeOperation {
  readonly api: ApiDeclaration;
  readonly declaration: OperationDeclaration;
  readonly examples: OperationExamples;
  /** The operation of the same API that lists the records. */
  readonly list: ListDeclaration;
  readonly documentedRecords: readonly object[];
}

/** The operations of all APIs. Those with the longest paths first: `/numbers` is the end of another path. */
export const OPERATIONS: readonly FakeOperation[] = Object.values(apis)
  .flatMap(({ api, examples, records }): FakeOperation[] => {
    const declared: ApiDeclaration["operations"] = api.operations;
    const list = Object.values(declared).find(isList);
    if (list === undefined) {
      return [];
    }
    return Object.entries(declared).map(([id, declaration]) => ({
      api,
      declaration,
      examples: examples.operations[id] ?? { examples: [] },
      list,
      documentedRecords: records,
    }));
  })
  .sort((a, b) => b.declaration.path.length - a.declaration.path.length);

function isList(operation: OperationDeclaration): operation is ListDeclaration {
  return "pagination" in operation;
}

/** Returns the operation that a request calls, whatever its server is, and the parameters in its path. */
export function findOperation(method: string, pathname: string, body: unknown) {
  for (const operation of OPERATIONS) {
    const { declaration } = operation;
    const path = declaration.method === method ? readPath(declaration.path, pathname) : undefined;
    if (path && (!declaration.rpc || declaration.rpc.method === getPath(body, ["method"]))) {
      return { operation, path };
    }
  }
  return undefined;
}

/** Returns the parameters of a path that ends with a path of the template, or undefined if it does not. */
function readPath(template: string, pathname: string): Record<string, string> | undefined {
  const parts = template.split(/\{([^{}]+)\}/);
  const pattern = parts.map((part, index) => (index % 2 ? "([^/]+)" : part.replace(/\W/g, "\\$&"))).join("");
  const values = new RegExp(`${pattern}$`).exec(pathname)?.slice(1);
  const names = parts.filter((_, index) => index % 2);
  return values && Object.fromEntries(names.map((name, index) => [name, decode(values[index] ?? "")]));
}

/** Returns the value of a path parameter. Invalid percent-encoding stays as received, and is the id of no record. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Returns the example with a name, of any status or of the given one. */
export function findExample(
  { examples }: OperationExamples,
  name: string | undefined,
  status?: number,
): ExampleDeclaration | undefined {
  return examples.find(
    (example) => (name === undefined || example.name === name) && (status === undefined || covers(example, status)),
  );
}

/** Whether the response of the example covers a status: `4XX` covers 404. */
function covers({ code, status }: ExampleDeclaration, wanted: number): boolean {
  return status === wanted || new RegExp(`^${code.replace(/X/gi, "\\d")}$`).test(String(wanted));
}
