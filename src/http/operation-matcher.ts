import type { OperationDeclaration } from "./declaration.js";
import { getPath } from "./json.js";

/** Finds the operation that a request calls; undefined if the spec has none. `body` is the parsed body. */
export type FindOperation = (method: string, url: string, body: unknown) => OperationDeclaration | undefined;

/** A {@link FindOperation} for the operations of one API, compiled once per client. */
export function createOperationMatcher(operations: readonly OperationDeclaration[]): FindOperation {
  const candidates = operations.map((operation) => [operation, compilePathTemplate(operation.path)] as const);
  return (method, url, body) => {
    const [address = ""] = url.split("?");
    const found = candidates.find(
      ([operation, path]) =>
        operation.method === method &&
        path.test(address) &&
        (!operation.rpc || operation.rpc.method === getPath(body, ["method"])),
    );
    return found?.[0];
  };
}

/** An expression for URLs, without their query, that end with the path. A parameter is one non-empty path segment. */
export function compilePathTemplate(template: string): RegExp {
  const literals = template.split(/\{[^{}]+\}/).map((literal) => literal.replace(/\W/g, "\\$&"));
  return new RegExp(`${literals.join("[^/]+")}$`);
}
